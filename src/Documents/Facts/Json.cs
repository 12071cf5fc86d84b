using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Documents.Facts;

/// <summary>Writes compact JSON objects; a member whose value is null is left out.</summary>
internal static class Json
{
    // Names and reasons stay readable in the journal; nothing here is ever put into a page unescaped.
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static readonly byte[] Empty = [.. "{}"u8];

    public static byte[] Object(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    public static Utf8JsonWriter Text(this Utf8JsonWriter w, string name, string? value)
    {
        if (value is not null) w.WriteString(name, value);
        return w;
    }

    public static Utf8JsonWriter Flag(this Utf8JsonWriter w, string name, bool value)
    {
        w.WriteBoolean(name, value);
        return w;
    }

    public static Utf8JsonWriter Whole(this Utf8JsonWriter w, string name, long? value)
    {
        if (value is { } number) w.WriteNumber(name, number);
        return w;
    }

    public static Utf8JsonWriter Hundredths(this Utf8JsonWriter w, string name, int? value)
    {
        if (value is { } hundredths) w.WriteNumber(name, hundredths / 100m);
        return w;
    }

    public static Utf8JsonWriter At(this Utf8JsonWriter w, string name, Instant? value) => w.Text(name, value?.ToString());

    public static Utf8JsonWriter Word<T>(this Utf8JsonWriter w, string name, T value) where T : struct, Enum => w.Text(name, Facts.Words.Of(value));

    public static Utf8JsonWriter Words<T>(this Utf8JsonWriter w, string name, IReadOnlyList<T> values) where T : struct, Enum
    {
        if (values.Count == 0) return w;
        w.WriteStartArray(name);
        foreach (var value in values) w.WriteStringValue(Facts.Words.Of(value));
        w.WriteEndArray();
        return w;
    }

    public static Utf8JsonWriter Money(this Utf8JsonWriter w, string name, long? minor, string currency)
    {
        if (minor is not { } amount) return w;
        w.WriteStartObject(name);
        w.WriteNumber("minor", amount);
        w.WriteString("currency", currency);
        w.WriteEndObject();
        return w;
    }

    public static Utf8JsonWriter Evidence(this Utf8JsonWriter w, EvidenceKind? kind, string reference)
    {
        if (kind is not { } known) return w;
        w.WriteStartObject("evidence");
        w.Word("kind", known).Text("ref", reference);
        w.WriteEndObject();
        return w;
    }
}
