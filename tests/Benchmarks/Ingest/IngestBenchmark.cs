using System.Diagnostics;
using PemActors.Benchmarks.Figures;
using PemActors.Benchmarks.Load;
using PemActors.Benchmarks.RawLimit;
using PemActors.Documents.Events;
using PemActors.Documents.Programs;
using PemActors.Rulebook.Primitives;
using PemActors.Silo.Demo;
using PemActors.Simulator.Population;

namespace PemActors.Benchmarks.Ingest;

/// <summary>
/// How many events a second does the server make durable and apply? A quarter of a synthetic ecosystem that has a history is posted in
/// batches; after it, in the same run, SQLite alone inserts as many rows.
/// </summary>
internal static class IngestBenchmark
{
    private const int BatchEvents = 1_000;
    private const int RawGroup = 4_096;
    private static readonly Instant Quarter = Instant.Utc(2026, 1, 1);
    private static readonly Instant Clock = Quarter.AddMonths(3) - TimeSpan.FromHours(1);

    public static async Task<FigureSheet> RunAsync(int partners, int weeks, int posters, string? folder, CancellationToken cancellation)
    {
        var machine = Machine.Here();
        using var scratch = new ScratchFolder(folder);
        var span = new EcosystemSpan(partners, Instant.Utc(2025, 12, 29).AddDays(-7 * weeks), Quarter);
        var starting = ServerProcess.StartAsync(scratch["data"], Clock, span, cancellation);
        var events = new DemoEcosystem(partners, SyntheticEcosystem.DemonstrationSeed, span.Start, ProgramLoader.Default().Currency).Events()
            .SkipWhile(reading => reading.Event.Time < Quarter).TakeWhile(reading => reading.Event.Time < Clock).Select(reading => reading.Event).ToList();
        var bodies = EventBodies.Of(events, BatchEvents);
        await using var server = await starting;
        var before = await server.AppliedAsync(cancellation);
        var (processor, own) = (server.ProcessorTime, Environment.CpuUsage.TotalTime);

        var watch = Stopwatch.StartNew();
        await server.PostAllAsync(bodies, posters, cancellation);
        var durable = watch.Elapsed;
        var after = await server.AppliedAsync(cancellation);
        var applied = watch.Elapsed;

        (processor, own) = (server.ProcessorTime - processor, Environment.CpuUsage.TotalTime - own);
        var entries = after.Entries - before.Entries;
        var raw = await RawAsync(scratch["raw"], entries, events, partners, cancellation);
        return new("ingest", machine,
            $"{events.Count:N0} events of {partners:N0} partners in batches of {BatchEvents:N0} over HTTP by {posters} posters, after a history of {before.Entries:N0} entries; load generator included",
            [
                new("events durable", events.Count / durable.TotalSeconds, "1/s", Aim.Least(40_000)),
                new("events applied (outbox empty)", events.Count / applied.TotalSeconds, "1/s", Aim.Least(40_000)),
                new("entries, messages to partners included", entries / applied.TotalSeconds, "1/s"),
                new("raw SQLite limit, entries", raw.AppendsPerSecond, "1/s"),
                new("share of the raw limit", entries / applied.TotalSeconds / raw.AppendsPerSecond, "", Aim.Least(0.5)),
                new("processor time of the server per event", processor.TotalMicroseconds / events.Count, "µs"),
                new("processor time of the load per event", own.TotalMicroseconds / events.Count, "µs"),
            ]);
    }

    private static Task<RawSqliteLimit.Result> RawAsync(string directory, long entries, List<CloudEvent> events, int partners, CancellationToken cancellation) =>
        RawSqliteLimit.RunAsync(directory, entries, partners, RawGroup, (int)events.Average(one => one.Data.Length), cancellation);
}
