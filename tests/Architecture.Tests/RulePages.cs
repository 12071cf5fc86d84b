using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PemActors.Architecture.Tests;

/// <summary>What the pages of <c>docs/rules</c> say, one a rule.</summary>
internal static class RulePages
{
    private static readonly string[] Headings = ["Purpose", "Inputs", "Outcomes", "Defaults", "Worked example", "Edge cases", "What it does not decide"];

    public static IReadOnlyDictionary<string, string> All { get; } = Repository.Files("docs/rules", "*.md").ToDictionary(Repository.Relative, File.ReadAllText);

    /// <summary>Each heading of the skeleton that the page lacks, or has out of order.</summary>
    public static IEnumerable<string> MissingHeadings(string page)
    {
        var from = 0;
        foreach (var heading in Headings)
        {
            var at = Regex.Match(page[from..], $@"^\*\*{heading}\b", RegexOptions.Multiline);
            if (at.Success) from += at.Index + at.Length;
            else yield return heading;
        }
    }

    /// <summary>What keeps the codes of an enumeration from being documented; null when some page has them all, in their order.</summary>
    public static string? Undocumented(Type codes, IReadOnlyDictionary<string, string> pages)
    {
        string[] words = [.. codes.GetFields(BindingFlags.Public | BindingFlags.Static).Select(member => JsonNamingPolicy.KebabCaseLower.ConvertName(member.Name))];
        string[] nowhere = [.. words.Where(word => !pages.Values.Any(page => page.Contains($"`{word}`", StringComparison.Ordinal)))];
        if (nowhere.Length > 0) return $"No page of docs/rules names {string.Join(", ", nowhere)} of {codes.Name}.";
        return pages.Values.Any(page => InOrder(page, words)) ? null : $"No page of docs/rules has the codes of {codes.Name} in their order: {string.Join(", ", words)}.";
    }

    // Other codes, and repetitions, may stand between.
    private static bool InOrder(string page, IEnumerable<string> words)
    {
        var from = 0;
        foreach (var word in words)
        {
            var at = page.IndexOf($"`{word}`", from, StringComparison.Ordinal);
            if (at < 0) return false;
            from = at + 1;
        }
        return true;
    }
}
