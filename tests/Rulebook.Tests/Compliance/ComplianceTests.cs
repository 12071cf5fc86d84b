using CsCheck;
using PemActors.Rulebook.Compliance;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tests.Support;
using Ruled = PemActors.Rulebook.Primitives.Ruling<PemActors.Rulebook.Compliance.StrikeDecision, PemActors.Rulebook.Compliance.StrikeRefusal>;

namespace PemActors.Rulebook.Tests.Compliance;

public sealed class ComplianceTests
{
    private static readonly PartnerId Acme = new("acme");

    [Fact]
    public void StatusOf_CutByCut() => Table.Check(
        """
        strikes | suspended | status
        0       | no        | Clear
        1       | no        | Warning
        2       | no        | Hold
        3       | no        | Hold
        0       | yes       | Suspended
        2       | yes       | Suspended
        """,
        row => Assert.Equal(row.Enum<ComplianceStatus>("status"), ComplianceRules.StatusOf(row.Int("strikes"), row["suspended"] == "yes", Defaults.Program.Compliance)));

    [Fact]
    public void Suspends_FromTheProgramsCount() => Assert.Equal([false, false, true, true], ((int[])[1, 2, 3, 4]).Select(strikes => ComplianceRules.Suspends(strikes, Defaults.Program.Health.Compliance)));

    // Days of strikes as from-until, and the stretches in which two or more count.
    [Fact]
    public void AtLeast_TheStretchesInWhichSoManyCount() => Table.Check(
        """
        strikes                    | from | stretches
        1-10                       | 2    |
        1-10 5-15                  | 2    | 5-10
        5-15 1-10                  | 2    | 5-10
        1-10 10-15                 | 2    |
        1-10 9-15                  | 2    | 9-10
        1-10 1-10                  | 2    | 1-10
        1-20 2-5 5-8               | 2    | 2-8
        1-20 2-5 6-8               | 2    | 2-5 6-8
        1-20 2-15 3-10             | 2    | 2-15
        1-20 2-15 3-10             | 3    | 3-10
        1-20 2-15 3-10             | 1    | 1-20
        1-20 5-5                   | 2    |
        1-20 5-5                   | 1    | 1-20
        1-9 1-9 1-9                | 2    | 1-9
        """,
        row =>
        {
            Instant Day(string day) => Instant.Utc(2024, 1, int.Parse(day));
            Interval Stretch(string text) => new(Day(text.Split('-')[0]), Day(text.Split('-')[1]));
            var stretches = ComplianceRules.AtLeast(row["strikes"].Split(' ').Select(Stretch), row.Int("from"));
            Assert.Equal(row["stretches"].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Stretch), stretches);
        });

    [Fact]
    public void Counts_FromTheConfirmationToTheClearingOrTheEndOfTheWindow_NeverLessThanNothing() => Table.Check(
        """
        cleared    | until
        2024-01-09 | 2024-01-10
        2024-01-10 | 2024-01-10
        2024-01-11 | 2024-01-11
        2025-01-08 | 2025-01-08
        2025-01-09 | 2025-01-09
        2025-01-10 | 2025-01-09
        """,
        row =>
        {
            var confirmed = Story.At("2024-01-10");
            Assert.Equal(new(confirmed, Story.At(row["until"])), ComplianceRules.Counts(confirmed, Story.At(row["cleared"]), Defaults.Program.Health.Compliance));
            Assert.Equal(Story.At("2025-01-09"), ComplianceRules.Counts(confirmed, Instant.Never, Defaults.Program.Health.Compliance).Until);
        });

    // What three confirmations and a clearing bring about, day by day of 2024; a minus stands for one tick before.
    [Fact]
    public void Consequences_OfAStory() => Table.Check(
        """
        strikes                              | cleared  | at          | status    | held
        a 01-10                              |          | 2024-01-10- | Clear     |
        a 01-10                              |          | 2024-01-10  | Warning   |
        a 01-10                              |          | 2025-01-09- | Warning   |
        a 01-10                              |          | 2025-01-09  | Clear     |
        a 01-10, b 02-10                     |          | 2024-02-10- | Warning   |
        a 01-10, b 02-10                     |          | 2024-02-10  | Hold      | 2024-02-10..2025-01-09
        a 01-10, b 02-10                     |          | 2025-01-09- | Hold      | 2024-02-10..2025-01-09
        a 01-10, b 02-10                     |          | 2025-01-09  | Warning   | 2024-02-10..2025-01-09
        a 01-10, a 02-10                     |          | 2024-02-10  | Warning   |
        a 01-10, b 02-10                     | b 03-10  | 2024-03-10- | Hold      | 2024-02-10..2025-01-09
        a 01-10, b 02-10                     | b 03-10  | 2024-03-10  | Warning   | 2024-02-10..2024-03-10
        a 01-10, b 02-10                     | b 02-01  | 2024-02-10  | Warning   |
        a 01-10, b 02-10, c 03-10            |          | 2024-03-10- | Hold      | 2024-02-10..2025-01-09
        a 01-10, b 02-10, c 03-10            |          | 2024-03-10  | Suspended | 2024-02-10..2025-02-09
        a 01-10, b 02-10, c 03-10            | c 03-11  | 2024-03-12  | Suspended | 2024-02-10..2025-01-09
        a 01-10, b 02-10, c 03-10            | b 03-01  | 2024-03-10  | Hold      | 2024-02-10..2024-03-01, 2024-03-10..2025-01-09
        """,
        row =>
        {
            var story = new Story().Applied("2024-01-01");
            foreach (var strike in row["strikes"].Split(", ").Select(text => text.Split(' '))) story.Say($"2024-{strike[1]}", key => new PartnerFact.StrikeConfirmed(key, strike[0]));
            if (row["cleared"].Split(' ') is [var violation, var day]) story.Say($"2024-{day}", key => new PartnerFact.StrikeCleared(key, violation));
            var at = row["at"][^1] == '-' ? new Instant(Story.At(row["at"][..^1]).Ticks - 1) : Story.At(row["at"]);
            Assert.Equal(row.Enum<ComplianceStatus>("status"), story.Evidence.ComplianceAt(at, Defaults.Program));
            Assert.Equal(row["held"], string.Join(", ", story.Evidence.HoldsAt(at, Defaults.Program).Select(held => $"{held.From.ToString()[..10]}..{held.Until.ToString()[..10]}")));
        });

    [Fact]
    public void Consequences_OnlyReinstatementLiftsASuspension_AndNothingCountsBeforeTheIntroduction()
    {
        var story = new Story();
        foreach (var day in (string[])["01-10", "02-10", "03-10"]) story.Say($"2024-{day}", key => new PartnerFact.StrikeConfirmed(key, day));
        Assert.Equal(ComplianceStatus.Clear, story.Evidence.ComplianceAt(Story.At("2024-03-10"), Defaults.Program));
        Assert.Empty(story.Evidence.HoldsAt(Story.At("2024-03-10"), Defaults.Program));
        Assert.Empty(story.Evidence.Lapses(Defaults.Program));
        Assert.Equal(default, story.Evidence.ViolationAt("01-10", Story.At("2024-03-10")));
        story.Applied("2024-01-01").Say("2024-04-01", key => new PartnerFact.Reinstated(key));
        Assert.Equal(ComplianceStatus.Suspended, story.Evidence.ComplianceAt(Story.At("2024-03-31"), Defaults.Program));
        Assert.Equal(ComplianceStatus.Hold, story.Evidence.ComplianceAt(Story.At("2024-04-01"), Defaults.Program));
    }

    [Fact]
    public void Lapses_EachSuspensionEachSuspendingConfirmationAndTheTermination()
    {
        var story = new Story().Applied("2024-01-01");
        Assert.Empty(story.Evidence.Lapses(Defaults.Program));
        Assert.Empty(story.Evidence.HoldsAt(Instant.Never, Defaults.Program));
        Assert.Equal(ComplianceStatus.Clear, story.Evidence.ComplianceAt(Instant.Never, Defaults.Program));
        Assert.Equal(default, story.Evidence.ViolationAt("01-10", Instant.Never));
        foreach (var day in (string[])["01-10", "02-10", "03-10", "04-10"]) story.Say($"2024-{day}", key => new PartnerFact.StrikeConfirmed(key, day));
        story.Say("2024-02-20", key => new PartnerFact.Suspended(key, "late")).Say("2024-02-25", key => new PartnerFact.Reinstated(key))
            .Say("2024-06-01", key => new PartnerFact.Terminated(key, "left")).Say("2024-05-01", key => new PartnerFact.Terminated(key, "left"));
        Assert.Equal(["02-20", "03-10", "04-10", "05-01"], story.Evidence.Lapses(Defaults.Program).Select(key => key.Time.ToString()[5..10]));
        // A clearing that comes late takes both suspending confirmations away but the last.
        story.Say("2024-03-01", key => new PartnerFact.StrikeCleared(key, "01-10"));
        Assert.Equal(["02-20", "04-10", "05-01"], story.Evidence.Lapses(Defaults.Program).Select(key => key.Time.ToString()[5..10]));
        Assert.True(story.Evidence.TerminatedAt(Story.At("2024-05-01")));
        Assert.False(story.Evidence.TerminatedAt(new(Story.At("2024-05-01").Ticks - 1)));
    }

    [Fact]
    public void ViolationAt_ReportedConfirmedCleared_EachFromItsTime() => Table.Check(
        """
        violation | at    | known | confirmed | cleared
        a         | 01-09 | no    | no        | no
        a         | 01-10 | yes   | no        | no
        a         | 01-11 | yes   | yes       | no
        a         | 01-12 | yes   | yes       | yes
        b         | 01-12 | no    | no        | no
        b         | 01-13 | yes   | yes       | no
        c         | 01-13 | no    | no        | no
        c         | 01-14 | yes   | no        | yes
        d         | 01-14 | no    | no        | no
        """,
        row =>
        {
            var evidence = new Story().Applied("2024-01-01")
                .Say("2024-01-10", key => new PartnerFact.ViolationReported(key, "a", ViolationKind.DataSharing)).Say("2024-01-11", key => new PartnerFact.StrikeConfirmed(key, "a"))
                .Say("2024-01-12", key => new PartnerFact.StrikeCleared(key, "a")).Say("2024-01-13", key => new PartnerFact.StrikeConfirmed(key, "b"))
                .Say("2024-01-14", key => new PartnerFact.StrikeCleared(key, "c")).Evidence;
            var at = Story.At($"2024-{row["at"]}");
            Assert.Equal(new ViolationState(row["known"] == "yes", row["confirmed"] == "yes", row["cleared"] == "yes"), evidence.ViolationAt(row["violation"], at));
        });

    [Fact]
    public void HoldsAt_ContainsAnInstantExactlyWhenSoManyStrikesCountThen() =>
        Gen.Select(Generated.Log, Generated.AnyTime.Array[20]).Sample(
            (log, times) =>
            {
                var evidence = log.Clean(Defaults.Program);
                foreach (var t in times)
                {
                    var strikes = evidence.HealthAt(t, Defaults.Program).Strikes;
                    Assert.Equal(strikes >= 2, evidence.HoldsAt(t, Defaults.Program).Any(held => held.Contains(t)));
                    if (evidence.IntroducedAt(t)) Assert.Equal(strikes >= 2, evidence.HoldsAt(Instant.Never, Defaults.Program).Any(held => held.Contains(t)));
                }
            },
            iter: Law.Times(500));

    [Fact]
    public void Confirm_RefusesInOrderOfPrecedence_DownToGranted()
    {
        var state = new ViolationState(Known: false, Confirmed: true, Cleared: true);
        PartnerId? decider = Acme;
        var (strikes, suspended) = (0, false);
        Ruled Confirm() => StrikeDesk.Confirm(Acme, "v1", state, strikes, suspended, decider, Defaults.Program);
        Assert.Equal(new Ruled.Refused(StrikeRefusal.UnknownViolation, "No violation v1 of acme is known."), Confirm());
        state = state with { Known = true };
        Assert.Equal(new Ruled.Refused(StrikeRefusal.DeciderOfPartner, "People of acme decide no violation of it."), Confirm());
        decider = new("bolt");
        Assert.Equal(new Ruled.Refused(StrikeRefusal.ClearedAlready, "v1 is cleared for good."), Confirm());
        state = state with { Cleared = false };
        Assert.Equal(new Ruled.Refused(StrikeRefusal.ConfirmedAlready, "v1 is confirmed already."), Confirm());
        state = state with { Confirmed = false };
        decider = null;
        foreach (var (before, was, status) in ((int, bool, ComplianceStatus)[])[(0, false, ComplianceStatus.Warning), (1, false, ComplianceStatus.Hold), (2, false, ComplianceStatus.Suspended), (0, true, ComplianceStatus.Suspended)])
        {
            (strikes, suspended) = (before, was);
            Assert.Equal(new StrikeDecision.Confirmed("v1", before + 1, status), Confirm().Decision);
        }
    }

    [Fact]
    public void Clear_RefusesInOrderOfPrecedence_DownToGranted()
    {
        var state = new ViolationState(Known: false, Confirmed: false, Cleared: true);
        PartnerId? decider = Acme;
        Ruled Clear() => StrikeDesk.Clear(Acme, "v1", state, decider);
        Assert.Equal(new Ruled.Refused(StrikeRefusal.UnknownViolation, "No violation v1 of acme is known."), Clear());
        state = state with { Known = true };
        Assert.Equal(new Ruled.Refused(StrikeRefusal.DeciderOfPartner, "People of acme decide no violation of it."), Clear());
        decider = null;
        Assert.Equal(new Ruled.Refused(StrikeRefusal.ClearedAlready, "v1 is cleared for good."), Clear());
        state = state with { Cleared = false };
        Assert.Equal(new StrikeDecision.Cleared("v1"), Clear().Decision);
    }
}
