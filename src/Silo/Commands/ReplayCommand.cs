using System.CommandLine;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using PemActors.Documents.Events;
using PemActors.Grains.Time;
using PemActors.Journal.Sqlite;
using PemActors.Rulebook.Primitives;
using PemActors.Silo.Hosting;
using PemActors.Silo.Intake;
using PemActors.Silo.Replays;
using Spectre.Console;

namespace PemActors.Silo.Commands;

/// <summary>Plays files of events in lockstep under a virtual clock, on a store of their own.</summary>
internal static class ReplayCommand
{
    private const int QuarantineBatch = 1_000;

    public static Command Build(SharedOptions shared)
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = "NDJSON of CloudEvents (.ndjson, .ndjson.gz), in any order; several make one log.", Arity = ArgumentArity.OneOrMore };
        var until = new Option<string?>("--until") { Description = "The instant at which it ends, RFC 3339; default the last event's.", HelpName = "TIME" };
        var state = new Option<FileInfo?>("--state") { Description = "Write the final state as text, one sorted line per card, tier decision, protection and balance.", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "Print the report as JSON." };
        var command = new Command(
            "replay", "Play events under a virtual clock, deadlines included, and print a hash of the final state; the same log gives the same hash. The store is kept in --data where that is given, which must be empty.")
        { files, until, state, json };
        command.SetAction((parse, cancellation) => Guarded.RunAsync(() =>
            RunAsync(shared, parse, parse.GetValue(files)!, parse.GetValue(until), parse.GetValue(state), parse.GetValue(json), cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(
        SharedOptions shared, ParseResult parse, FileInfo[] files, string? untilText, FileInfo? stateTo, bool json, CancellationToken cancellation)
    {
        foreach (var file in files)
            if (!file.Exists) throw new UsageException($"There is no file {file.FullName}.");
        var until = Until(untilText);
        var program = shared.ReadProgram(parse);
        using var store = Store.Of(shared, parse);

        var started = TimeProvider.System.GetTimestamp();
        var reader = new CloudEventReader(new(program));
        using var sort = new EventSort(reader);
        var refusals = new List<Reading>();
        await Progressing.RunAsync(json, "Reading", files.Sum(file => file.Length), () => sort.Count, async told =>
        {
            foreach (var file in files) await ReadAsync(file, reader, sort, refusals, told, cancellation);
            return true;
        });

        using var facts = sort.Sorted().GetEnumerator();
        var first = facts.MoveNext() ? facts.Current.Event.Time : new Instant(TimeSpan.TicksPerDay);
        var clock = new SteppedClock(new Instant(first.Ticks - 1).ToDateTimeOffset());
        // Not durable: what a loss of power takes is replayed again.
        await using var journal = await SqliteJournal.OpenAsync(new() { Directory = store.Folder, Durable = false }, clock, cancellation);
        await using var silo = await HeadlessSilo.StartAsync(new() { Data = store.Folder, Program = program, Clock = clock, Journal = journal, RunSweeps = false }, cancellation);
        var intake = silo.Services.GetRequiredService<EventIntake>();
        foreach (var batch in refusals.Chunk(QuarantineBatch)) await intake.TakeAsync(batch, cancellation);

        var replay = ActivatorUtilities.CreateInstance<LockstepReplay>(silo.Services, clock);
        var end = await Progressing.RunAsync(
            json, "Replaying", sort.Count, () => replay.Facts + replay.Duplicates, told => replay.RunAsync(Rest(facts, sort.Count), until, null, told, cancellation));
        var lines = await StateText.LinesAsync(journal, silo.Services.GetRequiredService<IGrainFactory>(), end, cancellation);
        if (stateTo is not null) await File.WriteAllTextAsync(stateTo.FullName, string.Concat(lines.Select(line => line + "\n")), cancellation);

        var report = new ReplayReport(
            replay.Facts, replay.Duplicates, refusals.Count + replay.Refused, replay.Beyond, replay.Instants, replay.Deadlines, replay.Messages, end.ToString(),
            TimeProvider.System.GetElapsedTime(started).TotalSeconds, StateText.Hash(lines));
        if (json) Console.WriteLine(JsonSerializer.Serialize(report, JsonSerializerOptions.Web));
        else Print(report, stateTo);
        return report.Refused == 0 ? ExitCode.Done : ExitCode.Findings;
    }

    private static Instant? Until(string? text) => text is null
        ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) && text.Contains('T', StringComparison.Ordinal)
            ? Instant.From(time)
            : throw new UsageException($"--until '{text}' is no instant such as 2026-04-01T00:00:00Z.");

    private static async Task ReadAsync(FileInfo file, CloudEventReader reader, EventSort sort, List<Reading> refusals, Action<long> told, CancellationToken cancellation)
    {
        await using var raw = file.OpenRead();
        await using Stream content = file.Extension == ".gz" ? new GZipStream(raw, CompressionMode.Decompress) : raw;
        // Under a virtual clock no fact is ahead of its time.
        await foreach (var reading in reader.ReadStreamAsync(content, () => Instant.Never, cancellation))
        {
            if (reading is Reading.Accepted accepted) sort.Add(accepted);
            else refusals.Add(reading);
            if (sort.Count % 10_000 == 0) told(sort.Count);
        }
    }

    // The enumerator stands on the first event already.
    private static IEnumerable<Reading.Accepted> Rest(IEnumerator<Reading.Accepted> facts, long count)
    {
        if (count == 0) yield break;
        do yield return facts.Current;
        while (facts.MoveNext());
    }

    private static void Print(ReplayReport report, FileInfo? stateTo)
    {
        AnsiConsole.MarkupLineInterpolated(
            $"{report.Facts:N0} events, {report.Duplicates:N0} there already, {report.Refused:N0} in quarantine, {report.Beyond:N0} after the end, in {report.Seconds:N1} s ({report.Facts / Math.Max(report.Seconds, 0.001):N0}/s).");
        AnsiConsole.MarkupLineInterpolated($"{report.Deadlines:N0} deadlines at {report.Instants:N0} instants, {report.Messages:N0} messages; the clock stands at {report.End}.");
        AnsiConsole.MarkupLineInterpolated($"State {report.Hash}{(stateTo is null ? "" : $" in {stateTo.FullName}")}");
    }

    // Where no folder was named the store is only there for the replay.
    private sealed class Store(string folder, bool isKept) : IDisposable
    {
        public string Folder => folder;

        public static Store Of(SharedOptions shared, ParseResult parse)
        {
            if (parse.GetResult(shared.Data) is not { Implicit: false }) return new(Directory.CreateTempSubdirectory("pem-replay-").FullName, isKept: false);
            var folder = Path.GetFullPath(parse.GetValue(shared.Data)!);
            if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
                throw new UsageException($"{folder} is not empty; a replay needs a store of its own: give another --data, or none to keep nothing.");
            return new(folder, isKept: true);
        }

        public void Dispose()
        {
            if (!isKept) Directory.Delete(folder, recursive: true);
        }
    }
}
