using System.Diagnostics;
using PemActors.Benchmarks.Figures;
using PemActors.Benchmarks.Load;
using PemActors.Documents.Programs;

namespace PemActors.Benchmarks.Actors;

/// <summary>How long does the first question to a partner take that is not in memory? A new silo on a filled store asks one partner after another.</summary>
internal static class ActivationBenchmark
{
    private const int Entries = 1_000;
    private const int WarmUp = 100;

    public static async Task<FigureSheet> RunAsync(int partners, string? folder, CancellationToken cancellation)
    {
        var machine = Machine.Here();
        using var scratch = new ScratchFolder(folder);
        var synthetic = new SyntheticPartners(300, ActorRun.Now, ProgramLoader.Default());
        var lives = synthetic.Longer(100);
        await using (var filling = await ActorRun.StartAsync(scratch["data"], cancellation))
            await filling.FillAsync(0, partners + WarmUp, number => synthetic.Entries(lives[number % lives.Count], Entries, number), cancellation);

        await using var run = await ActorRun.StartAsync(scratch["data"], cancellation);
        var samples = new List<double>(partners);
        for (var number = 0; number < partners + WarmUp; number++)
        {
            var watch = Stopwatch.StartNew();
            if (await run.Partner(number).GetSnapshot() is null) throw new IOException($"Partner {number} has no card.");
            if (number >= WarmUp) samples.Add(watch.Elapsed.TotalMilliseconds);
        }
        var times = new Percentiles(samples);
        return new("activation", machine, $"first snapshot of {partners:N0} partners with {Entries:N0} entries each, one at a time, on a new silo; the store's pages are in the system's cache",
            [new("cold activation p50", times[0.5], "ms"), new("cold activation p99", times[0.99], "ms", Aim.Most(50)), new("cold activation max", times.Max, "ms")]);
    }
}
