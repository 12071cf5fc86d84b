using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Incentives.Payouts;

/// <summary>Referral fees worked by hand: the cap on both sides, ties of rounding.</summary>
public sealed class ReferralTables
{
    [Fact]
    public void Fee() => Table.Check(
        """
        acv                | rate      | cap        | fee
        0                  | 100,000   | 20,000,000 | 0
        1                  | 100,000   | 20,000,000 | 0
        4                  | 100,000   | 20,000,000 | 0
        5                  | 100,000   | 20,000,000 | 0
        6                  | 100,000   | 20,000,000 | 1
        14                 | 100,000   | 20,000,000 | 1
        15                 | 100,000   | 20,000,000 | 2
        16                 | 100,000   | 20,000,000 | 2
        25                 | 100,000   | 20,000,000 | 2
        35                 | 100,000   | 20,000,000 | 4
        1,234,567          | 100,000   | 20,000,000 | 123,457
        19,999,994         | 100,000   | 20,000,000 | 1,999,999
        19,999,995         | 100,000   | 20,000,000 | 2,000,000
        19,999,999         | 100,000   | 20,000,000 | 2,000,000
        20,000,000         | 100,000   | 20,000,000 | 2,000,000
        20,000,001         | 100,000   | 20,000,000 | 2,000,000
        20,000,005         | 100,000   | 20,000,000 | 2,000,000
        40,000,000         | 100,000   | 20,000,000 | 2,000,000
        10,000,000,000,000 | 100,000   | 20,000,000 | 2,000,000
        100                | 100,000   | 0          | 0
        100                | 0         | 20,000,000 | 0
        99                 | 1,000,000 | 100        | 99
        100                | 1,000,000 | 100        | 100
        101                | 1,000,000 | 100        | 100
        1,000              | 150,000   | 1,010      | 150
        1,010              | 150,000   | 1,010      | 152
        1,030              | 150,000   | 1,010      | 152
        1                  | 500,000   | 1,000      | 0
        3                  | 500,000   | 1,000      | 2
        5                  | 500,000   | 1,000      | 2
        """,
        row =>
        {
            var (acv, cap, fee) = (row.Long("acv"), row.Long("cap"), row.Long("fee"));
            var terms = Defaults.Program.Incentives.ReferralFee with { RatePpm = row.Int("rate"), AcvCapMinor = cap };
            var line = new StatementLine(LineKind.ReferralFee, Math.Min(acv, cap), row.Int("rate"), fee);
            Assert.Equal(line, ReferralFormula.Line(acv, terms));
            // What the cap leaves out is shown, earning none.
            Assert.Equal(acv > cap ? [line, new(LineKind.ReferralFee, acv - cap, 0, 0)] : [line], ReferralFormula.Lines(acv, terms));
        });
}
