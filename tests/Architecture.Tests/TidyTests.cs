using System.Text.RegularExpressions;

namespace PemActors.Architecture.Tests;

/// <summary>What every file of the tree keeps to.</summary>
public sealed partial class TidyTests
{
    private const int MostLines = 330;

    public static TheoryData<string> Sources =>
        [.. Repository.Files("src", "*.cs").Concat(Repository.Files("tests", "*.cs")).Select(Repository.Relative).Where(file => !file.StartsWith("tests/Architecture.Tests/", StringComparison.Ordinal))];

    public static TheoryData<string> Pages => [.. Repository.Files(".", "*.md").Select(Repository.Relative)];

    [Theory]
    [MemberData(nameof(Sources))]
    public void Source_is_short_and_finished(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, file));
        Assert.True(lines.Length <= MostLines, $"{file} has {lines.Length} lines: do two ideas share it?");
        for (var i = 0; i < lines.Length; i++)
            Assert.False(Unfinished().IsMatch(lines[i]), $"{file}:{i + 1} is not finished: {lines[i].Trim()}");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_links_to_what_is_there(string page)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, page));
        foreach (Match link in Link().Matches(text))
        {
            var target = link.Groups[1].Value.Split('#')[0];
            if (target.Length == 0 || target.Contains("://", StringComparison.Ordinal)) continue;
            var path = Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, target));
            Assert.True(File.Exists(path) || Directory.Exists(path), $"{page} links to {target}, which is not there.");
        }
    }

    [Fact]
    public void Readme_shows_exactly_two_commands()
    {
        var fences = Fence().Matches(File.ReadAllText(Path.Combine(Repository.Root, "README.md"))).Select(match => match.Groups[1].Value.Trim());
        var commands = string.Join('\n', fences).Split('\n').Where(line => line.Length > 0);
        Assert.Equal(["dotnet run -c Release --project src/Silo -- demo", "./check"], commands);
    }

    [GeneratedRegex(@"\bTODO\b|\bFIXME\b|\bHACK\b|NotImplementedException|\bSkip ?= ?""|Assert\.True\(true\)")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"\[[^\]]*\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("```\\w*\\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
