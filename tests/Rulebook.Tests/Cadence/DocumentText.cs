using PemActors.Rulebook.Cadence;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Tests.Cadence;

/// <summary>Documents as plain text: a section's name, its columns, its rows; a dash where nothing is known.</summary>
internal static class DocumentText
{
    public static void Same(string expected, CadenceDocument document)
    {
        // Every cell is of its column's kind.
        foreach (var section in document.Sections)
            foreach (var row in section.Rows)
                Assert.All(row.Zip(section.Columns), pair => Assert.True(pair.First is null || pair.First.GetType().Name == pair.Second.Kind.ToString()));
        Assert.Equal(expected.ReplaceLineEndings("\n"), Write(document));
    }

    public static string Write(CadenceDocument document) => string.Join('\n', document.Sections.SelectMany(section => (string[])
    [
        $"[{section.Name}] {string.Join(" | ", section.Columns.Select(column => column.Name))}",
        .. section.Rows.Select(row => string.Join(" | ", row.Select(Say))),
    ]));

    public static CadenceDocument In(string at, Func<Edition, CadenceDocument> make) => make(new(DocumentScope.Ecosystem, Support.Story.At(at), Support.Defaults.Program));

    private static string Say(Cell? cell) => cell switch
    {
        null => "-",
        Cell.Text text => text.Value,
        Cell.Count count => $"{count.Value}",
        Cell.Money money => $"${money.Minor}",
        Cell.Share share => $"{share.Ppm}ppm",
        Cell.Score score => $"{score.Hundredths}/100",
        Cell.Date date => Short(date.At),
        Cell.Id id => id.Subject.ToString(),
        _ => throw new ArgumentException(cell.ToString()),
    };

    private static string Short(Instant at) => at.ToString().Replace("T00:00:00Z", "", StringComparison.Ordinal);
}
