using PemActors.Documents.Schemas;
using PemActors.Documents.ScorePacks;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.ScorePacks;

namespace PemActors.Documents.Tests.ScorePacks;

/// <summary>The packs that come with the product, and figures for them in the units that people write.</summary>
internal static class Published
{
    public static ScorePack Pack(string name)
    {
        var reading = ScorePackLoader.Load(ScorePackLoader.PublishedText(name));
        Assert.True(reading.Pack is not null, string.Join('\n', reading.Faults));
        return reading.Pack;
    }

    /// <summary>The columns that name a figure of the pack, <c>figure@market</c> for one of a market; the others are what is expected.</summary>
    public static ScoreInputs Inputs(ScorePack pack, Dictionary<string, string> row) => new(
        from cell in row
        let parts = cell.Key.Split('@')
        let figure = pack.Figures.FirstOrDefault(figure => figure.Name == parts[0])
        where figure is not null
        select new FigureValue(parts[0], parts.ElementAtOrDefault(1) ?? "", Scaled(cell.Value, figure.Unit switch { FigureUnit.Count => 0, FigureUnit.Money => 2, _ => 6 })));

    public static string Level(ScorePack pack, int rank) => ScoreRules.Level(pack, rank)?.Name ?? "none";

    /// <summary>Millionths as people write them.</summary>
    public static string Points(long micro) => new ExactNumber(micro, -6).Trimmed().ToString();

    public static Instant At(string text) => Instant.From(DateTimeOffset.Parse(text, styles: System.Globalization.DateTimeStyles.AssumeUniversal));

    /// <summary>The rows of a text table, or of a page's, by column.</summary>
    public static IEnumerable<Dictionary<string, string>> Rows(string table)
    {
        var lines = table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith("|---", StringComparison.Ordinal))
            .Select(line => (line.StartsWith('|') ? line[1..^1] : line).Split('|', StringSplitOptions.TrimEntries)).ToArray();
        Assert.True(lines.Length > 1, "A table needs a header and a case.");
        return lines.Skip(1).Select(cells =>
        {
            Assert.True(cells.Length == lines[0].Length, $"'{string.Join(" | ", cells)}' has {cells.Length} cells instead of {lines[0].Length}.");
            return lines[0].Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second);
        });
    }

    /// <summary>Checks every row and tells all that fail.</summary>
    public static void Check(string table, Func<Dictionary<string, string>, IEnumerable<(string Column, string Actual)>> actual)
    {
        var wrong = from row in Rows(table)
                    from cell in actual(row)
                    where row[cell.Column] != cell.Actual
                    select $"{string.Join(" | ", row.Values)}: {cell.Column} is {cell.Actual}";
        Assert.Empty(wrong);
    }

    private static long Scaled(string text, int decimals) =>
        ExactNumber.TryParse(System.Text.Encoding.UTF8.GetBytes(text.Replace(",", "", StringComparison.Ordinal)), out var number) && number.TryScale(decimals, out var scaled)
            ? scaled : throw new FormatException($"'{text}' has more than {decimals} decimals.");
}
