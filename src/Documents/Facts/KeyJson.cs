using System.Text.Json;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Documents.Facts;

/// <summary>Keys of facts, ids and instants inside of messages: an instant is its ticks, because "never" has a tick, too.</summary>
internal static class KeyJson
{
    public static Utf8JsonWriter Key(this Utf8JsonWriter w, FactKey key) => w.Whole("at", key.Time.Ticks).Text("source", key.Source).Text("id", key.Id);

    public static Utf8JsonWriter Key(this Utf8JsonWriter w, string name, FactKey? key)
    {
        if (key is not { } known) return w;
        w.WriteStartObject(name);
        w.Key(known).WriteEndObject();
        return w;
    }

    public static Utf8JsonWriter List<T>(this Utf8JsonWriter w, string name, IEnumerable<T> items, Action<T> members)
    {
        w.WriteStartArray(name);
        foreach (var item in items)
        {
            w.WriteStartObject();
            members(item);
            w.WriteEndObject();
        }
        w.WriteEndArray();
        return w;
    }

    public static Utf8JsonWriter Partners(this Utf8JsonWriter w, string name, IEnumerable<PartnerId> partners)
    {
        w.WriteStartArray(name);
        foreach (var partner in partners) w.WriteStringValue(partner.Value);
        w.WriteEndArray();
        return w;
    }

    public static FactKey Key(JsonElement key) => new(At(key.GetProperty("at"u8)), key.GetProperty("source"u8).GetString()!, key.GetProperty("id"u8).GetString()!);

    public static Instant At(JsonElement ticks) => new(ticks.GetInt64());

    public static PartnerId Partner(JsonElement of) => new(of.GetProperty("partner"u8).GetString()!);

    public static PartnerId[] Partners(JsonElement array) => List(array, partner => new PartnerId(partner.GetString()!));

    public static JsonElement? Optional(JsonElement of, ReadOnlySpan<byte> name) =>
        of.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    public static T[] List<T>(JsonElement array, Func<JsonElement, T> item)
    {
        var items = new T[array.GetArrayLength()];
        var next = 0;
        foreach (var element in array.EnumerateArray()) items[next++] = item(element);
        return items;
    }
}
