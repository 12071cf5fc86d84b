using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Lifecycle;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Lifecycle;

public sealed class LifecycleTests
{
    [Fact]
    public void StageAt_HighestConditionThatEverHeld()
    {
        var story = new Story().Applied("2024-01-01")
            .Say("2024-01-02", key => new PartnerFact.AgreementSigned(key, AgreementKind.Terms, Story.At("2024-02-01")))
            .Say("2024-01-03", key => new PartnerFact.Accepted(key))
            .Say("2024-01-05", key => new PartnerFact.OnboardingCompleted(key))
            .Certified("2024-01-08").Active("2024-01-10", "2024-01-11", "2024-01-12")
            .Say("2024-01-20", key => new PartnerFact.Suspended(key, "late"))
            .Say("2024-01-25", key => new PartnerFact.Reinstated(key))
            .Say("2024-06-01", key => new PartnerFact.Renewed(key, Story.At("2025-06-01")))
            .Say("2026-01-01", key => new PartnerFact.Terminated(key, "left"));
        Table.Check(
            """
            at                           | stage
            2023-12-31T23:59:59.9999999Z | none
            2024-01-01                   | recruit
            2024-01-02                   | recruit
            2024-01-03                   | onboard
            2024-01-05                   | enable
            2024-01-08                   | activate
            2024-01-11T23:59:59.9999999Z | activate
            2024-01-12                   | grow
            2024-01-20                   | suspended
            2024-01-25                   | grow
            2024-02-02                   | grow
            2025-01-02T23:59:59.9999999Z | grow
            2025-01-03                   | retain
            2026-01-01                   | terminated
            """,
            row => Assert.Equal(row.Enum<LifecycleStage>("stage"), LifecycleRules.StageAt(story.Evidence, Defaults.Program, Story.At(row["at"]))));
        Assert.Equal(Story.At("2025-01-03"), LifecycleRules.NextChange(story.Evidence, Defaults.Program, Story.At("2025-01-02")));
        Table.Check(
            """
            asked      | next
            2024-01-02 | 2024-01-03
            2024-01-03 | 2024-01-05
            2024-01-05 | 2024-01-08
            2024-01-11 | 2024-01-12
            2026-01-01 | never
            """,
            row => Assert.StartsWith(row["next"], $"{LifecycleRules.NextChange(story.Evidence, Defaults.Program, Story.At(row["asked"])) ?? Instant.Never}"));
    }

    [Fact]
    public void StageAt_OnboardFromTheSigningAfterTheAcceptance()
    {
        var story = new Story().Applied("2024-01-01").Say("2024-01-03", key => new PartnerFact.Accepted(key))
            .Say("2024-01-04", key => new PartnerFact.AgreementSigned(key, AgreementKind.Terms, null));
        Assert.Equal(LifecycleStage.Recruit, LifecycleRules.StageAt(story.Evidence, Defaults.Program, Story.At("2024-01-03")));
        Assert.Equal(LifecycleStage.Onboard, LifecycleRules.StageAt(story.Evidence, Defaults.Program, Story.At("2024-01-04")));
    }

    [Fact]
    public void ActivatedAt_TheInstantOfAcceptanceItself()
    {
        var story = new Story().Applied("2024-01-01").Say("2024-01-10", key => new PartnerFact.Accepted(key)).Active("2024-01-10", "2024-01-10", "2024-01-10");
        Assert.Equal(Story.At("2024-01-10"), LifecycleRules.ActivatedAt(story.Evidence, Defaults.Program, Story.At("2024-01-10")));
    }

    [Fact]
    public void StageAt_AWinAloneSkipsAhead() =>
        Assert.Equal(LifecycleStage.Grow, LifecycleRules.StageAt(new Story().Applied("2024-01-01").Win("2024-02-01").Evidence, Defaults.Program, Story.At("2024-02-01")));

    // Accepted on 2024-01-10; 45 days of 24 h end before 2024-02-24.
    [Fact]
    public void ActivatedAt_ThreeActivitiesWithinTheDays() => Table.Check(
        """
        first      | second     | third                        | activated
        2024-01-10 | 2024-01-11 | 2024-02-23T23:59:59.9999999Z | yes
        2024-01-10 | 2024-01-11 | 2024-02-24                   | no
        2024-01-09 | 2024-01-11 | 2024-01-12                   | no
        2024-01-11 | 2024-01-11 | 2024-01-11                   | yes
        """,
        row =>
        {
            var story = new Story().Applied("2024-01-01").Say("2024-01-10", key => new PartnerFact.Accepted(key)).Active(row["first"], row["second"], row["third"]);
            var activated = LifecycleRules.ActivatedAt(story.Evidence, Defaults.Program, Story.At("2024-06-01"));
            Assert.Equal(row["activated"] == "yes" ? Story.At(row["third"]) : null, activated);
        });

    [Fact]
    public void ActivatedAt_Each_AsksOneOfThreeKinds()
    {
        var program = Defaults.Program with { Activation = new(ActivationRule.Each, 45, 3) };
        var story = new Story().Applied("2024-01-01").Say("2024-01-10", key => new PartnerFact.Accepted(key)).Active("2024-01-10", "2024-01-11", "2024-01-12");
        foreach (var (at, kind) in new[] { ("2024-01-13", ActivityKind.DealRegistration), ("2024-01-14", ActivityKind.CosellIntroduction) })
            story.Say(at, key => new PartnerFact.ActivityRecorded(key, kind, null, null, null, false));
        Assert.Null(LifecycleRules.ActivatedAt(story.Evidence, program, Story.At("2024-06-01")));
        story.Say("2024-01-15", key => new PartnerFact.ActivityRecorded(key, ActivityKind.ComarketingLaunch, null, null, null, false));
        Assert.Equal(Story.At("2024-01-15"), LifecycleRules.ActivatedAt(story.Evidence, program, Story.At("2024-06-01")));
        Assert.Null(LifecycleRules.ActivatedAt(story.Evidence, program, Story.At("2024-01-14")));
    }
}
