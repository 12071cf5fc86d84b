using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Evidence;

/// <summary>What each kind of partner fact counts, on both sides of the instants at which it begins and ceases to.</summary>
public sealed class PartnerEvidenceTables
{
    private const string Tick = ".9999999Z";
    private static readonly ProgramDocument Program = Defaults.Program;

    [Fact]
    public void Users_TheLatestOfEachCounts_ByRole()
    {
        var evidence = new Story().Applied("2024-01-01")
            .Say("2024-01-02", key => new PartnerFact.UserAdded(key, "ann", UserRole.Seller))
            .Say("2024-01-03", key => new PartnerFact.UserAdded(key, "bob", UserRole.Delivery))
            .Say("2024-01-05", key => new PartnerFact.UserRemoved(key, "ann"))
            .Say("2024-01-07", key => new PartnerFact.UserAdded(key, "ann", UserRole.Delivery))
            .Say("2024-01-09", key => new PartnerFact.UserRemoved(key, "cyd")).Evidence;
        Table.Check(
            $"""
            at                          | all | sellers | deliverers | marketers
            2024-01-01T23:59:59{Tick}   | 0   | 0       | 0          | 0
            2024-01-02                  | 1   | 1       | 0          | 0
            2024-01-03                  | 2   | 1       | 1          | 0
            2024-01-05                  | 1   | 0       | 1          | 0
            2024-01-07                  | 2   | 0       | 2          | 0
            2024-01-09                  | 2   | 0       | 2          | 0
            """,
            row =>
            {
                var t = Story.At(row["at"]);
                Assert.Equal(
                    (row.Int("all"), row.Int("sellers"), row.Int("deliverers"), row.Int("marketers")),
                    (evidence.UsersAt(t), evidence.UsersAt(t, UserRole.Seller), evidence.UsersAt(t, UserRole.Delivery), evidence.UsersAt(t, UserRole.Marketer)));
            });
    }

    [Fact]
    public void RareFacts_AreCountedByTheInstant()
    {
        var evidence = new Story().Applied("2024-01-01")
            .Say("2024-02-01", key => new PartnerFact.ListingPublished(key, "a"))
            .Say("2024-02-02", key => new PartnerFact.ListingPublished(key, "b"))
            .Say("2024-02-03", key => new PartnerFact.ListingWithdrawn(key, "a"))
            .Say("2024-02-01", key => new PartnerFact.DeliveryStarted(key, "p"))
            .Say("2024-02-02", key => new PartnerFact.DeliveryStarted(key, "p"))
            .Say("2024-02-02", key => new PartnerFact.DeliveryStarted(key, "q"))
            .Say("2024-02-02", key => new PartnerFact.MilestoneReached(key, "p"))
            .Say("2024-02-03", key => new PartnerFact.MilestoneReached(key, "p"))
            .Say("2024-02-03", key => new PartnerFact.DeliveryCompleted(key, "p", null))
            .Say("2024-02-01", key => new PartnerFact.NpsSubmitted(key, "ann", 9))
            .Say("2024-02-03", key => new PartnerFact.NpsSubmitted(key, "bob", 4))
            .Say("2024-02-01", key => new PartnerFact.PathStarted(key, "ann", "path"))
            .Say("2024-02-02", key => new PartnerFact.ExamFailed(key, "ann", "first"))
            .Say("2024-02-03", key => new PartnerFact.ViolationReported(key, "v", ViolationKind.DataSharing))
            .Say("2024-02-02", key => new PartnerFact.ReferenceProvided(key, "c"))
            .Say("2024-02-03", key => new PartnerFact.ReferenceProvided(key, "c"))
            .Say("2024-02-03", key => new PartnerFact.ReferenceProvided(key, "d")).Evidence;
        Table.Check(
            """
            at         | listings | started | completed | milestones | nps | sum | paths | failed | violations | references
            2024-01-31 | 0        | 0       | 0         | 0          | 0   | 0   | 0     | 0      | 0          | 0
            2024-02-01 | 1        | 1       | 0         | 0          | 1   | 9   | 1     | 0      | 0          | 0
            2024-02-02 | 2        | 2       | 0         | 1          | 1   | 9   | 1     | 1      | 0          | 1
            2024-02-03 | 1        | 2       | 1         | 2          | 2   | 13  | 1     | 1      | 1          | 2
            2024-03-01 | 1        | 2       | 1         | 2          | 2   | 13  | 1     | 1      | 1          | 2
            2024-03-02 | 1        | 2       | 1         | 2          | 1   | 4   | 1     | 1      | 1          | 2
            """,
            row =>
            {
                var t = Story.At(row["at"]);
                Assert.Equal(row.Int("listings"), evidence.ListingsAt(t));
                Assert.Equal((row.Int("started"), row.Int("completed"), row.Int("milestones")), evidence.DeliveriesBy(t));
                Assert.Equal((row.Int("nps"), row.Int("sum")), evidence.RecommendationsIn(30, t));
                Assert.Equal((row.Int("paths"), row.Int("failed")), evidence.LearningBy(t));
                Assert.Equal(row.Int("violations"), evidence.ViolationsReportedBy(t));
                Assert.Equal(row.Int("references"), evidence.TierAt(t, t, Program).References);
            });
    }

    // Nobody has said anything rare: every count is 0, and nobody is suspended or gone.
    [Fact]
    public void WithoutRareFacts_NothingIsCounted()
    {
        var (evidence, t) = (new Story().Applied("2024-01-01").Evidence, Story.At("2025-01-01"));
        Assert.Equal((0, 0, 0, (0, 0), (0, 0)), (evidence.UsersAt(t), evidence.ListingsAt(t), evidence.ViolationsReportedBy(t), evidence.RecommendationsIn(30, t), evidence.LearningBy(t)));
        Assert.Equal((0, 0, 0), evidence.DeliveriesBy(t));
        Assert.Equal((false, false, null, 0L), (evidence.SuspendedAt(t, Program), evidence.TerminatedAt(t), evidence.AcceptedBy(t), evidence.NotedVersion(new("o"))));
    }

    // One user's certifications, each "level earned [until]", "expire level at" or "remove at"; counted at 2024-07-01.
    [Fact]
    public void Certifications_NeedTheLevelBelow_AnEndAhead_AndTheirUser() => Table.Check(
        """
        story                                                    | count | sum
        f 2024-01-01                                             | 1     | 100
        s 2024-01-01                                             | 0     | 0
        f 2024-01-01, s 2024-01-02                               | 2     | 300
        f 2024-01-01, a 2024-01-02                               | 1     | 100
        f 2024-01-01, s 2024-01-02, a 2024-01-03                 | 3     | 700
        s 2024-01-02, a 2024-01-03                               | 0     | 0
        f 2024-07-01                                             | 1     | 100
        f 2024-07-02                                             | 0     | 0
        f 2024-01-01 2024-07-01                                  | 0     | 0
        f 2024-01-01 2024-07-02                                  | 1     | 100
        f 2022-07-01                                             | 0     | 0
        f 2022-07-02                                             | 1     | 100
        f 2022-07-02, f 2024-01-01 2024-06-30                    | 0     | 0
        f 2024-01-01, f 2024-07-02 2024-07-03                    | 1     | 100
        f 2024-01-01, expire f 2024-07-01                        | 0     | 0
        f 2024-01-01, expire f 2024-07-02                        | 1     | 100
        f 2024-01-01, remove 2024-07-01                          | 0     | 0
        f 2024-01-01, remove 2024-07-02                          | 1     | 100
        f 2024-01-01, remove 2024-02-01, add 2024-03-01          | 1     | 100
        """,
        row =>
        {
            var story = new Story().Applied("2022-01-01");
            // Others before and after by number and by name, so that the user's own are found among them.
            foreach (var other in (string[])["a", "z"])
                story.Say("2022-01-02", key => new PartnerFact.UserAdded(key, other, UserRole.Seller)).Say("2022-01-03", key => new PartnerFact.UserRemoved(key, other));
            foreach (var words in row["story"].Split(", ").Select(step => step.Split(' ')))
            {
                if (words[0] == "remove") story.Say(words[1], key => new PartnerFact.UserRemoved(key, "m"));
                else if (words[0] == "add") story.Say(words[1], key => new PartnerFact.UserAdded(key, "m", UserRole.Seller));
                else if (words[0] == "expire") story.Say(words[2], key => new PartnerFact.CertificationExpired(key, "m", words[1]));
                else story.Say(words[1], key => new PartnerFact.CertificationEarned(key, "m", words[0], Level(words[0]), 100 << (int)Level(words[0]), words.Length > 2 ? Story.At(words[2]) : null));
            }
            story.Say("2024-01-04", key => new PartnerFact.UserRemoved(key, "z"));
            var inputs = story.Evidence.HealthAt(Story.At("2024-07-01"), Program);
            Assert.Equal((row.Int("count"), row.Long("sum")), (inputs.Certifications, inputs.ScoreSumHundredths));
        });

    // "s" suspends, "r" reinstates, "1" to "3" confirm violations, "c" clears one of them, "x" ends the partnership; asked at the end of 2024-07-01.
    [Fact]
    public void Suspension_IsTheLatestByKey() => Table.Check(
        """
        story                                                              | suspended | terminated
        s 2024-06-01                                                       | yes       | no
        s 2024-07-01                                                       | yes       | no
        s 2024-07-02                                                       | no        | no
        s 2024-06-01, r 2024-06-01                                         | no        | no
        r 2024-06-01, s 2024-06-01                                         | yes       | no
        s 2024-06-01, r 2024-07-02                                         | yes       | no
        s 2024-06-01, r 2024-06-05, s 2024-07-02                           | no        | no
        1 2024-06-01, 2 2024-06-02                                         | no        | no
        1 2024-06-01, 2 2024-06-02, 3 2024-06-03                           | yes       | no
        1 2024-06-01, 2 2024-06-02, 3 2024-07-02                           | no        | no
        1 2024-06-01, 2 2024-06-02, 3 2024-06-03, r 2024-06-03             | no        | no
        r 2024-06-03, 1 2024-06-01, 2 2024-06-02, 3 2024-06-03             | yes       | no
        1 2024-06-01, 2 2024-06-02, 3 2024-06-03, c1 2024-06-03            | no        | no
        1 2024-06-01, 2 2024-06-02, 3 2024-06-03, c1 2024-06-04            | yes       | no
        1 2023-06-04, 2 2024-06-02, 3 2024-06-03                           | no        | no
        1 2023-06-05, 2 2024-06-02, 3 2024-06-03                           | yes       | no
        1 2024-06-01, 1 2024-06-02, 1 2024-06-03                           | no        | no
        x 2024-07-01                                                       | no        | yes
        x 2024-07-02                                                       | no        | no
        """,
        row =>
        {
            var story = new Story().Applied("2023-01-01");
            foreach (var words in row["story"].Split(", ").Select(step => step.Split(' ')))
                story.Say(words[1], key => words[0] switch
                {
                    "s" => new PartnerFact.Suspended(key, "late"),
                    "r" => new PartnerFact.Reinstated(key),
                    "x" => new PartnerFact.Terminated(key, "left"),
                    ['c', .. var cleared] => new PartnerFact.StrikeCleared(key, cleared),
                    _ => new PartnerFact.StrikeConfirmed(key, words[0]),
                });
            var t = Story.At("2024-07-01");
            Assert.Equal((row["suspended"] == "yes", row["terminated"] == "yes"), (story.Evidence.SuspendedAt(t, Program), story.Evidence.TerminatedAt(t)));
        });

    // 365 days before 2025-01-01 is 2024-01-02, which no longer counts.
    [Fact]
    public void Strikes_FromTheirFirstConfirmation_InTheWindow_UntilCleared() => Table.Check(
        """
        confirmed  | again      | cleared    | strikes
        2024-06-01 |            |            | 1
        2024-01-02 |            |            | 0
        2024-01-03 |            |            | 1
        2025-01-01 |            |            | 1
        2025-01-02 |            |            | 0
        2024-06-01 | 2024-01-01 |            | 0
        2024-01-01 | 2024-06-01 |            | 0
        2024-06-01 |            | 2025-01-01 | 0
        2024-06-01 |            | 2025-01-02 | 1
        2024-06-01 |            | 2024-05-01 | 0
        """,
        row =>
        {
            var story = new Story().Applied("2023-01-01").Say(row["confirmed"], key => new PartnerFact.StrikeConfirmed(key, "v"));
            foreach (var other in (string[])["a", "z"]) story.Say("2024-01-01", key => new PartnerFact.StrikeCleared(key, other));
            if (row["again"] is not "") story.Say(row["again"], key => new PartnerFact.StrikeConfirmed(key, "v"));
            if (row["cleared"] is not "") story.Say(row["cleared"], key => new PartnerFact.StrikeCleared(key, "v")).Say("2026-01-01", key => new PartnerFact.StrikeCleared(key, "v"));
            Assert.Equal(row.Int("strikes"), story.Evidence.HealthAt(Story.At("2025-01-01"), Program).Strikes);
            Assert.Equal(row.Int("strikes"), story.Evidence.TierAt(Story.At("2025-01-01"), Story.At("2024-10-01"), Program).Strikes);
        });

    [Fact]
    public void Specializations_TheLatestOfANameCounts_BeforeItsEnd() => Table.Check(
        """
        awarded    | until      | again      | until again | counts
        2024-01-01 |            |            |             | 1
        2024-07-01 |            |            |             | 1
        2024-07-02 |            |            |             | 0
        2024-01-01 | 2024-07-01 |            |             | 0
        2024-01-01 | 2024-07-02 |            |             | 1
        2024-01-01 |            | 2024-02-01 | 2024-03-01  | 0
        2024-01-01 | 2024-03-01 | 2024-02-01 |             | 1
        2024-01-01 |            | 2024-07-02 | 2024-07-03  | 1
        """,
        row =>
        {
            var story = new Story().Applied("2023-01-01").Say("2023-01-01", key => new PartnerFact.SpecializationAwarded(key, "other", Story.At("2023-02-01")));
            story.Say(row["awarded"], key => new PartnerFact.SpecializationAwarded(key, "cloud", row["until"] is "" ? null : Story.At(row["until"])));
            if (row["again"] is not "") story.Say(row["again"], key => new PartnerFact.SpecializationAwarded(key, "cloud", row["until again"] is "" ? null : Story.At(row["until again"])));
            Assert.Equal(row.Int("counts"), story.Evidence.TierAt(Story.At("2024-07-01"), Story.At("2024-04-01"), Program).Specializations);
        });

    // Registered asks for the first activity within 45 days of acceptance, the end not included; the quarter's are those after the close before.
    [Fact]
    public void Tier_ReadsEarlyActivitiesAndThoseOfTheQuarter()
    {
        var story = new Story().Applied("2024-01-01").Say("2024-01-10", key => new PartnerFact.Accepted(key))
            .Active($"2024-01-09T23:59:59{Tick}", "2024-01-10", $"2024-02-23T23:59:59{Tick}", "2024-02-24", "2024-04-01", $"2024-04-01T00:00:00.0000001Z", "2024-07-01", "2024-07-02");
        var close = story.Evidence.TierAt(Story.At("2024-07-01"), Story.At("2024-04-01"), Program);
        Assert.Equal((true, 2, 2), (close.Accepted, close.EarlyActivities, close.QuarterActivities));
        Assert.Equal((true, 1), (story.Evidence.TierAt(Story.At("2024-01-10"), default, Program).Accepted, story.Evidence.TierAt(Story.At("2024-01-10"), default, Program).EarlyActivities));
        Assert.Equal((false, 0), (story.Evidence.TierAt(Story.At($"2024-01-09T23:59:59{Tick}"), default, Program).Accepted, story.Evidence.TierAt(Story.At("2024-01-09"), default, Program).EarlyActivities));
        Assert.Equal(Story.At("2024-01-10"), story.Evidence.AcceptedBy(Story.At("2024-01-10")));
        Assert.Null(story.Evidence.AcceptedBy(Story.At("2024-01-09")));
        Assert.Equal(default, story.Evidence.TierAt(Story.At("2023-12-31"), default, Program));
        Assert.Equal(default, story.Evidence.HealthAt(Story.At("2023-12-31"), Program));
    }

    [Fact]
    public void Profile_OfSeveralApplicationsTheFirstByKey()
    {
        var story = new Story().Say("2024-02-01", key => new PartnerFact.Applied(key, PartnerType.Oem, "apac", "Second", []))
            .Say("2024-01-01", key => new PartnerFact.Applied(key, PartnerType.Reseller, "emea", "First", [Motion.Resell]))
            .Say("2024-03-01", key => new PartnerFact.Applied(key, PartnerType.Referral, "amer", "Third", []));
        var profile = story.Evidence.Profile!;
        Assert.Equal((PartnerType.Reseller, "emea", "First", Story.At("2024-01-01")), (profile.Type, profile.Region, profile.Name, profile.AppliedAt));
        Assert.Equal((true, false), (story.Evidence.IntroducedAt(Story.At("2024-01-01")), story.Evidence.IntroducedAt(Story.At("2023-12-31"))));
    }

    private static CertificationLevel Level(string letter) => letter == "f" ? CertificationLevel.Foundational : letter == "s" ? CertificationLevel.Specialist : CertificationLevel.Advanced;
}
