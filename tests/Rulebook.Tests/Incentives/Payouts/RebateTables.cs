using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Tests.Incentives.Payouts;

/// <summary>Rebates worked by hand in both forms: every step one minor unit below, at and above its edge, and every tie of rounding on both sides.</summary>
public sealed class RebateTables
{
    private static readonly IncentiveTerms.Rebate Terms = Defaults.Program.Incentives.Rebate;

    // Target 60,000.00: edges at 48,000.00 (1 %), 60,000.00 (3 %) and 72,000.00 (5 %).
    [Fact]
    public void Default_EveryStep() => Table.Check(
        """
        credited           | marginal        | all units
        0                  | 0               | 0
        1                  | 0               | 0
        4,799,999          | 0               | 0
        4,800,000          | 0               | 48,000
        4,800,001          | 0               | 48,000
        4,800,049          | 0               | 48,000
        4,800,050          | 0               | 48,000
        4,800,051          | 1               | 48,001
        4,800,149          | 1               | 48,001
        4,800,150          | 2               | 48,002
        4,800,151          | 2               | 48,002
        4,800,250          | 2               | 48,002
        5,000,000          | 2,000           | 50,000
        5,999,999          | 12,000          | 60,000
        6,000,000          | 12,000          | 180,000
        6,000,001          | 12,000          | 180,000
        6,000,016          | 12,000          | 180,000
        6,000,017          | 12,001          | 180,001
        6,000,049          | 12,001          | 180,001
        6,000,050          | 12,002          | 180,002
        6,000,051          | 12,002          | 180,002
        6,600,000          | 30,000          | 198,000
        7,199,999          | 48,000          | 216,000
        7,200,000          | 48,000          | 360,000
        7,200,001          | 48,000          | 360,000
        7,200,009          | 48,000          | 360,000
        7,200,010          | 48,000          | 360,000
        7,200,011          | 48,001          | 360,001
        7,200,029          | 48,001          | 360,001
        7,200,030          | 48,002          | 360,002
        7,200,031          | 48,002          | 360,002
        12,000,000         | 288,000         | 600,000
        10,000,000,000,000 | 499,999,688,000 | 500,000,000,000
        """,
        row => Same(row, row.Long("credited"), Tier.Select, Terms));

    // A step is reached at the least whole amount not below its part of the target: two thirds of 3 at 2, 80 % of 1,000,001 at 800,001.
    [Fact]
    public void OddTargets_EdgesRoundUp() => Table.Check(
        """
        target    | steps                        | credited | marginal | all units
        3         | 500000:1000000               | 1        | 0        | 0
        3         | 500000:1000000               | 2        | 0        | 2
        3         | 500000:1000000               | 3        | 1        | 3
        7         | 333333:500000 1000000:500000 | 2        | 0        | 0
        7         | 333333:500000 1000000:500000 | 3        | 0        | 2
        7         | 333333:500000 1000000:500000 | 4        | 0        | 2
        7         | 333333:500000 1000000:500000 | 6        | 2        | 3
        7         | 333333:500000 1000000:500000 | 7        | 2        | 4
        7         | 333333:500000 1000000:500000 | 8        | 2        | 4
        7         | 333333:500000 1000000:500000 | 9        | 3        | 4
        1,000,001 | 800000:10000                 | 800,000  | 0        | 0
        1,000,001 | 800000:10000                 | 800,001  | 0        | 8,000
        1,000,001 | 800000:10000                 | 800,002  | 0        | 8,000
        1,000,001 | 800000:10000                 | 800,051  | 0        | 8,001
        1,000,001 | 800000:10000                 | 800,052  | 1        | 8,001
        100       | 0:100000 1000000:200000      | 0        | 0        | 0
        100       | 0:100000 1000000:200000      | 4        | 0        | 0
        100       | 0:100000 1000000:200000      | 5        | 0        | 0
        100       | 0:100000 1000000:200000      | 15       | 2        | 2
        100       | 0:100000 1000000:200000      | 99       | 10       | 10
        100       | 0:100000 1000000:200000      | 100      | 10       | 20
        100       | 0:100000 1000000:200000      | 101      | 10       | 20
        100       | 0:100000 1000000:200000      | 103      | 11       | 21
        100       |                              | 100      | 0        | 0
        1,000     | 1000000:0 1500000:10000      | 1,000    | 0        | 0
        1,000     | 1000000:0 1500000:10000      | 1,499    | 0        | 0
        1,000     | 1000000:0 1500000:10000      | 1,500    | 0        | 15
        1,000     | 1000000:0 1500000:10000      | 1,550    | 0        | 16
        1,000     | 1000000:0 1500000:10000      | 1,551    | 1        | 16
        """,
        row => Same(row, row.Long("credited"), Tier.Select, Terms with { Schedule = new(row.Long("target"), Steps(row["steps"])) }));

    // Premier has target 60,000.00 with 2 % from 80 % and 4 % from 100 %, Elite target 120,000.00 with 6 % from 100 %; the others have the common schedule.
    [Fact]
    public void Schedules_ByTier() => Table.Check(
        """
        tier       | credited   | marginal | all units
        none       | 4,799,999  | 0        | 0
        none       | 4,800,001  | 0        | 48,000
        none       | 6,000,000  | 12,000   | 180,000
        none       | 6,000,100  | 12,003   | 180,003
        none       | 11,999,999 | 288,000  | 600,000
        none       | 12,000,000 | 288,000  | 600,000
        none       | 12,000,100 | 288,005  | 600,005
        registered | 4,799,999  | 0        | 0
        registered | 4,800,001  | 0        | 48,000
        registered | 6,000,000  | 12,000   | 180,000
        registered | 6,000,100  | 12,003   | 180,003
        registered | 11,999,999 | 288,000  | 600,000
        registered | 12,000,000 | 288,000  | 600,000
        registered | 12,000,100 | 288,005  | 600,005
        select     | 4,799,999  | 0        | 0
        select     | 4,800,001  | 0        | 48,000
        select     | 6,000,000  | 12,000   | 180,000
        select     | 6,000,100  | 12,003   | 180,003
        select     | 11,999,999 | 288,000  | 600,000
        select     | 12,000,000 | 288,000  | 600,000
        select     | 12,000,100 | 288,005  | 600,005
        premier    | 4,799,999  | 0        | 0
        premier    | 4,800,001  | 0        | 96,000
        premier    | 6,000,000  | 24,000   | 240,000
        premier    | 6,000,100  | 24,004   | 240,004
        premier    | 11,999,999 | 264,000  | 480,000
        premier    | 12,000,000 | 264,000  | 480,000
        premier    | 12,000,100 | 264,004  | 480,004
        elite      | 4,799,999  | 0        | 0
        elite      | 4,800,001  | 0        | 0
        elite      | 6,000,000  | 0        | 0
        elite      | 6,000,100  | 0        | 0
        elite      | 11,999,999 | 0        | 0
        elite      | 12,000,000 | 0        | 720,000
        elite      | 12,000,100 | 6        | 720,006
        """,
        row => Same(row, row.Long("credited"), row.Enum<Tier>("tier"), Terms with
        {
            ByTier = [new(Tier.Premier, new(6_000_000, Steps("800000:20000 1000000:40000"))), new(Tier.Elite, new(12_000_000, Steps("1000000:60000")))],
        }));

    [Fact]
    public void Lines_ShowEverySliceThatHoldsAnything() => Table.Check(
        """
        form     | credited  | lines
        marginal | 0         |
        marginal | 4,000,000 | 4000000@0=0
        marginal | 4,800,000 | 4800000@0=0
        marginal | 4,800,001 | 4800000@0=0 1@10000=0
        marginal | 6,000,000 | 4800000@0=0 1200000@10000=12000
        marginal | 6,500,000 | 4800000@0=0 1200000@10000=12000 500000@30000=15000
        marginal | 7,200,000 | 4800000@0=0 1200000@10000=12000 1200000@30000=36000
        marginal | 8,000,050 | 4800000@0=0 1200000@10000=12000 1200000@30000=36000 800050@50000=40002
        allunits | 0         | 0@0=0
        allunits | 4,799,999 | 4799999@0=0
        allunits | 4,800,000 | 4800000@10000=48000
        allunits | 8,000,050 | 8000050@50000=400002
        """,
        row =>
        {
            var lines = RebateFormula.Lines(row.Long("credited"), Tier.Select, Terms with { Form = row.Enum<RebateForm>("form") });
            Assert.Equal(row["lines"], string.Join(' ', lines.Select(line => $"{line.BaseMinor}@{line.RatePpm}={line.AmountMinor}")));
            Assert.All(lines, line => Assert.Equal(LineKind.Rebate, line.Kind));
        });

    private static void Same(Table.Row row, long credited, Tier tier, IncentiveTerms.Rebate terms)
    {
        foreach (var (form, amount) in (ReadOnlySpan<(RebateForm, string)>)[(RebateForm.Marginal, "marginal"), (RebateForm.AllUnits, "all units")])
        {
            Assert.Equal(row.Long(amount), RebateFormula.AmountMinor(credited, tier, terms with { Form = form }));
            Assert.Equal(row.Long(amount), RebateFormula.Lines(credited, tier, terms with { Form = form }).Sum(line => line.AmountMinor));
        }
    }

    private static RebateStep[] Steps(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(step => step.Split(':')).Select(step => new RebateStep(int.Parse(step[0]), int.Parse(step[1])))];
}
