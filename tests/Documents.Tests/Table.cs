namespace PemActors.Documents.Tests;

/// <summary>A text table: a line per case, columns parted by |, the first line their names; blank lines are passed over.</summary>
internal static class Table
{
    public static IEnumerable<string[]> Rows(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var columns = lines[0].Split('|').Length;
        foreach (var line in lines.Skip(1))
        {
            var cells = line.Split('|', columns).Select(c => c.Trim()).ToArray();
            Assert.True(cells.Length == columns, $"'{line}' has {cells.Length} cells instead of {columns}");
            yield return cells;
        }
    }
}
