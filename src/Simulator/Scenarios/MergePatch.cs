using System.Globalization;
using System.Text.Json.Nodes;

namespace PemActors.Simulator.Scenarios;

/// <summary>Changes to a document as JSON Merge Patch: members replace, objects merge, null takes away (RFC 7386).</summary>
internal static class MergePatch
{
    /// <summary>A new document: <paramref name="target"/> with <paramref name="patch"/> applied; neither is touched.</summary>
    public static JsonNode? Apply(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes) return Copy(patch);
        var result = new JsonObject();
        if (target is JsonObject old)
            foreach (var (name, value) in old)
                if (!changes.ContainsKey(name)) result[name] = Copy(value);
        foreach (var (name, value) in changes)
            if (value is not null) result[name] = Apply((target as JsonObject)?[name], value);
        return result;
    }

    /// <summary>A copy of its own; a whole number is written without a fraction, so that 12.0 reads as 12.</summary>
    private static JsonNode? Copy(JsonNode? node) => node switch
    {
        null => null,
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Copy(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Copy)]),
        JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.Number && Whole(value.ToJsonString()) is { } whole => JsonValue.Create(whole),
        _ => node.DeepClone(),
    };

    private static long? Whole(string number) =>
        number.AsSpan().IndexOfAny('.', 'e', 'E') >= 0 && decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) &&
        value == decimal.Truncate(value) && Math.Abs(value) < 1e15m
            ? (long)value
            : null;
}
