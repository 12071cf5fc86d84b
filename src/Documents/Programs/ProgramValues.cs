using System.Runtime.InteropServices;
using System.Text.Json;
using PemActors.Documents.Schemas;

namespace PemActors.Documents.Programs;

/// <summary>Values of a document that may have faults: found by JSON pointer, null where they are not there or of another kind.</summary>
internal static class ProgramValues
{
    public static ExactNumber? Number(JsonElement root, string pointer) =>
        Find(root, pointer) is { ValueKind: JsonValueKind.Number } value && ExactNumber.TryParse(JsonMarshal.GetRawUtf8Value(value), out var number) ? number : null;

    public static string? Text(JsonElement root, string pointer) => Find(root, pointer) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static JsonElement? Find(JsonElement root, string pointer)
    {
        var at = root;
        foreach (var step in JsonPointer.Steps(pointer))
        {
            if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty(step, out var member)) at = member;
            else if (at.ValueKind == JsonValueKind.Array && int.TryParse(step, out var index) && index < at.GetArrayLength()) at = at[index];
            else return null;
        }
        return at;
    }

    public static IEnumerable<string> Texts(JsonElement root, string list)
    {
        for (var i = 0; Find(root, $"{list}/{i}") is not null; i++)
            if (Text(root, $"{list}/{i}") is { } text)
                yield return text;
    }
}
