using System.Globalization;
using System.Text;
using CsCheck;
using PemActors.Documents.Schemas;

namespace PemActors.Documents.Tests.Schemas;

public sealed class ExactNumberTests
{
    private const string Cases = """
        text                   | printed             | hundredths
        0                      | 0                   | 0
        -0                     | 0                   | 0
        4.30                   | 4.3                 | 430
        43e-1                  | 4.3                 | 430
        0.01                   | 0.01                | 1
        0.001                  | 0.001               | none
        1e3                    | 1000                | 100000
        9223372036854775807    | 9223372036854775807 | none
        4.2999999999999999999  | none                | none
        1e99999                | none                | none
        1.                     | 1                   | 100
        -                      | none                | none
        1e                     | none                | none
        """;

    [Fact]
    public void TryParse_Table_KeepsWhatWasWritten()
    {
        foreach (var row in Table.Rows(Cases))
        {
            var known = ExactNumber.TryParse(Encoding.UTF8.GetBytes(row[0]), out var number);
            Assert.Equal(row[1], known ? number.ToString() : "none");
            Assert.Equal(row[2], known && number.TryScale(2, out var hundredths) ? hundredths.ToString() : "none");
        }
    }

    [Fact]
    public void CompareTo_AnyTwoDecimals_AgreesWithDecimal() => Gen.Select(Gen.Int, Gen.Int[0, 9], Gen.Int, Gen.Int[0, 9]).Sample((a, aScale, b, bScale) =>
    {
        var (x, y) = (a / Pow(aScale), b / Pow(bScale));
        return Math.Sign(Parse(x).CompareTo(Parse(y))) == x.CompareTo(y) && Parse(x).ToString() == Parse(x).Trimmed().ToString();
    });

    private static decimal Pow(int scale) => (decimal)Math.Pow(10, scale);

    private static ExactNumber Parse(decimal value) =>
        ExactNumber.TryParse(Encoding.UTF8.GetBytes(value.ToString(CultureInfo.InvariantCulture)), out var number) ? number : throw new FormatException();
}
