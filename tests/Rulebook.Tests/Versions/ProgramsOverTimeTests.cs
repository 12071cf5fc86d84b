using CsCheck;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Health;
using PemActors.Rulebook.Lifecycle;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Evidence;
using PemActors.Rulebook.Tests.Support;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Tests.Versions;

/// <summary>A rule reads the document in force at the fact's own time.</summary>
public sealed class ProgramsOverTimeTests
{
    private static readonly ProgramDocument Old = Defaults.Program;
    private static readonly Instant July = Instant.Utc(2024, 7, 1);

    private static ProgramDocument New(Func<ProgramDocument, ProgramDocument> change) => change(Old) with { Version = "2026.2" };

    private static ProgramTimeline From(Instant at, Func<ProgramDocument, ProgramDocument> change) => ProgramTimeline.Of(Old).With(at, New(change));

    // Publications need not be in order of their instants: what was known after the first is not what is in force first.
    [Fact]
    public void After_SoManyPublications_IsWhatWasKnownThen()
    {
        var first = ProgramTimeline.Of(Old).With(July, New(old => old));
        var both = first.With(July.AddDays(-10), Old with { Version = "2026.3" });
        Assert.Equal((0, 1, 2), (both.After(0).Publications, both.After(1).Publications, both.Publications));
        Assert.Equal(["2026.1", "2026.1", "2026.3"], ((int[])[0, 1, 2]).Select(count => both.After(count).At(new(July.Ticks - 1)).Version));
        Assert.Same(first, both.After(1));
        Assert.Same(both, both.After(7));
        Assert.Same(first.After(0), both.After(0));
    }

    // Select asks for two wins from the second on: who entered before keeps it, who would enter after does not.
    [Theory]
    [InlineData("2024-04-01T00:00:00.0000001Z", "Select", "2026.1", "2026.2")]
    [InlineData("2024-04-01T00:00:00Z", "Registered", "2026.2", "2026.2")]
    [InlineData("2024-03-31T23:59:59.9999999Z", "Registered", "2026.2", "2026.2")]
    public void Close_IsJudgedByTheDocumentInForceAtIt(string from, string tier, string first, string second)
    {
        var programs = From(Story.At(from), old => old with { Tiers = old.Tiers with { Select = old.Tiers.Select with { Wins = 2 } } });
        var evidence = new Story().Registered("2024-01-02").Win("2024-02-01").Certified("2024-02-01").Active("2024-02-01", "2024-05-01").Evidence;
        var history = TierHistory.At(evidence, programs, new(July.Ticks + 1));
        Assert.Equal(tier, history.Tier.ToString());
        Assert.Equal([first, second], history.Decisions.Select(decision => decision.Program));
    }

    [Fact]
    public void ImmediatePromotion_BeginsWithTheDocumentThatHasIt()
    {
        var programs = From(Instant.Utc(2024, 5, 1), old => old with { Tiers = old.Tiers with { Promotion = Promotion.Immediate } });
        var evidence = new Story().Registered("2024-01-02").Win("2024-04-10").Certified("2024-02-01").Active("2024-02-01").Evidence;
        Assert.Equal(Tier.Registered, TierHistory.At(evidence, programs, new(Instant.Utc(2024, 5, 1).Ticks - 1)).Tier);
        var history = TierHistory.At(evidence, programs, Instant.Utc(2024, 5, 1));
        Assert.Equal((Tier.Select, Instant.Utc(2024, 5, 1), "2026.2"), (history.Tier, history.Since, history.Decisions[^1].Program));
    }

    [Fact]
    public void Suspension_ByTheDocumentAtTheConfirmation_NotByALaterOne()
    {
        var programs = From(July, old => old with { Health = old.Health with { Compliance = old.Health.Compliance with { SuspendFrom = 2 } } });
        var story = new Story().Registered("2024-01-02");
        story.Say("2024-02-01", key => new PartnerFact.StrikeConfirmed(key, "a")).Say("2024-02-02", key => new PartnerFact.StrikeConfirmed(key, "b"));
        Assert.False(story.Evidence.SuspendedAt(Instant.Utc(2024, 8, 1), programs));
        Assert.Empty(story.Evidence.Lapses(programs));
        story.Say("2024-07-02", key => new PartnerFact.StrikeConfirmed(key, "c"));
        Assert.True(story.Evidence.SuspendedAt(Instant.Utc(2024, 8, 1), programs));
    }

    [Fact]
    public void Certification_WithoutEnd_LastsAsLongAsItsOwnDocumentSays()
    {
        var programs = From(July, old => old with { Enablement = new(CertificationMonths: 1) });
        var before = Earned("2024-06-30");
        var after = Earned("2024-07-01");
        Assert.Equal((1, 0), (before.HealthAt(Instant.Utc(2024, 9, 1), programs).Certifications, after.HealthAt(Instant.Utc(2024, 9, 1), programs).Certifications));
        Assert.Equal(1, after.HealthAt(Instant.Utc(2024, 7, 30), programs).Certifications);
    }

    [Fact]
    public void Activation_ByTheDocumentAtTheAcceptance()
    {
        var programs = From(July, old => old with { Activation = old.Activation with { Activities = 1 } });
        var before = Accepted("2024-06-30");
        var after = Accepted("2024-07-01");
        Assert.Null(LifecycleRules.ActivatedAt(before, programs, Instant.Utc(2024, 9, 1)));
        Assert.Equal(Instant.Utc(2024, 7, 2), LifecycleRules.ActivatedAt(after, programs, Instant.Utc(2024, 9, 1)));
    }

    // A stage falls back only by suspension: not because a later document asks for more either.
    [Fact]
    public void Stage_EnteredUnderAnEarlierDocument_Stays()
    {
        var programs = From(July, old => old with { Activation = old.Activation with { Activities = 9 }, Lifecycle = new(RetainMonths: 36) });
        var grown = new Story().Registered("2024-01-02").Active("2024-02-01", "2024-02-02", "2024-02-03").Evidence;
        Assert.Equal(LifecycleStage.Grow, LifecycleRules.StageAt(grown, programs, Instant.Utc(2025, 1, 1)));
        var retained = new Story().Registered("2023-01-02").Say("2023-01-02", key => new PartnerFact.Accepted(key)).Say("2024-01-02", key => new PartnerFact.Renewed(key, Instant.Utc(2026, 1, 1))).Evidence;
        Assert.Equal(LifecycleStage.Retain, LifecycleRules.StageAt(retained, programs, Instant.Utc(2025, 1, 1)));
        var late = new Story().Registered("2023-08-01").Say("2023-08-01", key => new PartnerFact.Accepted(key)).Say("2024-07-02", key => new PartnerFact.Renewed(key, Instant.Utc(2026, 1, 1))).Evidence;
        Assert.NotEqual(LifecycleStage.Retain, LifecycleRules.StageAt(late, programs, Instant.Utc(2025, 1, 1)));
        Assert.Equal(LifecycleStage.Retain, LifecycleRules.StageAt(late, programs, Instant.Utc(2026, 8, 1)));
    }

    // Up to the change all is as under the old document, and the change itself is one of every card.
    [Fact]
    public void Documents_BeforeTheirInstant_ChangeNothingButTheNextChange() =>
        Gen.Select(Generated.Log, Generated.AnyTime, Generated.AnyTime).Sample(
            (log, a, b) =>
            {
                var (t, change) = a <= b ? (a, b) : (b, a);
                if (t == change) return;
                var programs = From(change, old => old with
                {
                    Health = old.Health with { Activity = new(30, 1, 2) },
                    Tiers = old.Tiers with { Promotion = Promotion.Immediate, Premier = old.Tiers.Premier with { ArrMinor = 1 } },
                    Lifecycle = new(6),
                });
                var evidence = log.Clean(Old);
                EvidenceLaws.Same(TierHistory.At(evidence, Old, t), TierHistory.At(evidence, programs, t));
                Assert.Equal(evidence.HealthAt(t, Old), evidence.HealthAt(t, programs));
                Assert.Equal(LifecycleRules.StageAt(evidence, Old, t), LifecycleRules.StageAt(evidence, programs, t));
                Assert.Equal(Earlier(HealthCalendar.NextChange(evidence, Old, t), evidence, t, change), HealthCalendar.NextChange(evidence, programs, t));
            },
            iter: Law.Times(200));

    // From the change on cards are those of the new document; decided closes stay.
    [Fact]
    public void Documents_FromTheirInstantOn_MakeTheCards() =>
        Gen.Select(Generated.Log, Generated.AnyTime, Generated.AnyTime).Sample(
            (log, a, b) =>
            {
                var (change, t) = a <= b ? (a, b) : (b, a);
                var programs = From(change, old => old with { Health = old.Health with { Activity = new(30, 1, 2) }, Tiers = old.Tiers with { Select = old.Tiers.Select with { Wins = 2 } } });
                var evidence = log.Clean(Old);
                Assert.Equal(evidence.HealthAt(t, programs.At(change)), evidence.HealthAt(t, programs));
                var decided = TierHistory.At(evidence, Old, t).Decisions.Where(decision => decision.Close < change);
                Assert.Equal(decided.Select(decision => (decision.Close, decision.Outcome, decision.Inputs)),
                    TierHistory.At(evidence, programs, t).Decisions.Where(decision => decision.Program == Old.Version).Select(decision => (decision.Close, decision.Outcome, decision.Inputs)));
            },
            iter: Law.Times(200));

    private static PartnerEvidence Earned(string at) => new Story().Registered("2024-01-02")
        .Say(at, key => new PartnerFact.CertificationEarned(key, "u", "first", CertificationLevel.Foundational, 9_000, null)).Evidence;

    private static PartnerEvidence Accepted(string at) => new Story().Registered(at).Say(at, key => new PartnerFact.Accepted(key)).Active("2024-07-02").Evidence;

    private static Instant? Earlier(Instant? next, PartnerEvidence evidence, Instant t, Instant change)
    {
        // Before the introduction there is no card yet, and the introduction alone is its change.
        if (evidence.Profile is not { } profile || t < profile.AppliedAt) return next;
        return Instant.Min(next ?? Instant.Never, change);
    }
}
