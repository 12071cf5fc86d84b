using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Incentives.Payouts;

/// <summary>Usage fees worked by hand: which meterings count, what a month's net earns, and when leaving takes fees back.</summary>
public sealed class UsageTables
{
    private static readonly Programs.IncentiveTerms.Usage Terms = Defaults.Program.Incentives.Usage;

    // Months 1 to 24 of a win in January 2024 are January 2024 to December 2025.
    [Fact]
    public void Counts_MonthsFromTheWin_WhileTheCustomerStays() => Table.Check(
        """
        won                         | month   | metered                      | churned                      | counts
        2024-01-15                  | 2023-12 | 2024-02-01                   |                              | no
        2024-01-15                  | 2024-01 | 2024-02-01                   |                              | yes
        2024-01-01                  | 2024-01 | 2024-02-01                   |                              | yes
        2024-01-31T23:59:59.9999999 | 2024-01 | 2024-02-01                   |                              | yes
        2024-02-01                  | 2024-01 | 2024-02-01                   |                              | no
        2024-01-15                  | 2024-01 | 2024-01-15                   |                              | yes
        2024-01-15                  | 2024-01 | 2024-01-14T23:59:59.9999999  |                              | no
        2024-01-15                  | 2024-12 | 2025-01-01                   |                              | yes
        2024-01-15                  | 2025-01 | 2025-02-01                   |                              | yes
        2024-01-15                  | 2025-12 | 2026-01-01                   |                              | yes
        2024-01-15                  | 2025-12 | 2027-01-01                   |                              | yes
        2024-01-15                  | 2026-01 | 2026-02-01                   |                              | no
        2024-01-15                  | 2026-01 | 2025-06-01                   |                              | no
        2024-12-31                  | 2026-11 | 2026-12-01                   |                              | yes
        2024-12-31                  | 2026-12 | 2027-01-01                   |                              | no
        2024-01-15                  | 2024-05 | 2024-06-01                   | 2024-06-01T00:00:00.0000001  | yes
        2024-01-15                  | 2024-05 | 2024-06-01                   | 2024-06-01                   | no
        2024-01-15                  | 2024-05 | 2024-06-01                   | 2024-05-31T23:59:59.9999999  | no
        2024-01-15                  | 2024-06 | 2024-05-20                   | 2024-06-30                   | yes
        2024-01-15                  | 2024-06 | 2024-05-20                   | 2024-06-01                   | yes
        2024-01-15                  | 2024-06 | 2024-05-20                   | 2024-05-31T23:59:59.9999999  | no
        2024-01-15                  | 2024-07 | 2024-05-20                   | 2024-06-30                   | no
        2024-01-15                  | 2024-01 | 2024-01-15                   | 2024-01-15                   | no
        """,
        row => Assert.Equal(row["counts"] == "yes", UsageFormula.Counts(Month(row["month"]), Story.At(row["metered"]), Story.At(row["won"]), Left(row), Terms)));

    [Fact]
    public void Fee_ThreePerCentOfTheNet_NoneBelowZero() => Table.Check(
        """
        net                | fee
        -10,000            | 0
        -1                 | 0
        0                  | 0
        1                  | 0
        16                 | 0
        17                 | 1
        33                 | 1
        49                 | 1
        50                 | 2
        51                 | 2
        83                 | 2
        84                 | 3
        116                | 3
        117                | 4
        149                | 4
        150                | 4
        151                | 5
        250                | 8
        1,000,000          | 30,000
        123,456,789        | 3,703,704
        10,000,000,000,000 | 300,000,000,000
        """,
        row => Assert.Equal(new StatementLine(LineKind.Usage, Math.Max(0, row.Long("net")), 30_000, row.Long("fee")), UsageFormula.Line(row.Long("net"), Terms)));

    // Six calendar months from the win, to the tick; of a month without that day its last.
    [Fact]
    public void Clawback_InsideSixMonthsOfTheWin() => Table.Check(
        """
        won                 | churned                     | fees | back
        2024-01-15T10:00:00 |                             | 700  | 0
        2024-01-15T10:00:00 | 2024-01-15T10:00:00         | 700  | 700
        2024-01-15T10:00:00 | 2024-07-15T09:59:59.9999999 | 700  | 700
        2024-01-15T10:00:00 | 2024-07-15T10:00:00         | 700  | 0
        2024-01-15T10:00:00 | 2025-07-15T10:00:00         | 700  | 0
        2024-01-15T10:00:00 | 2024-03-01                  | 0    | 0
        2023-08-31          | 2024-02-28T23:59:59.9999999 | 700  | 700
        2023-08-31          | 2024-02-29                  | 700  | 0
        """,
        row =>
        {
            Assert.Equal(row.Long("back"), UsageFormula.ClawbackMinor(row.Long("fees"), Story.At(row["won"]), Left(row), Terms));
            if (row.Long("fees") > 0) Assert.Equal(row.Long("back") > 0, UsageFormula.ClawsBack(Story.At(row["won"]), Left(row), Terms));
        });

    [Fact]
    public void MonthOf_CountsAsTheFactDoes()
    {
        Assert.Equal(24_000, UsageFormula.MonthOf(Instant.Utc(2000, 1, 1)));
        Assert.Equal(24_000, UsageFormula.MonthOf(new(Instant.Utc(2000, 2, 1).Ticks - 1)));
        Assert.Equal(24_011, UsageFormula.MonthOf(Instant.Utc(2000, 12, 31)));
        Assert.Equal(24_012, UsageFormula.MonthOf(Instant.Utc(2001, 1, 1)));
    }

    private static int Month(string text) => int.Parse(text[..4]) * 12 + int.Parse(text[5..]) - 1;

    private static Instant? Left(Table.Row row) => row["churned"] is "" ? null : Story.At(row["churned"]);
}
