using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PemActors.Documents.Events;

/// <summary>Binary mode: the envelope's attributes are headers with percent-encoded values, the body is the data.</summary>
internal static class BinaryMode
{
    private const string Prefix = "ce-";

    /// <summary>The <c>ce-</c> headers by attribute name in lower case; of one given twice the values joined by a comma, which no attribute survives.</summary>
    public static Dictionary<string, string> Attributes(IEnumerable<KeyValuePair<string, string>> headers)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in headers)
        {
            if (!name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) continue;
            var attribute = name[Prefix.Length..].ToLowerInvariant();
            attributes[attribute] = attributes.TryGetValue(attribute, out var before) ? $"{before}, {value}" : value;
        }
        return attributes;
    }

    /// <summary>The same event in structured mode; <paramref name="data"/> is well-formed JSON or nothing.</summary>
    public static byte[] ToStructured(IReadOnlyDictionary<string, string> attributes, ReadOnlySpan<byte> data)
    {
        var structured = new ArrayBufferWriter<byte>(data.Length + 512);
        structured.Write("{"u8);
        foreach (var (name, value) in attributes)
        {
            // An attribute that would pass for the data itself is no attribute.
            if (name is "data" or "data_base64" or "datacontenttype") continue;
            if (structured.WrittenCount > 1) structured.Write(","u8);
            WriteText(structured, Encoding.UTF8.GetBytes(name));
            structured.Write(":"u8);
            WriteText(structured, Decode(value));
        }
        if (!data.IsEmpty)
        {
            structured.Write(structured.WrittenCount > 1 ? ",\"data\":"u8 : "\"data\":"u8);
            structured.Write(data);
        }
        structured.Write("}"u8);
        return structured.WrittenSpan.ToArray();
    }

    /// <summary>Header value to bytes: quotes around it removed, then percent triplets decoded; a % without two digits stands for itself.</summary>
    private static byte[] Decode(string value)
    {
        var text = value.Trim();
        if (text.Length >= 2 && text[0] == '"' && text[^1] == '"')
            text = text[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(text);
        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '%' && i + 2 < bytes.Length && Hex(bytes[i + 1]) is var high and >= 0 && Hex(bytes[i + 2]) is var low and >= 0)
            {
                bytes[length++] = (byte)(high << 4 | low);
                i += 2;
            }
            else bytes[length++] = bytes[i];
        }
        return bytes[..length];
    }

    // Bytes that are not UTF-8 are kept as they are, so that the check of the encoding finds them and the quarantine shows them.
    private static void WriteText(ArrayBufferWriter<byte> target, ReadOnlySpan<byte> utf8)
    {
        if (System.Text.Unicode.Utf8.IsValid(utf8))
        {
            target.Write("\""u8);
            target.Write(JsonEncodedText.Encode(utf8, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
            target.Write("\""u8);
            return;
        }
        target.Write("\""u8);
        foreach (var b in utf8)
            target.Write([b is (byte)'"' or (byte)'\\' or < (byte)' ' ? (byte)'?' : b]);
        target.Write("\""u8);
    }

    private static int Hex(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        _ => -1,
    };
}
