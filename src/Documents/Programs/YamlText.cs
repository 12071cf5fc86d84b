using System.Text;
using PemActors.Documents.Facts;
using PemActors.Documents.Schemas;

namespace PemActors.Documents.Programs;

/// <summary>Pieces of YAML that read back as what they were made from.</summary>
internal static class YamlText
{
    public static void List(StringBuilder text, string name, string indent, IEnumerable<string> items)
    {
        var lines = items.Select(item => $"{indent}  - {item}\n").ToList();
        text.Append(lines.Count == 0 ? $"{indent}{name}: []\n" : $"{indent}{name}:\n{string.Concat(lines)}");
    }

    public static string Scaled(long value, int decimals) => new ExactNumber(value, -decimals).Trimmed().ToString();

    public static string Share(long ppm) => Scaled(ppm, 6);

    public static string Money(long minor) => Scaled(minor, 2);

    public static string AllWords<T>(IEnumerable<T> values) where T : struct, Enum => $"[{string.Join(", ", values.Select(Words.Of))}]";

    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            // Line separators, marks and controls would be folded or refused by a reader of YAML.
            if (char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' or >= '\uFFFE') quoted.Append($"\\u{(int)c:X4}");
            else quoted.Append(c is '"' or '\\' ? $"\\{c}" : c.ToString());
        }
        return quoted.Append('"').ToString();
    }
}
