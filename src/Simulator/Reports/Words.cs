using System.Text.Json;

namespace PemActors.Simulator.Reports;

/// <summary>Names of enumerated values, in files and for people.</summary>
internal static class Words
{
    private static readonly string[] Abbreviations = ["spif", "mdf", "oem", "arr", "csat", "sla", "roi", "nps"];

    /// <summary><c>SpifPadding</c> → <c>spif-padding</c>.</summary>
    public static string Kebab<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary><c>SpifPadding</c> → <c>Spif padding</c>, with the abbreviations of the field in capitals.</summary>
    public static string Title<T>(T value) where T : struct, Enum
    {
        var title = string.Join(' ', Kebab(value).Split('-').Select(word => Abbreviations.Contains(word) ? word.ToUpperInvariant() : word));
        return string.Concat(char.ToUpperInvariant(title[0]), title[1..]);
    }
}
