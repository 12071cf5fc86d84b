using System.Text;
using System.Text.Json;

namespace PemActors.Documents.Facts;

/// <summary>The kebab-case words of an enumeration, as the contract writes them.</summary>
public static class Words
{
    /// <summary>All words of an enumeration in order of its values.</summary>
    public static IReadOnlyList<string> All<T>() where T : struct, Enum => Table<T>.Texts;

    /// <summary>The word of a value.</summary>
    public static string Of<T>(T value) where T : struct, Enum => Table<T>.Texts[Array.IndexOf(Table<T>.Values, value)];

    /// <summary>The value of a word; false for a text that is none.</summary>
    public static bool TryParse<T>(string text, out T value) where T : struct, Enum
    {
        var index = Array.IndexOf(Table<T>.Texts, text);
        value = index < 0 ? default : Table<T>.Values[index];
        return index >= 0;
    }

    internal static T Read<T>(JsonElement element) where T : struct, Enum
    {
        var texts = Table<T>.Utf8Texts;
        for (var i = 0; i < texts.Length; i++)
            if (element.ValueEquals(texts[i])) return Table<T>.Values[i];
        throw new FormatException($"'{element}' is none of {string.Join(", ", Table<T>.Texts)}.");
    }

    private static class Table<T> where T : struct, Enum
    {
        public static readonly T[] Values = Enum.GetValues<T>();
        public static readonly string[] Texts = [.. Enum.GetNames<T>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];
        public static readonly byte[][] Utf8Texts = [.. Texts.Select(Encoding.UTF8.GetBytes)];
    }
}
