using System.Buffers;
using System.Text;
using System.Text.Json;
using PemActors.Journal;

namespace PemActors.Silo.Checks;

/// <summary>A row of a list as a line of text that is the same for two rows that say the same: members in order of their names, without those that tell how it came about.</summary>
public static class RowText
{
    private static readonly HashSet<string> Passing = ["version", "recordedAt", "restated"];

    /// <summary>List, id, state, instant, partner, what it belongs to, and the body.</summary>
    public static string Of(ListRow row) => $"{row.List} {row.Id} {row.State} {row.At} {row.Partner ?? "-"} {row.About ?? "-"} {Body(row.Body)}";

    private static string Body(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty) return "";
        using var document = JsonDocument.Parse(body);
        var buffer = new ArrayBufferWriter<byte>(body.Length);
        using (var writer = new Utf8JsonWriter(buffer)) Write(writer, document.RootElement);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in element.EnumerateObject().Where(member => !Passing.Contains(member.Name)).OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value);
                }
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray()) Write(writer, item);
                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
