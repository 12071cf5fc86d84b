using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Incentives.Watch;

/// <summary>Every sign of the watch on both sides of its cut.</summary>
public sealed class WatchTables
{
    private static readonly WatchTerms Terms = Defaults.Program.Incentives.Watch;

    [Fact]
    public void PayoutWithoutGrowth_MoreThanTenPerCent_WhileCreditedDoesNotGrow() => Table.Check(
        """
        payout before | payout             | credited before | credited | sign
        100,000       | 110,000            | 500             | 500      | no
        100,000       | 110,001            | 500             | 500      | yes
        100,000       | 110,001            | 500             | 501      | no
        100,000       | 110,001            | 500             | 499      | yes
        100,000       | 100,000            | 500             | 0        | no
        0             | 0                  | 0               | 0        | no
        0             | 1                  | 0               | 0        | yes
        0             | 1                  | 0               | 1        | no
        1             | 10,000,000,000,000 | 0               | 0        | yes
        """,
        row => Assert.Equal(
            row["sign"] == "yes" ? WatchSigns.PayoutWithoutGrowth : WatchSigns.None,
            WatchRules.Signs(new(row.Long("payout"), row.Long("payout before"), row.Long("credited"), row.Long("credited before"), 0, 0, 0, 0, 0, 0, false), Terms)));

    [Fact]
    public void Shares_FromTheirCut_OfEnoughToSaySomething() => Table.Check(
        """
        activities | bunched | claims | unfollowed | wins | early | met or out of reach | sign
        5          | 2       | 0      | 0          | 0    | 0     | no                  | bunchedactivities
        4          | 4       | 0      | 0          | 0    | 0     | no                  | none
        1,000      | 399     | 0      | 0          | 0    | 0     | no                  | none
        1,000      | 400     | 0      | 0          | 0    | 0     | no                  | bunchedactivities
        0          | 0       | 5      | 2          | 0    | 0     | no                  | none
        0          | 0       | 5      | 3          | 0    | 0     | no                  | unfollowedclaims
        0          | 0       | 6      | 3          | 0    | 0     | no                  | unfollowedclaims
        0          | 0       | 4      | 4          | 0    | 0     | no                  | none
        0          | 0       | 0      | 0          | 5    | 2     | yes                 | sandbagging
        0          | 0       | 0      | 0          | 5    | 5     | no                  | none
        0          | 0       | 0      | 0          | 5    | 1     | yes                 | none
        0          | 0       | 0      | 0          | 4    | 4     | yes                 | none
        0          | 0       | 0      | 0          | 0    | 0     | yes                 | none
        9          | 9       | 9      | 9          | 9    | 9     | yes                 | bunchedactivities, unfollowedclaims, sandbagging
        """,
        row => Assert.Equal(row.Enum<WatchSigns>("sign"), WatchRules.Signs(Shares(row), Terms)));

    [Fact]
    public void Shares_OfNothing_AreNoSign_WhateverTheCount()
    {
        var any = Terms with { MinCount = 0, BunchSharePpm = 0, UnfollowedSharePpm = 0, SandbagSharePpm = 0 };
        Assert.Equal(WatchSigns.None, WatchRules.Signs(new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, true), any));
        Assert.Empty(WatchRules.Findings(new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, true), any));
        Assert.Equal(WatchSigns.BunchedActivities, WatchRules.Signs(new(0, 0, 0, 0, 1, 0, 0, 0, 0, 0, true), any));
    }

    [Fact]
    public void Findings_CarryTheirFigures()
    {
        var findings = WatchRules.Findings(new(150_000, 120_000, 9_000_000, 9_500_050, 7, 3, 6, 4, 9, 5, true), Terms);
        Assert.Equal(
            [
                new(WatchSigns.PayoutWithoutGrowth, 150_000, 120_000, 250_000, 100_000, "The payout went from 1,200.00 to 1,500.00 while credited closed-won went from 95,000.50 to 90,000.00."),
                new(WatchSigns.BunchedActivities, 3, 7, 428_571, 400_000, "3 of 7 activities fall into the last 7 days."),
                new(WatchSigns.UnfollowedClaims, 4, 6, 666_667, 500_000, "4 of 6 claims were followed by no pipeline within 90 days."),
                new(WatchSigns.Sandbagging, 5, 9, 555_556, 400_000, "5 of 9 wins fall into the first 14 days, after a quarter whose target was met or out of reach."),
            ],
            findings);
        Assert.Equal(new WatchFinding(WatchSigns.PayoutWithoutGrowth, 5, 0, null, 100_000, "The payout went from 0.00 to 0.05 while credited closed-won went from 0.00 to 0.00."),
            Assert.Single(WatchRules.Findings(new(5, 0, 0, 0, 0, 0, 0, 0, 0, 0, false), Terms)));
        Assert.Equal([WatchSigns.Sandbagging], WatchRules.Findings(new(0, 0, 0, 0, 0, 0, 0, 0, 5, 5, true), Terms).Select(finding => finding.Sign));
    }

    [Fact]
    public void Instants_OnBothSides() => Table.Check(
        """
        question | of         | at                          | holds
        bunched  | 2024-04-01 | 2024-03-25                  | no
        bunched  | 2024-04-01 | 2024-03-25T00:00:00.0000001 | yes
        bunched  | 2024-04-01 | 2024-04-01                  | yes
        bunched  | 2024-04-01 | 2024-04-01T00:00:00.0000001 | no
        follows  | 2024-04-01 | 2024-04-01                  | no
        follows  | 2024-04-01 | 2024-04-01T00:00:00.0000001 | yes
        follows  | 2024-04-01 | 2024-06-30                  | yes
        follows  | 2024-04-01 | 2024-06-30T00:00:00.0000001 | no
        early    | 2024-04-01 | 2024-04-01                  | no
        early    | 2024-04-01 | 2024-04-01T00:00:00.0000001 | yes
        early    | 2024-04-01 | 2024-04-15                  | yes
        early    | 2024-04-01 | 2024-04-15T00:00:00.0000001 | no
        """,
        row =>
        {
            var (of, at) = (Story.At(row["of"]), Story.At(row["at"]));
            Assert.Equal(row["holds"] == "yes", row["question"] switch
            {
                "bunched" => WatchRules.IsBunched(at, of, Terms),
                "follows" => WatchRules.Follows(at, of, Terms),
                _ => WatchRules.IsEarly(at, of, Terms),
            });
        });

    // Target 60,000.00; the default's first step that pays is at 48,000.00.
    [Fact]
    public void Target_MetOrOutOfReach() => Table.Check(
        """
        schedule | credited  | holds
        default  | 0         | yes
        default  | 4,799,999 | yes
        default  | 4,800,000 | no
        default  | 5,999,999 | no
        default  | 6,000,000 | yes
        default  | 9,000,000 | yes
        second   | 4,799,999 | yes
        second   | 5,399,999 | yes
        second   | 5,400,000 | no
        none     | 5,999,999 | no
        none     | 6,000,000 | yes
        """,
        row =>
        {
            var schedule = row["schedule"] switch
            {
                "default" => Defaults.Program.Incentives.Rebate.Schedule,
                "second" => new RebateSchedule(6_000_000, [new(800_000, 0), new(900_000, 1), new(1_000_000, 2)]),
                _ => new RebateSchedule(6_000_000, []),
            };
            Assert.Equal(row["holds"] == "yes", WatchRules.TargetMetOrOutOfReach(row.Long("credited"), schedule));
        });

    [Fact]
    public void Signs_AllocateNothing()
    {
        var inputs = new WatchInputs(150_000, 120_000, 9_000_000, 9_500_050, 7, 3, 6, 4, 9, 5, true);
        for (var i = 0; i < 200; i++) WatchRules.Signs(inputs, Terms);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++) WatchRules.Signs(inputs, Terms);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static WatchInputs Shares(Table.Row row) => new(
        0, 0, 0, 0, row.Int("activities"), row.Int("bunched"), row.Int("claims"), row.Int("unfollowed"), row.Int("wins"), row.Int("early"), row["met or out of reach"] == "yes");
}
