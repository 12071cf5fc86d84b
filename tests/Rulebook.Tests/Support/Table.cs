namespace PemActors.Rulebook.Tests.Support;

/// <summary>A text table: one case a line, cells apart by bars, the first line naming the columns. Every line that fails is told at once.</summary>
internal static class Table
{
    public static void Check(string text, Action<Row> check)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line.Contains('|') && !line.Contains("---")).ToArray();
        Assert.True(lines.Length > 1, "A table needs a header and a case.");
        var names = Cells(lines[0]);
        var failures = new List<string>();
        foreach (var line in lines.Skip(1))
        {
            try
            {
                var cells = Cells(line);
                Assert.Equal(names.Length, cells.Length);
                check(new(names.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second)));
            }
            catch (Exception failure)
            {
                failures.Add($"{line}\n    {failure.Message.ReplaceLineEndings("\n    ")}");
            }
        }
        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }

    // A page's tables have bars at both ends, a test's have them between cells only.
    private static string[] Cells(string line) => (line.StartsWith('|') ? line[1..^1] : line).Split('|', StringSplitOptions.TrimEntries);

    internal sealed record Row(Dictionary<string, string> Cells)
    {
        public string this[string name] => Cells[name];

        public int Int(string name) => int.Parse(Cells[name].Replace(",", "", StringComparison.Ordinal));

        public long Long(string name) => long.Parse(Cells[name].Replace(",", "", StringComparison.Ordinal));

        public T Enum<T>(string name) where T : struct, Enum => System.Enum.Parse<T>(Cells[name], ignoreCase: true);
    }
}
