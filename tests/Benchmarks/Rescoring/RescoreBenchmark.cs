using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PemActors.Benchmarks.Figures;
using PemActors.Benchmarks.Load;
using PemActors.Documents.Events;
using PemActors.Documents.Programs;
using PemActors.Grains.Rescoring;
using PemActors.Grains.Time;
using PemActors.Journal.Sqlite;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Silo.Demo;
using PemActors.Silo.Hosting;
using PemActors.Silo.Imports;
using PemActors.Simulator.Population;

namespace PemActors.Benchmarks.Rescoring;

/// <summary>How long does a rescore of a history take? A synthetic history is imported, and replayed under a draft from the store alone.</summary>
internal static class RescoreBenchmark
{
    private static readonly Instant Start = Instant.Utc(2024, 1, 1);

    public static async Task<FigureSheet> RunAsync(int partners, int events, string? folder, CancellationToken cancellation)
    {
        var machine = Machine.Here();
        using var scratch = new ScratchFolder(folder);
        var program = ProgramLoader.Default();
        var history = new DemoEcosystem(partners, SyntheticEcosystem.DemonstrationSeed, Start, program.Currency).Events().Take(events).ToList();
        var now = history[^1].Event.Time + TimeSpan.FromDays(1);
        await using var journal = await SqliteJournal.OpenAsync(new() { Directory = scratch["data"] }, TimeProvider.System, cancellation);
        await using (var silo = await HeadlessSilo.StartAsync(
            new() { Data = scratch["data"], Journal = journal, Program = program, Clock = new AcceleratedClock(now.ToDateTimeOffset(), 1) }, cancellation))
            await ActivatorUtilities.CreateInstance<EventImport>(silo.Services).RunAsync(history.Select(reading => (Reading)reading).ToAsyncEnumerable(), null, null, cancellation);
        history.Clear();
        GC.Collect();

        var draft = program with
        {
            Version = "draft",
            Attribution = program.Attribution with { Model = AttributionModel.LastTouch },
            Tiers = program.Tiers with { Premier = program.Tiers.Premier with { ArrMinor = program.Tiers.Premier.ArrMinor / 2 } },
        };
        var watch = Stopwatch.StartNew();
        var processor = Environment.CpuUsage.TotalTime;
        var report = await Rescore.RunAsync(journal, program, draft, now, null, cancellation);
        var elapsed = watch.Elapsed;
        processor = Environment.CpuUsage.TotalTime - processor;
        return new("rescore", machine,
            $"{events:N0} events of {partners:N0} partners ({report.Entries:N0} journal entries), read from SQLite and replayed under the document in force and a draft; {report.Changed.Count:N0} partners differ",
            [
                new("rescore", elapsed.TotalSeconds, "s"),
                new("rescore of 1,000,000 events", elapsed.TotalSeconds * 1_000_000 / events, "s", Aim.Most(20)),
                new("events", events / elapsed.TotalSeconds, "1/s"),
                new("processor time per event", processor.TotalMicroseconds / events, "µs"),
                new("memory at its end", Environment.WorkingSet / 1e6, "MB"),
            ]);
    }
}
