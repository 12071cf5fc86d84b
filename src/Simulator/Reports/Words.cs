using System.Text.Json;

namespace PemActors.Simulator.Reports;

/// <summary>Names of enumerated values, in files and for people.</summary>
internal static class Words
{
    /// <summary><c>SpifPadding</c> → <c>spif-padding</c>.</summary>
    public static string Kebab<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary><c>SpifPadding</c> → <c>Spif padding</c>, with the abbreviations of the field in capitals.</summary>
    public static string Title<T>(T value) where T : struct, Enum
    {
        var words = Kebab(value).Split('-').Select(word => word is "spif" or "mdf" or "oem" or "arr" or "csat" or "sla" or "roi" or "nps" ? word.ToUpperInvariant() : word);
        var title = string.Join(' ', words);
        return string.Concat(char.ToUpperInvariant(title[0]), title[1..]);
    }
}
