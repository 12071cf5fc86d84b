using System.Text.Json;
using PemActors.Documents.Facts;
using PemActors.Rulebook.Cadence;
using PemActors.Rulebook.Primitives;

namespace PemActors.Documents.Reports;

/// <summary>
/// A document as JSON: <c>id</c>, <c>kind</c>, <c>scope</c>, <c>after</c> and <c>at</c> (what it covers), <c>program</c>, <c>currency</c>, and
/// <c>sections</c> with <c>name</c>, <c>columns</c> and <c>rows</c>. A cell is a text; a whole number (of money minor units, of a share ppm, of a score
/// hundredths: the column's kind says which); a time; an entity as <c>kind/id</c>; or null where nothing is known.
/// </summary>
public static class ReportJson
{
    /// <summary>Compact UTF-8 JSON; equal documents give equal bytes.</summary>
    public static byte[] Write(Report report) => Json.Object(w =>
    {
        var document = report.Document;
        w.Text("id", document.Id).Word("kind", document.Kind).Text("scope", document.Scope.ToString()).At("after", document.Period.After).At("at", document.At)
            .Text("program", document.Program).Text("currency", report.Currency);
        w.WriteStartArray("sections");
        foreach (var section in document.Sections) Write(w, section);
        w.WriteEndArray();
    });

    /// <summary>Reads what <see cref="Write(Report)"/> writes.</summary>
    /// <exception cref="FormatException">It is no document.</exception>
    public static Report Read(ReadOnlyMemory<byte> json)
    {
        using var parsed = JsonDocument.Parse(json);
        var root = parsed.RootElement;
        var document = new CadenceDocument(
            Text(root, "id"),
            Words.Read<DocumentKind>(root.GetProperty("kind")),
            Scope(Text(root, "scope")),
            new(At(root.GetProperty("after")), At(root.GetProperty("at"))),
            Text(root, "program"),
            [.. root.GetProperty("sections").EnumerateArray().Select(ReadSection)]);
        return new(document, Text(root, "currency"));
    }

    /// <summary>What lists tell of a document, without reading its sections.</summary>
    public static (string Scope, Instant After, string Program) ReadHeader(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        string scope = "", program = "";
        Instant after = default;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName && !reader.ValueTextEquals("sections"u8))
        {
            var name = reader.GetString();
            reader.Read();
            if (name == "scope") scope = reader.GetString()!;
            else if (name == "program") program = reader.GetString()!;
            else if (name == "after") _ = Rfc3339.TryParse(reader.GetString()!, out after);
        }
        return (scope, after, program);
    }

    private static void Write(Utf8JsonWriter w, Section section)
    {
        w.WriteStartObject();
        w.Text("name", section.Name).WriteStartArray("columns");
        foreach (var column in section.Columns)
        {
            w.WriteStartObject();
            w.Text("name", column.Name).Word("kind", column.Kind).WriteEndObject();
        }
        w.WriteEndArray();
        w.WriteStartArray("rows");
        foreach (var row in section.Rows)
        {
            w.WriteStartArray();
            foreach (var cell in row) Write(w, cell);
            w.WriteEndArray();
        }
        w.WriteEndArray();
        w.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter w, Cell? cell)
    {
        switch (cell)
        {
            case null: w.WriteNullValue(); break;
            case Cell.Text text: w.WriteStringValue(text.Value); break;
            case Cell.Count count: w.WriteNumberValue(count.Value); break;
            case Cell.Money money: w.WriteNumberValue(money.Minor); break;
            case Cell.Share share: w.WriteNumberValue(share.Ppm); break;
            case Cell.Score score: w.WriteNumberValue(score.Hundredths); break;
            case Cell.Date date: w.WriteStringValue(date.At.ToString()); break;
            case Cell.Id id: w.WriteStringValue(id.Subject.ToString()); break;
            default: throw new System.Diagnostics.UnreachableException(cell.ToString());
        }
    }

    private static Section ReadSection(JsonElement section)
    {
        Column[] columns = [.. section.GetProperty("columns").EnumerateArray().Select(column => new Column(Text(column, "name"), Words.Read<CellKind>(column.GetProperty("kind"))))];
        return new(
            Text(section, "name"), columns,
            [.. section.GetProperty("rows").EnumerateArray().Select(row => (IReadOnlyList<Cell?>)[.. row.EnumerateArray().Select((cell, i) => Read(cell, columns[i].Kind))])]);
    }

    private static Cell? Read(JsonElement cell, CellKind kind) => cell.ValueKind == JsonValueKind.Null ? null : kind switch
    {
        CellKind.Text => new Cell.Text(cell.GetString()!),
        CellKind.Count => new Cell.Count(cell.GetInt64()),
        CellKind.Money => new Cell.Money(cell.GetInt64()),
        CellKind.Share => new Cell.Share(cell.GetInt64()),
        CellKind.Score => new Cell.Score(cell.GetInt64()),
        CellKind.Date => new Cell.Date(At(cell)),
        CellKind.Id => new Cell.Id(Subject.Parse(cell.GetString()!)),
        _ => throw new System.Diagnostics.UnreachableException(kind.ToString()),
    };

    private static DocumentScope Scope(string text) => text.Split('/', 2) switch
    {
        ["all"] => DocumentScope.Ecosystem,
        ["region", var region] => new DocumentScope.Region(region),
        ["partner", var partner] => new DocumentScope.Partner(new(partner)),
        _ => throw new FormatException($"'{text}' is no scope of a document."),
    };

    private static string Text(JsonElement element, string member) => element.GetProperty(member).GetString()!;

    private static Instant At(JsonElement time) =>
        Rfc3339.TryParse(time.GetString()!, out var at) ? at : throw new FormatException($"'{time}' is not {Rfc3339.Legal}.");
}
