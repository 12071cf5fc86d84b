namespace PemActors.Rulebook.Tests.Support;

/// <summary>Reads the pages of <c>docs/rules</c>, whose examples tests execute.</summary>
internal static class RulePage
{
    /// <summary>The first table after the words that announce the worked example of a page, or after <paramref name="heading"/> where a page has several.</summary>
    public static string Example(string page, string heading = "**Worked example**") => string.Join('\n', File.ReadAllLines(Path.Combine(Folder, page))
        .SkipWhile(line => !line.StartsWith(heading, StringComparison.Ordinal)).SkipWhile(line => !line.StartsWith('|')).TakeWhile(line => line.StartsWith('|')));

    // The root is found by its solution: a build in CI maps source paths away.
    private static string Folder
    {
        get
        {
            var root = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(root.FullName, "PemActors.sln"))) root = root.Parent ?? throw new DirectoryNotFoundException("No PemActors.sln above the tests.");
            return Path.Combine(root.FullName, "docs/rules");
        }
    }
}
