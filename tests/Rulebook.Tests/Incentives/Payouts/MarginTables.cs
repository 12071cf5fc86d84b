using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Tests.Support;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Tests.Incentives.Payouts;

/// <summary>Margins worked by hand: every tier and bonus, the cap on both sides, ties of rounding.</summary>
public sealed class MarginTables
{
    [Fact]
    public void Margin() => Table.Check(
        """
        list               | tier       | registered | specializations | cap     | rate    | margin
        1,000,000          | none       | no         | 0               | 350,000 | 0       | 0
        1,000,000          | none       | yes        | 3               | 350,000 | 0       | 0
        1,000,000          | registered | no         | 0               | 350,000 | 100,000 | 100,000
        1,000,000          | registered | yes        | 0               | 350,000 | 150,000 | 150,000
        1,000,000          | registered | no         | 1               | 350,000 | 120,000 | 120,000
        1,000,000          | registered | yes        | 1               | 350,000 | 170,000 | 170,000
        1,000,000          | select     | no         | 0               | 350,000 | 150,000 | 150,000
        1,000,000          | select     | yes        | 0               | 350,000 | 200,000 | 200,000
        1,000,000          | select     | no         | 1               | 350,000 | 170,000 | 170,000
        1,000,000          | select     | yes        | 4               | 350,000 | 220,000 | 220,000
        1,000,000          | premier    | no         | 0               | 350,000 | 200,000 | 200,000
        1,000,000          | premier    | yes        | 1               | 350,000 | 270,000 | 270,000
        1,000,000          | elite      | no         | 0               | 350,000 | 250,000 | 250,000
        1,000,000          | elite      | yes        | 0               | 350,000 | 300,000 | 300,000
        1,000,000          | elite      | no         | 2               | 350,000 | 270,000 | 270,000
        1,000,000          | elite      | yes        | 2               | 350,000 | 320,000 | 320,000
        1,000,000          | elite      | yes        | 1               | 320,001 | 320,000 | 320,000
        1,000,000          | elite      | yes        | 1               | 320,000 | 320,000 | 320,000
        1,000,000          | elite      | yes        | 1               | 319,999 | 319,999 | 319,999
        1,000,000          | elite      | no         | 0               | 250,000 | 250,000 | 250,000
        1,000,000          | elite      | no         | 0               | 249,999 | 249,999 | 249,999
        1,000,000          | registered | no         | 0               | 99,999  | 99,999  | 99,999
        1,000,000          | none       | yes        | 1               | 0       | 0       | 0
        0                  | elite      | yes        | 1               | 350,000 | 320,000 | 0
        1                  | elite      | no         | 0               | 350,000 | 250,000 | 0
        2                  | elite      | no         | 0               | 350,000 | 250,000 | 0
        3                  | elite      | no         | 0               | 350,000 | 250,000 | 1
        6                  | elite      | no         | 0               | 350,000 | 250,000 | 2
        10                 | elite      | no         | 0               | 350,000 | 250,000 | 2
        10                 | select     | no         | 0               | 350,000 | 150,000 | 2
        30                 | select     | no         | 0               | 350,000 | 150,000 | 4
        50                 | select     | no         | 0               | 350,000 | 150,000 | 8
        10,000,000,000,000 | elite      | yes        | 1               | 350,000 | 320,000 | 3,200,000,000,000
        """,
        row =>
        {
            var terms = Defaults.Program.Incentives.Margin with { CapPpm = row.Int("cap") };
            var rate = MarginFormula.RatePpm(row.Enum<Tier>("tier"), row["registered"] == "yes", row.Int("specializations"), terms);
            Assert.Equal((row.Int("rate"), new StatementLine(LineKind.Margin, row.Long("list"), row.Int("rate"), row.Long("margin"))), (rate, MarginFormula.Line(row.Long("list"), rate)));
        });
}
