using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Incentives.Payouts;

/// <summary>MDF reimbursements and their return worked by hand, and the sums and maxima of SPIFs on both sides.</summary>
public sealed class MdfSpifTables
{
    [Fact]
    public void Reimbursement() => Table.Check(
        """
        approved           | proven             | share     | reimbursed
        0                  | 0                  | 500,000   | 0
        0                  | 100,000            | 500,000   | 0
        100,000            | 0                  | 500,000   | 0
        100,000            | 100,000            | 500,000   | 50,000
        100,000            | 99,999             | 500,000   | 50,000
        100,000            | 100,001            | 500,000   | 50,000
        99,999             | 100,000            | 500,000   | 50,000
        1                  | 1                  | 500,000   | 0
        2                  | 2                  | 500,000   | 1
        3                  | 3                  | 500,000   | 2
        5                  | 5                  | 500,000   | 2
        7                  | 5                  | 500,000   | 2
        5                  | 7                  | 500,000   | 2
        100,000            | 100,000            | 0         | 0
        100,000            | 100,000            | 1,000,000 | 100,000
        99                 | 100                | 1,000,000 | 99
        100                | 99                 | 1,000,000 | 99
        333                | 400                | 333,333   | 111
        1                  | 2                  | 499,999   | 0
        1                  | 2                  | 500,001   | 1
        3                  | 9                  | 250,000   | 1
        2                  | 9                  | 250,000   | 0
        6                  | 9                  | 250,000   | 2
        10                 | 9                  | 750,000   | 7
        10,000,000,000,000 | 10,000,000,000,000 | 500,000   | 5,000,000,000,000
        """,
        row => Assert.Equal(
            new StatementLine(LineKind.Reimbursement, Math.Min(row.Long("approved"), row.Long("proven")), row.Int("share"), row.Long("reimbursed")),
            MdfFormula.Line(row.Long("approved"), row.Long("proven"), Defaults.Program.Incentives.Mdf with { SharePpm = row.Int("share") })));

    [Fact]
    public void Roi() => Table.Check(
        """
        gain        | reimbursed | roi
        0           | 0          | none
        100         | 0          | none
        0           | 100        | 0
        100         | 100        | 1,000,000
        250         | 100        | 2,500,000
        1           | 3          | 333,333
        2           | 3          | 666,667
        1           | 2,000,000  | 0
        3           | 2,000,000  | 2
        5           | 2,000,000  | 2
        300,000,000 | 4,000,000  | 75,000,000
        """,
        row => Assert.Equal(row["roi"] == "none" ? null : row.Long("roi"), MdfFormula.RoiPpm(row.Long("gain"), row.Long("reimbursed"))));

    [Fact]
    public void SpifSum_OfThePaidKindsAlone()
    {
        var terms = Defaults.Program.Incentives.Spif;
        Assert.Equal(
            [(ActivityKind.Demo, 25_000L), (ActivityKind.Poc, 50_000L)],
            Enum.GetValues<ActivityKind>().Select(kind => (kind, Sum: SpifFormula.SumMinor(kind, terms))).Where(paid => paid.Sum != 0));
        Assert.Equal(new StatementLine(LineKind.Spif, 25_000, 1_000_000, 25_000), SpifFormula.Line(25_000));
    }

    [Fact]
    public void SpifPays_BelowBothMaxima() => Table.Check(
        """
        quarter max | total max | in quarter | in box | pays
        10          | none      | 0          | 0      | yes
        10          | none      | 9          | 9      | yes
        10          | none      | 10         | 10     | no
        10          | none      | 9          | 999    | yes
        10          | 12        | 0          | 11     | yes
        10          | 12        | 0          | 12     | no
        10          | 12        | 0          | 13     | no
        10          | 12        | 10         | 11     | no
        0           | none      | 0          | 0      | no
        1           | 0         | 0          | 0      | no
        """,
        row =>
        {
            var terms = Defaults.Program.Incentives.Spif with { PartnerQuarterMax = row.Int("quarter max"), TotalMax = row["total max"] == "none" ? null : row.Int("total max") };
            Assert.Equal(row["pays"] == "yes", SpifFormula.Pays(row.Int("in quarter"), row.Int("in box"), terms));
        });
}
