using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Primitives;

public sealed class ArithmeticTests
{
    [Fact]
    public void Ratio_RoundsHalfToEven_OrUp() => Table.Check(
        """
        part | whole | half even | ceiling
        0    | 4     | 0         | 0
        1    | 4     | 0         | 1
        2    | 4     | 0         | 1
        3    | 4     | 1         | 1
        4    | 4     | 1         | 1
        5    | 4     | 1         | 2
        6    | 4     | 2         | 2
        7    | 4     | 2         | 2
        10   | 4     | 2         | 3
        14   | 4     | 4         | 4
        1    | 3     | 0         | 1
        2    | 3     | 1         | 1
        9,000,000,000,000,000,001 | 2 | 4,500,000,000,000,000,000 | 4,500,000,000,000,000,001
        """,
        row =>
        {
            Assert.Equal(row.Long("half even"), Ratio.HalfEven(row.Long("part"), row.Long("whole")));
            Assert.Equal(row.Long("ceiling"), Ratio.Ceiling(row.Long("part"), row.Long("whole")));
        });

    [Fact]
    public void Ratio_Shown_TakesNegativePartsAndEndsWhere64BitsDo() => Table.Check(
        """
        part                      | whole | shown
        0                         | 3     | 0
        5                         | 2     | 2
        -5                        | 2     | -2
        -7                        | 2     | -4
        18446744073709551613      | 2     | 9223372036854775806
        18446744073709551614      | 2     | 9223372036854775807
        18446744073709551616      | 2     | 9223372036854775807
        -18446744073709551616     | 2     | -9223372036854775807
        """,
        row => Assert.Equal(row.Long("shown"), Ratio.Shown(Int128.Parse(row["part"]), row.Long("whole"))));

    // Remainders 2/3, 1/3, 0 and the like; a unit each to the largest, ties to the first.
    [Fact]
    public void LargestRemainder_GivesTheUnitsLeftToTheLargestRemainders() => Table.Check(
        """
        whole | weights | shares
        100   | 1 1 1   | 34 33 33
        100   | 2 1     | 67 33
        100   | 1 2     | 33 67
        10    | 1 1 4   | 2 2 6
        11    | 1 1 4   | 2 2 7
        10    | 3 3 1   | 4 4 2
        7     | 0 1 1   | 0 4 3
        0     | 1 2     | 0 0
        5     | 0 0     | 0 0
        9,000,000,000,000,000,000 | 9,000,000,000,000,000,000 9,000,000,000,000,000,000 | 4,500,000,000,000,000,000 4,500,000,000,000,000,000
        """,
        row => Assert.Equal(Numbers(row["shares"]), Split.LargestRemainder(row.Long("whole"), Numbers(row["weights"]))));

    [Fact]
    public void LargestRemainder_OfANegativeWholeOrWeight_IsABug()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Split.LargestRemainder(-1, [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Split.LargestRemainder(1, [2, -1]));
    }

    // U+FF5E is past the surrogates as a UTF-16 unit and before what they stand for as a code point.
    [Fact]
    public void ByteOrder_IsThatOfUtf8() => Table.Check(
        """
        a        | b        | order
        a        | a        | 0
        a        | b        | -1
        B        | a        | -1
        a        | ab       | -1
        ab       | a        | 1
        b        | ab       | 1
        z        | ä        | -1
        U+D7FF   | U+E000   | -1
        U+E000   | U+FFFD   | -1
        U+E000   | U+1F600  | -1
        U+1F600  | U+FFFD   | 1
        U+1F600  | U+1F601  | -1
        z        | U+1F600  | -1
        U+1F600  | U+D7FF   | 1
        """,
        row =>
        {
            var (a, b) = (Text(row["a"]), Text(row["b"]));
            Assert.Equal(row.Int("order"), Math.Sign(ByteOrder.Compare(a, b)));
            Assert.Equal(Math.Sign(System.Text.Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(b))), Math.Sign(ByteOrder.Compare(a, b)));
        });

    private static long[] Numbers(string text) => [.. text.Split(' ').Select(each => long.Parse(each.Replace(",", "", StringComparison.Ordinal)))];

    private static string Text(string cell) =>
        cell.StartsWith("U+", StringComparison.Ordinal) ? char.ConvertFromUtf32(Convert.ToInt32(cell[2..], 16)) : cell;
}
