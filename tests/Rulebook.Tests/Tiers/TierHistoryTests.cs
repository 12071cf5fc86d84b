using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Tests.Tiers;

public sealed class TierHistoryTests
{
    private static readonly ProgramDocument Program = Defaults.Program;

    [Fact]
    public void Registered_AtTheFirstInstantItsEntryHolds_AlsoByALaterAgreement() => Table.Check(
        """
        terms      | expires    | terms again | fit        | unfit      | registered
        2024-01-10 |            |             | 2024-01-05 |            | 2024-01-10
        2024-01-10 |            |             | 2024-02-05 |            | 2024-02-05
        2024-01-10 | 2024-02-01 |             | 2024-02-01 |            | never
        2024-01-10 | 2024-02-01 |             | 2024-01-31 |            | 2024-01-31
        2024-01-10 | 2024-02-01 | 2024-03-01  | 2024-02-05 |            | 2024-03-01
        2024-01-10 |            |             | 2024-01-05 | 2024-01-08 | never
        2023-12-01 |            |             | 2023-12-05 |            | 2024-01-02
        """,
        row =>
        {
            var story = new Story().Applied("2024-01-02").Say(row["terms"], key => new PartnerFact.AgreementSigned(key, AgreementKind.Terms, row["expires"] is "" ? null : Story.At(row["expires"])));
            story.Say(row["fit"], key => new PartnerFact.IcpFitAssessed(key, true));
            if (row["terms again"] is not "") story.Say(row["terms again"], key => new PartnerFact.AgreementSigned(key, AgreementKind.Terms, null));
            if (row["unfit"] is not "") story.Say(row["unfit"], key => new PartnerFact.IcpFitAssessed(key, false));
            var history = TierHistory.At(story.Evidence, Program, Instant.Utc(2025, 1, 1));
            Assert.Equal(row["registered"], history.RegisteredAt is { } at ? at.ToString()[..10] : "never");
        });

    [Fact]
    public void Close_HoldsAfterItself_AtTheCloseTheOldTierStands()
    {
        var evidence = new Story().Registered("2024-01-01").Win("2024-02-01").Certified("2024-02-01").Active("2024-02-01").Evidence;
        var close = Instant.Utc(2024, 4, 1);
        var at = TierHistory.At(evidence, Program, close);
        // The partner registered at a close, and that close is judged too.
        Assert.Equal([Instant.Utc(2024, 1, 1), close], at.Decisions.Select(decision => decision.Close));
        Assert.Equal((Tier.Registered, Instant.Utc(2024, 1, 1)), (at.Tier, at.Since));
        var after = TierHistory.At(evidence, Program, new(close.Ticks + 1));
        Assert.Equal((Tier.Select, close), (after.Tier, after.Since));
        Assert.Equal((Tier.Registered, Tier.Select, "2026.1", 0), (after.Decisions[^1].From, after.Decisions[^1].To, after.Decisions[^1].Program, after.Decisions[^1].Warnings));
        Assert.Equal(16, after.Decisions[^1].Requirements.Count);
        Assert.Equal(["premier.entry.arr", "premier.entry.certifications"], after.Decisions[^1].Next!.Missing.Select(missing => missing.Name));
    }

    // One line a close; the activity of the quarter before it is what is kept or missed.
    [Fact]
    public void Sequence_WarningDemotionAndReturn()
    {
        var evidence = new Story().Registered("2024-01-02").Win("2024-02-01").Certified("2024-02-01")
            .Active("2024-02-01", "2024-10-01T00:00:00Z", "2025-07-02").Evidence;
        var history = TierHistory.At(evidence, Program, Instant.Utc(2025, 10, 2));
        Assert.Equal(
            """
            2024-04-01 Registered -> Select 0
            2024-07-01 Select -> Select 1
            2024-10-01 Select -> Select 0
            2025-01-01 Select -> Select 1
            2025-04-01 Select -> Registered 0
            2025-07-01 Registered -> Registered 0
            2025-10-01 Registered -> Select 0
            """,
            Lines(history));
    }

    [Fact]
    public void Suspended_IsNotJudged_AndKeepsTierAndCount()
    {
        var evidence = new Story().Registered("2024-01-02").Win("2024-02-01").Certified("2024-02-01").Active("2024-02-01")
            .Say("2024-08-01", key => new PartnerFact.Suspended(key, "late")).Say("2025-01-01", key => new PartnerFact.Reinstated(key)).Evidence;
        var history = TierHistory.At(evidence, Program, Instant.Utc(2024, 12, 1));
        Assert.Equal((Tier.Select, 1, true), (history.Tier, history.Warnings, history.Suspended));
        Assert.Equal(
            """
            2024-04-01 Registered -> Select 0
            2024-07-01 Select -> Select 1
            2025-01-01 Select -> Registered 0
            """,
            Lines(TierHistory.At(evidence, Program, Instant.Utc(2025, 1, 2))));
    }

    [Fact]
    public void Terminated_KeepsItsTierForGood()
    {
        var evidence = new Story().Registered("2024-01-02").Win("2024-02-01").Certified("2024-02-01").Active("2024-02-01")
            .Say("2024-07-01T00:00:00Z", key => new PartnerFact.Terminated(key, "left")).Say("2024-08-01", key => new PartnerFact.Reinstated(key)).Evidence;
        var history = TierHistory.At(evidence, Program, Instant.Utc(2026, 1, 2));
        Assert.Equal((Tier.Select, true, 1), (history.Tier, history.Suspended, history.Decisions.Count));
    }

    [Fact]
    public void ThirdStrike_SuspendsUntilReinstated_NoClearingLiftsIt()
    {
        var story = new Story().Registered("2024-01-02");
        foreach (var (at, violation) in new[] { ("2024-02-01", "a"), ("2024-02-02", "b"), ("2025-01-30", "c") })
            story.Say(at, key => new PartnerFact.StrikeConfirmed(key, violation));
        story.Say("2025-02-01", key => new PartnerFact.StrikeCleared(key, "a"));
        Assert.False(story.Evidence.SuspendedAt(new(Story.At("2025-01-30").Ticks - 1), Program));
        Assert.True(story.Evidence.SuspendedAt(Story.At("2025-01-30"), Program));
        Assert.True(story.Evidence.SuspendedAt(Story.At("2026-01-30"), Program));
        story.Say("2026-02-01", key => new PartnerFact.Reinstated(key));
        Assert.False(story.Evidence.SuspendedAt(Story.At("2026-02-01"), Program));
    }

    [Fact]
    public void ThirdStrike_OutsideTheWindowOfTheFirst_DoesNotSuspend()
    {
        var story = new Story().Registered("2023-01-02");
        foreach (var (at, violation) in new[] { ("2023-02-01", "a"), ("2023-02-02", "b"), ("2024-02-01", "c") })
            story.Say(at, key => new PartnerFact.StrikeConfirmed(key, violation));
        Assert.False(story.Evidence.SuspendedAt(Story.At("2024-06-01"), Program));
    }

    [Fact]
    public void Arr_CountsTheWindowWithoutChurn_ByTheProgramsBasis() => Table.Check(
        """
        won        | minor | credit | sourced | churned    | basis      | arr
        2024-06-01 | 100   | 60     | no      |            | attributed | 60
        2024-06-01 | 100   | 60     | no      |            | sourced    | 0
        2024-06-01 | 100   | 60     | yes     |            | sourced    | 100
        2024-06-01 | 100   | 60     | yes     | 2024-12-31 | attributed | 0
        2024-06-01 | 100   | 60     | yes     | 2025-01-01T00:00:00Z | attributed | 0
        2024-06-01 | 100   | 60     | yes     | 2025-01-01T00:00:01Z | attributed | 60
        2024-01-02T00:00:00Z | 100 | 60 | no    |            | attributed | 0
        2024-01-02T00:00:01Z | 100 | 60 | no    |            | attributed | 60
        2025-01-01T00:00:00Z | 100 | 60 | no    |            | attributed | 60
        """,
        row =>
        {
            var program = Defaults.With(terms => terms with { ArrBasis = row.Enum<ArrBasis>("basis") });
            var evidence = new Story().Registered("2024-01-01").Win(row["won"], row.Long("minor"), row.Long("credit"), row["sourced"] == "yes", row["churned"] is "" ? null : row["churned"]).Evidence;
            // 2024 is a leap year: 365 days before the first of January 2025 is the second of January 2024, excluded to the tick.
            Assert.Equal(row.Long("arr"), evidence.TierAt(Instant.Utc(2025, 1, 1), Instant.Utc(2024, 10, 1), program).ArrMinor);
        });

    [Fact]
    public void Immediate_PromotesAtTheInstant_AtMostMaxStepsInAQuarter()
    {
        var program = Defaults.With(terms => terms with { Promotion = Promotion.Immediate, MaxSteps = 1 });
        var evidence = new Story().Registered("2024-01-02").Certified("2024-01-15", 3).Win("2024-02-01", 30_000_000).Active("2024-02-01").Evidence;
        Assert.Equal(Tier.Registered, TierHistory.At(evidence, program, new(Story.At("2024-02-01").Ticks - 1)).Tier);
        var select = TierHistory.At(evidence, program, Story.At("2024-02-01"));
        Assert.Equal((Tier.Select, Story.At("2024-02-01")), (select.Tier, select.Since));
        Assert.False(Assert.Single(select.Decisions).IsClose);
        Assert.Equal(Tier.Select, TierHistory.At(evidence, program, Story.At("2024-04-01")).Tier);
        Assert.Equal(Tier.Premier, TierHistory.At(evidence, program, new(Story.At("2024-04-01").Ticks + 1)).Tier);
    }

    // Valid at the first of July 2024: the latest of an id counts, from its start to before its end, and two years to the day are two years.
    [Fact]
    public void Plans_CountWhileValidAndLongEnough() => Table.Check(
        """
        agreed     | from       | until                | counts
        2024-01-01 | 2024-01-01 | 2026-01-01           | 1
        2024-01-01 | 2024-01-01 | 2025-12-31T23:59:59Z | 0
        2024-01-01 | 2022-07-01 | 2024-07-01           | 0
        2024-01-01 | 2022-07-02 | 2024-07-02           | 1
        2024-01-01 | 2024-07-01 | 2026-07-01           | 1
        2024-01-01 | 2024-07-02 | 2026-07-02           | 0
        2024-07-02 | 2024-01-01 | 2026-01-01           | 0
        2024-01-01 | 2024-01-01 | 9999-12-31           | 1
        2024-01-01 | 9999-01-01 | 9999-12-31           | 0
        """,
        row =>
        {
            var story = new Story().Applied("2024-01-01").Say(row["agreed"], key => new PartnerFact.PlanAgreed(key, "joint", Story.At(row["from"]), Story.At(row["until"]), null));
            Assert.Equal(row.Int("counts"), story.Evidence.TierAt(Story.At("2024-07-01"), Story.At("2024-04-01"), Program).Plans);
        });

    [Fact]
    public void NextChange_IsTheTickAfterTheNextClose()
    {
        var evidence = new Story().Registered("2024-01-02").Evidence;
        Assert.Equal(new Instant(Story.At("2024-04-01").Ticks + 1), TierHistory.NextChange(evidence, Program, Story.At("2024-02-01")));
        Assert.Equal(new Instant(Story.At("2024-04-01").Ticks + 1), TierHistory.NextChange(evidence, Program, Story.At("2024-04-01")));
        Assert.Null(TierHistory.NextChange(new Story().Evidence, Program, Story.At("2024-04-01")));
        Assert.Null(TierHistory.NextChange(new Story().Applied("2024-01-02").Evidence, Program, Story.At("2024-04-01")));
    }

    [Fact]
    public void NextChange_IsARegistrationToCome_OrAPromotionBetweenCloses()
    {
        var toRegister = new Story().Applied("2024-01-02").Say("2024-01-03", key => new PartnerFact.IcpFitAssessed(key, true))
            .Say("2024-05-01", key => new PartnerFact.AgreementSigned(key, AgreementKind.Terms, null)).Evidence;
        Assert.Equal(Story.At("2024-05-01"), TierHistory.NextChange(toRegister, Program, Story.At("2024-04-01")));
        var toPromote = new Story().Registered("2024-01-02").Win("2024-05-10").Evidence;
        Assert.Equal(new Instant(Story.At("2024-07-01").Ticks + 1), TierHistory.NextChange(toPromote, Program, Story.At("2024-05-01")));
        Assert.Equal(Story.At("2024-05-10"), TierHistory.NextChange(toPromote, Defaults.With(terms => terms with { Promotion = Promotion.Immediate }), Story.At("2024-05-01")));
    }

    // At a close the quarter that ends is looked at, not the one that begins.
    [Fact]
    public void Next_AtAClose_AsksOfTheQuarterThatEnds()
    {
        var evidence = new Story().Registered("2024-01-02").Win("2024-02-01").Certified("2024-02-01").Active("2024-02-01", "2024-05-01").Evidence;
        var close = Story.At("2024-07-01");
        Assert.Equal(["premier.entry.arr", "premier.entry.certifications"], TierHistory.At(evidence, Program, close).Next(evidence, Program)!.Missing.Select(each => each.Name));
        Assert.Equal(
            ["select.keep.activities", "premier.entry.arr", "premier.entry.certifications"],
            TierHistory.At(evidence, Program, new(close.Ticks + 1)).Next(evidence, Program)!.Missing.Select(each => each.Name));
        var kept = TierHistory.At(evidence, Program, new(close.Ticks + 1));
        Assert.Equal((Tier.Select, Story.At("2024-04-01"), true), (kept.Tier, kept.Since, kept.Decisions[^1].IsClose));
        Assert.Null(TierHistory.At(new Story().Applied("2024-01-02").Evidence, Program, close).Since);
    }

    private static string Lines(TierHistory history) =>
        string.Join('\n', history.Decisions.Select(decision => $"{decision.Close.ToString()[..10]} {decision.From} -> {decision.To} {decision.Warnings}"));
}
