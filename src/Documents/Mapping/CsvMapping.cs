using CsvHelper;
using PemActors.Documents.Events;
using PemActors.Documents.Schemas;
using PemActors.Documents.Yaml;
using PemActors.Rulebook.Primitives;

namespace PemActors.Documents.Mapping;

/// <summary>A mapping as read: it is there exactly when it has no fault.</summary>
/// <param name="Mapping">The mapping; null when there are faults.</param>
/// <param name="Faults">Every fault, by line and column.</param>
public sealed record MappingReading(CsvMapping? Mapping, IReadOnlyList<DocumentFault> Faults);

/// <summary>
/// Turns the rows of a CSV file with a heading into events. Each row stands alone: one that does not convert, or whose event breaks the
/// contract, is refused with row, column and value; the others go on. Safe for many threads.
/// </summary>
public sealed class CsvMapping
{
    private static readonly Lazy<Schema> Compiled = new(() =>
    {
        using var schema = Resource.Json("programs/mapping.schema.json");
        return SchemaCompiler.Compile(schema.RootElement, schema.RootElement);
    });

    private readonly RowMapping _rows;

    private CsvMapping(RowMapping rows) => _rows = rows;

    /// <summary>Reads a mapping document.</summary>
    public static MappingReading Load(string yaml)
    {
        var document = StrictYaml.Read(yaml, Compiled.Value);
        if (document.Root is { } root && document.Faults.Count == 0) MappingChecks.Check(document, root);
        var faults = document.Faults;
        return new(faults.Count == 0 ? new CsvMapping(RowMapping.Of(document.Root!.Value)) : null, faults);
    }

    /// <summary>The columns that the mapping reads and the heading lacks; each row of such a table would be refused.</summary>
    public IReadOnlyList<string> Missing(IReadOnlyList<string> heading) => [.. _rows.Columns.Except(heading, StringComparer.Ordinal)];

    /// <summary>Reads a table; the heading is row 1, so the first reading has number 2.</summary>
    /// <param name="table">UTF-8 text, with or without a byte order mark, lines ended by LF or CRLF.</param>
    /// <param name="reader">Judges the events made.</param>
    /// <param name="now">The clock's time, asked once per row.</param>
    public IEnumerable<Reading> Read(Stream table, CloudEventReader reader, Func<Instant> now)
    {
        using var csv = CsvReader.Create(table, new CsvReaderOptions { Separator = _rows.Delimiter[0], HasHeader = false, MaxRecordSize = EventLimits.EventBytes }, leaveOpen: true);
        var heading = Next(csv, out _)?.Select(name => name.Trim()).ToArray();
        for (var number = 2; heading is not null; number++)
        {
            var cells = Next(csv, out var broken);
            if (cells is not null) yield return _rows.Read(new Row(number, heading, cells), reader, now());
            if (broken is not null) yield return _rows.Unreadable(number, broken);
            if (cells is null) yield break;
        }
    }

    // A quote that is never closed swallows the rest of the file; what came before it still counts.
    private static string[]? Next(CsvReader csv, out string? broken)
    {
        broken = null;
        try
        {
            if (!csv.Read()) return null;
            var cells = new string[csv.FieldCount];
            for (var i = 0; i < cells.Length; i++) cells[i] = csv.GetString(i);
            return cells;
        }
        catch (CsvFormatException fault)
        {
            broken = fault.Message;
            return null;
        }
    }
}
