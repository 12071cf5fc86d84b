using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using PemActors.Documents.Schemas;

namespace PemActors.Documents.Events;

/// <summary>What a JSON reader lets pass and the contract does not: broken text, members given twice, and white space between tokens.</summary>
internal static class JsonText
{
    /// <summary>Whether the bytes are UTF-8 and every escaped text is whole; the pointer is to the first that is not.</summary>
    public static bool IsWellEncoded(ReadOnlySpan<byte> json) =>
        Utf8.IsValid(json) && (!json.Contains((byte)'\\') || EscapesAreWhole(json));

    private static bool EscapesAreWhole(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = EventLimits.Depth + 1 });
        while (reader.Read())
        {
            if (!reader.ValueIsEscaped) continue;
            try
            {
                reader.GetString();
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>The pointer of the first member that its object has twice; null when there is none.</summary>
    /// <param name="json">A well-encoded event not deeper than the limit.</param>
    public static string? Duplicate(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = EventLimits.Depth + 1 });
        reader.Read();
        return Duplicate(ref reader, "");
    }

    private static string? Duplicate(ref Utf8JsonReader reader, string pointer)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                if (!names.Add(name)) return JsonPointer.Append(pointer, name);
                reader.Read();
                if (IsNested(reader.TokenType) && Duplicate(ref reader, JsonPointer.Append(pointer, name)) is { } found) return found;
            }
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
                if (IsNested(reader.TokenType) && Duplicate(ref reader, $"{pointer}/{index}") is { } found) return found;
        }
        return null;
    }

    private static bool IsNested(JsonTokenType token) => token is JsonTokenType.StartObject or JsonTokenType.StartArray;

    /// <summary>The same JSON without white space between tokens: the bytes themselves when there is none.</summary>
    public static ReadOnlyMemory<byte> Compact(ReadOnlyMemory<byte> json)
    {
        var text = json.Span;
        var first = FirstSpace(text);
        if (first < 0) return json;
        var compact = new ArrayBufferWriter<byte>(json.Length);
        compact.Write(text[..first]);
        var inText = false;
        for (var i = first; i < text.Length; i++)
        {
            var c = text[i];
            if (!inText && c <= ' ') continue;
            if (c == '"') inText = !inText;
            compact.GetSpan(1)[0] = c;
            compact.Advance(1);
            if (c != '\\' || !inText) continue;
            compact.GetSpan(1)[0] = text[++i];
            compact.Advance(1);
        }
        return compact.WrittenMemory;
    }

    private static int FirstSpace(ReadOnlySpan<byte> text)
    {
        if (!text.ContainsAnyInRange((byte)0, (byte)' ')) return -1;
        var inText = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"') inText = !inText;
            else if (c == '\\') i++;
            else if (c <= ' ' && !inText) return i;
        }
        return -1;
    }

    /// <summary>The text of a JSON string with its quotes.</summary>
    public static string Unquote(ReadOnlySpan<byte> quoted, bool escaped)
    {
        if (!escaped) return Encoding.UTF8.GetString(quoted[1..^1]);
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        return reader.GetString()!;
    }
}
