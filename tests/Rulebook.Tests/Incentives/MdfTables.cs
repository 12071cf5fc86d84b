using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Incentives;

/// <summary>Market development funds worked by hand.</summary>
public sealed class MdfTables
{
    private static readonly IncentiveTerms.Mdf Terms = Defaults.Program.Incentives.Mdf;

    // min(approved, proven) × share, half to even at the minor unit.
    [Fact]
    public void Reimbursement() => Table.Check(
        """
        approved       | proven         | share   | reimbursed
        1000.00        | 1000.00        | 500000  | 500.00
        1000.00        | 999.99         | 500000  | 500.00
        1000.00        | 999.98         | 500000  | 499.99
        1000.00        | 999.97         | 500000  | 499.98
        1000.00        | 1000.01        | 500000  | 500.00
        1000.00        | 5000.00        | 500000  | 500.00
        1000.00        | 250.00         | 500000  | 125.00
        0.01           | 0.01           | 500000  | 0.00
        0.02           | 0.02           | 500000  | 0.01
        0.03           | 0.03           | 500000  | 0.02
        0.05           | 0.05           | 500000  | 0.02
        0.07           | 0.09           | 500000  | 0.04
        0.03           | 0.01           | 500000  | 0.00
        1000.00        | 800.00         | 1000000 | 800.00
        1000.00        | 800.00         | 0       | 0.00
        1000.00        | 1000.00        | 333333  | 333.33
        1000.00        | 999.99         | 333333  | 333.33
        1000.00        | 1000.00        | 333335  | 333.34
        1000.00        | 1000.00        | 333345  | 333.34
        1000.00        | 1000.00        | 333355  | 333.36
        12345.67       | 12000.00       | 750000  | 9000.00
        12345.67       | 12345.67       | 750000  | 9259.25
        100000000000   | 100000000000   | 1000000 | 100000000000
        100000000000   | 99999999999.99 | 500000  | 50000000000.00
        """,
        row => Assert.Equal(
            BookScript.Minor(row["reimbursed"]),
            MdfFormula.Line(BookScript.Minor(row["approved"]), BookScript.Minor(row["proven"]), Terms with { SharePpm = row.Int("share") }).AmountMinor));

    // Proof counts until so many days after the event, that instant excluded.
    [Fact]
    public void LapsesAt_DaysAfterTheEvent() => Table.Check(
        """
        event                | days | lapses
        2026-05-01T00:00:00Z | 60   | 2026-06-30T00:00:00Z
        2026-05-01T09:30:00Z | 60   | 2026-06-30T09:30:00Z
        2026-02-01T00:00:00Z | 28   | 2026-03-01T00:00:00Z
        2026-12-31T00:00:00Z | 1    | 2027-01-01T00:00:00Z
        2026-05-01T00:00:00Z | 0    | 2026-05-01T00:00:00Z
        """,
        row => Assert.Equal(Story.At(row["lapses"]), MdfRules.LapsesAt(Story.At(row["event"]), Terms with { ProofDays = row.Int("days") })));

    // The budget is 400.00, the share one half, proof 60 days; each line starts from nothing and is a life of one request for an event on 1 May.
    [Fact]
    public void Lives() => Table.Check(
        """
        proposed | approved | proven   | proven at                    | reimbursed | left in the budget
        800.00   | 800.00   | 800.00   | 2026-05-02                   | 400.00     | 0.00
        800.00   | 800.00   | 600.00   | 2026-05-02                   | 300.00     | 100.00
        800.00   | 800.00   | 0.01     | 2026-05-02                   | 0.00       | 400.00
        800.00   | 800.00   | 0.02     | 2026-05-02                   | 0.01       | 399.99
        800.00   | 800.00   | 900.00   | 2026-05-02                   | 400.00     | 0.00
        800.00   | 500.00   | 800.00   | 2026-05-02                   | 250.00     | 150.00
        800.00   | 500.00   | 500.00   | 2026-05-02                   | 250.00     | 150.00
        800.00   | 500.00   | 499.99   | 2026-05-02                   | 250.00     | 150.00
        800.00   | 500.00   | 499.97   | 2026-05-02                   | 249.98     | 150.02
        800.00   | 0.01     | 0.01     | 2026-05-02                   | 0.00       | 400.00
        800.00   | 0.03     | 0.03     | 2026-05-02                   | 0.02       | 399.98
        800.00   | 800.00   | 800.00   | 2026-06-29T23:59:59.9999999Z | 400.00     | 0.00
        800.00   | 800.00   | 800.00   | 2026-06-30T00:00:00Z         | proof-late | 400.00
        800.00   | 800.00   | 800.00   | 2026-06-30T00:00:00.0000001Z | proof-late | 400.00
        800.00   | 800.00   | 800.00   | 2027-01-01T00:00:00Z         | proof-late | 400.00
        800.00   | 800.00   | 800.00   | 2026-03-02T00:00:00Z         | 400.00     | 0.00
        800.01   | 800.01   | 800.01   | 2026-05-02                   | 400.00     | 0.00
        800.02   | 800.02   | 800.02   | 2026-05-02                   | refused    | 400.00
        900.00   | 800.00   | 900.00   | 2026-05-02                   | 400.00     | 0.00
        900.00   | 900.00   | 900.00   | 2026-05-02                   | refused    | 400.00
        123.45   | 123.45   | 100.10   | 2026-05-02                   | 50.05      | 349.95
        """,
        row =>
        {
            var script = BookScript.Mdf(40_000);
            Assert.Equal("", script.Do("2026-03-01", $"propose r1 acme {row["proposed"]} event 2026-05-01"));
            var approval = script.Do("2026-03-01", $"preapprove r1 {row["approved"]}");
            if (approval == "budget-exhausted") Assert.Equal("refused", row["reimbursed"]);
            else
            {
                var proof = script.Do(row["proven at"], $"prove r1 {row["proven"]}");
                if (proof == "proof-late") Assert.Equal(proof, row["reimbursed"]);
                else Assert.Equal(BookScript.Minor(row["reimbursed"]), script.Book.MoneyOf(new("acme")).AccruedMinor);
            }
            script.Do("2027-02-01", "advance");
            Assert.Equal(BookScript.Minor(row["left in the budget"]), script.Book.AvailableMinor);
            Assert.Equal(0, script.Book.MoneyOf(new("acme")).ReservedMinor);
        });

    [Fact]
    public void Defaults_AreHalfWithinSixtyDays() => Assert.Equal(new IncentiveTerms.Mdf(500_000, 60, 30), Defaults.Program.Incentives.Mdf);
}
