using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PemActors.Documents.Events;
using PemActors.Documents.Schemas;
using PemActors.Rulebook.Primitives;

namespace PemActors.Documents.Mapping;

/// <summary>Makes one event of one row and has it judged.</summary>
internal sealed record RowMapping(string Source, string Id, string Type, string Subject, MappedMember Time, string Delimiter, IReadOnlyList<MappedMember> Data)
{
    /// <summary>Every column read.</summary>
    public IEnumerable<string> Columns =>
        Data.Append(Time).SelectMany(m => m.Columns).Concat(MappedMember.ColumnsOf(Id)).Concat(MappedMember.ColumnsOf(Subject)).Distinct(StringComparer.Ordinal);

    public static RowMapping Of(JsonElement m) => new(
        m.GetProperty("source").GetString()!, m.GetProperty("id").GetString()!, m.GetProperty("type").GetString()!, m.GetProperty("subject").GetString()!,
        MappedMember.Of("time", m.GetProperty("time")), m.TryGetProperty("delimiter", out var delimiter) ? delimiter.GetString()! : ",",
        [.. m.GetProperty("data").EnumerateObject().Select(p => MappedMember.Of(p.Name, p.Value))]);

    public Reading Read(Row row, CloudEventReader reader, Instant now)
    {
        try
        {
            return Named(reader.ReadEvent(Encoding.UTF8.GetBytes(Event(row).ToJsonString()), row.Number, now), row);
        }
        catch (RowFault fault)
        {
            var detail = $"Row {row.Number}, column '{fault.Column}'{(fault.Value is { } value ? $", value '{Excerpt.Of(value)}'" : "")}: {fault.Message}.";
            var cells = new JsonObject();
            foreach (var (column, cell) in row.Cells) cells[column] = cell;
            var bytes = Encoding.UTF8.GetBytes(cells.ToJsonString());
            return new Reading.Refused(row.Number, QuarantineReason.BadRow, "", detail, Source, null, Type, bytes.AsMemory(0, Math.Min(bytes.Length, EventLimits.EventBytes)));
        }
    }

    /// <summary>The refusal of a row, and of all after it, that is no CSV.</summary>
    public Reading.Refused Unreadable(int number, string why) =>
        new(number, QuarantineReason.BadRow, "", $"Row {number} and what follows cannot be read: {why}; legal is CSV as in RFC 4180 with rows of at most {EventLimits.EventBytes} bytes.", Source, null, Type, default);

    private JsonObject Event(Row row)
    {
        var data = new JsonObject();
        foreach (var member in Data)
            if (member.Value(row) is { } value) Put(data, member.Path, value);
        return new JsonObject
        {
            ["specversion"] = "1.0",
            ["id"] = MappedMember.Fill(Id, row),
            ["source"] = Source,
            ["type"] = Type,
            ["subject"] = MappedMember.Fill(Subject, row),
            ["time"] = Time.Value(row),
            ["data"] = data,
        };
    }

    // The fault of an event is told in the words of the table it came from.
    private Reading Named(Reading reading, Row row)
    {
        if (reading is not Reading.Refused refused) return reading;
        var column = refused.Pointer switch
        {
            "/id" => string.Join(", ", MappedMember.ColumnsOf(Id)),
            "/subject" => string.Join(", ", MappedMember.ColumnsOf(Subject)),
            "/time" => Time.Origin,
            _ => Data.FirstOrDefault(m => $"{refused.Pointer}/".StartsWith($"/data/{string.Join('/', m.Path)}/", StringComparison.Ordinal))?.Origin,
        };
        return refused with { Detail = $"Row {row.Number}{(string.IsNullOrEmpty(column) ? "" : $", column '{column}'")}: {refused.Detail}" };
    }

    private static void Put(JsonObject data, string[] path, JsonNode value)
    {
        var at = data;
        foreach (var step in path[..^1])
            at = (JsonObject)(at[step] ??= new JsonObject());
        at[path[^1]] = value;
    }
}
