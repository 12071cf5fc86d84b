using System.Text;

namespace PemActors.Documents.Schemas;

/// <summary>A value as a fault may quote it: short, on one line, and printable whatever the bytes were.</summary>
internal static class Excerpt
{
    private const int MaxCharacters = 60;

    public static string Of(ReadOnlySpan<byte> utf8) =>
        Of(Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, 4 * MaxCharacters)]));

    public static string Of(string text)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= MaxCharacters) return shown.Append('…').ToString();
            shown.Append(Rune.IsControl(rune) ? "�" : rune.ToString());
        }
        return shown.ToString();
    }
}
