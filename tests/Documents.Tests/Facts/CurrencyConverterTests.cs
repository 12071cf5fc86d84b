using System.Text;
using PemActors.Documents.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Documents.Tests.Facts;

public sealed class CurrencyConverterTests
{
    private static readonly CurrencyConverter Currencies = new("USD",
        [new("EUR", Instant.Utc(2026, 1, 1), 1_100_000), new("EUR", Instant.Utc(2026, 2, 1), 1_250_000), new("HLF", Instant.Utc(2026, 1, 1), 500_000), new("BIG", Instant.Utc(2026, 1, 1), 1_000_000_000_000)]);

    private const string Cases = """
        minor           | currency | at         | outcome  | converted
        100             | USD      | 2000-01-01 | Done     | 100
        100             | EUR      | 2025-12-31 | NoRate   | 0
        100             | EUR      | 2026-01-01 | Done     | 110
        100             | EUR      | 2026-01-31 | Done     | 110
        100             | EUR      | 2026-02-01 | Done     | 125
        1               | HLF      | 2026-02-01 | Done     | 0
        3               | HLF      | 2026-02-01 | Done     | 2
        5               | HLF      | 2026-02-01 | Done     | 2
        -3              | HLF      | 2026-02-01 | Done     | -2
        -5              | HLF      | 2026-02-01 | Done     | -2
        10000000000000  | USD      | 2026-02-01 | Done     | 10000000000000
        10000000000001  | USD      | 2026-02-01 | TooLarge | 0
        10000000        | BIG      | 2026-02-01 | Done     | 10000000000000
        10000001        | BIG      | 2026-02-01 | TooLarge | 0
        100             | JPY      | 2026-02-01 | NoRate   | 0
        """;

    [Fact]
    public void Convert_Table_RoundsHalfToEvenAtTheRateInForce()
    {
        foreach (var row in Table.Rows(Cases))
        {
            Assert.True(Rfc3339.TryParse($"{row[2]}T00:00:00Z", out var at));
            var outcome = Currencies.Convert(long.Parse(row[0]), Encoding.UTF8.GetBytes(row[1]), at, out var converted);
            Assert.Equal((row[3], row[4]), (outcome.ToString(), converted.ToString()));
        }
    }
}
