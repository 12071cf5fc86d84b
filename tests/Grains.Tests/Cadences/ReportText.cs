using System.Net;
using System.Text.RegularExpressions;
using PemActors.Documents.Reports;
using PemActors.Journal;

namespace PemActors.Grains.Tests.Cadences;

/// <summary>A document's rows as its page shows them.</summary>
internal static partial class ReportText
{
    /// <summary>Rows by section; of a section shown as figures one row.</summary>
    public static Dictionary<string, List<string>> Sections(ListRow row)
    {
        var report = ReportJson.Read(row.Body);
        var page = ReportHtml.Write(report);
        var parts = page.Split("<section>").Skip(1).ToList();
        return report.Document.Sections.Zip(parts).ToDictionary(
            pair => pair.First.Name,
            pair => pair.Second.Contains("<tbody>", StringComparison.Ordinal)
                ? Rows().Matches(pair.Second[pair.Second.IndexOf("<tbody>", StringComparison.Ordinal)..]).Select(match => Cells(match.Value, "td")).ToList()
                : pair.Second.Contains("<dl>", StringComparison.Ordinal) ? [Cells(pair.Second, "dd")] : []);
    }

    private static string Cells(string html, string tag) =>
        string.Join(" | ", Regex.Matches(html, $"<{tag}[^>]*>(.*?)</{tag}>", RegexOptions.Singleline).Select(match => WebUtility.HtmlDecode(Tags().Replace(match.Groups[1].Value, ""))));

    [GeneratedRegex("<tr>.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Rows();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
