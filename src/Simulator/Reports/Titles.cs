using PemActors.Documents.Facts;

namespace PemActors.Simulator.Reports;

/// <summary>Names of enumerated values as people read them.</summary>
internal static class Titles
{
    private static readonly string[] Abbreviations = ["spif", "mdf", "oem", "arr", "csat", "sla", "roi", "nps"];

    /// <summary><c>SpifPadding</c> → <c>Spif padding</c>, with the abbreviations of the field in capitals.</summary>
    public static string Of<T>(T value) where T : struct, Enum
    {
        var title = string.Join(' ', Words.Of(value).Split('-').Select(word => Abbreviations.Contains(word) ? word.ToUpperInvariant() : word));
        return string.Concat(char.ToUpperInvariant(title[0]), title[1..]);
    }
}
