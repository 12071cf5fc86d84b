using System.CommandLine;
using System.IO.Compression;
using System.Text.Json;
using PemActors.Documents.Events;
using PemActors.Documents.Mapping;
using PemActors.Rulebook.Primitives;
using PemActors.Silo.Hosting;
using PemActors.Silo.Imports;
using Spectre.Console;

namespace PemActors.Silo.Commands;

/// <summary>Takes a file of events into the store.</summary>
internal static class ImportCommand
{
    private const int RefusalsShown = 20;

    public static Command Build(SharedOptions shared)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "NDJSON of CloudEvents (.ndjson, .ndjson.gz) or, with --map, CSV (.csv, .csv.gz)." };
        var map = new Option<FileInfo?>("--map") { Description = "Mapping of CSV columns to event types (YAML).", HelpName = "MAP.yaml" };
        var report = new Option<FileInfo?>("--report") { Description = "Write every refused row with its reason, as NDJSON.", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "Print the report as JSON." };
        var command = new Command("import", "Take a file of events into the store; no server may run on the same folder. Running it twice takes nothing twice.") { file, map, report, json };
        command.SetAction((parse, cancellation) => Guarded.RunAsync(() =>
            RunAsync(shared, parse, parse.GetValue(file)!, parse.GetValue(map), parse.GetValue(report), parse.GetValue(json), cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(
        SharedOptions shared, ParseResult parse, FileInfo file, FileInfo? map, FileInfo? reportTo, bool json, CancellationToken cancellation)
    {
        if (!file.Exists) throw new UsageException($"There is no file {file.FullName}.");
        var options = new SiloOptions { Data = parse.GetValue(shared.Data)!, Program = shared.ReadProgram(parse) };
        var mapping = map is null ? null : ReadMapping(map);
        if (mapping is null && file.Name.Contains(".csv", StringComparison.OrdinalIgnoreCase)) throw new UsageException("A CSV file needs --map MAP.yaml, which says what its columns mean.");

        await using var raw = file.OpenRead();
        await using Stream content = file.Extension == ".gz" ? new GZipStream(raw, CompressionMode.Decompress) : raw;
        Instant Now() => Instant.From(options.Clock.GetUtcNow());
        var reader = new CloudEventReader(new(options.Program));
        var readings = mapping is null ? reader.ReadStreamAsync(content, Now, cancellation) : mapping.Read(content, reader, Now).ToAsyncEnumerable();

        await using var silo = await HeadlessSilo.StartAsync(options, cancellation);
        await using var refusals = reportTo is null ? null : new StreamWriter(reportTo.FullName);
        var import = ActivatorUtilities.CreateInstance<EventImport>(silo.Services);
        var report = await Progressing.RunAsync(
            json, $"Importing {file.Name}", raw.Length, () => raw.Position, told => import.RunAsync(readings, WriteTo(refusals), told, cancellation));

        if (json) Console.WriteLine(JsonSerializer.Serialize(report, JsonSerializerOptions.Web));
        else Print(report, reportTo);
        return report.Refused == 0 ? ExitCode.Done : ExitCode.Findings;
    }

    private static Action<ImportRefusal>? WriteTo(TextWriter? report) =>
        report is null ? null : refusal => report.WriteLine(JsonSerializer.Serialize(refusal, JsonSerializerOptions.Web));

    private static CsvMapping ReadMapping(FileInfo map)
    {
        if (!map.Exists) throw new UsageException($"There is no mapping {map.FullName}.");
        var loaded = CsvMapping.Load(File.ReadAllText(map.FullName));
        return loaded.Mapping ?? throw new UsageException($"{map.FullName} has faults:\n{string.Join('\n', loaded.Faults.Select(fault => "  " + fault))}");
    }

    private static void Print(ImportReport report, FileInfo? reportTo)
    {
        AnsiConsole.MarkupLineInterpolated(
            $"{report.Rows:N0} rows: {report.Accepted:N0} taken, {report.Duplicates:N0} there already, {report.Refused:N0} in quarantine, in {report.Seconds:N1} s ({report.Rows / Math.Max(report.Seconds, 0.001):N0}/s).");
        foreach (var refusal in report.Refusals.Take(RefusalsShown))
            AnsiConsole.MarkupLineInterpolated($"  row {refusal.Row}: {refusal.Reason} at '{refusal.Pointer}': {refusal.Detail}");
        if (report.Refused > RefusalsShown) AnsiConsole.MarkupLineInterpolated($"  … and {report.Refused - RefusalsShown:N0} more{(reportTo is null ? "; --report FILE writes them all" : $", in {reportTo.FullName}")}.");
    }
}
