using System.Diagnostics;
using PemActors.Benchmarks.Figures;
using PemActors.Benchmarks.Load;
using PemActors.Documents.Programs;
using PemActors.Rulebook.Primitives;
using PemActors.Silo.Demo;
using PemActors.Simulator.Population;

namespace PemActors.Benchmarks.Latency;

/// <summary>
/// How long does the sender of one event wait? Posts leave by the clock whether earlier ones were answered or not, and each wait counts
/// from the instant at which the post was due: a server that stands still is charged for everything that should have come meanwhile.
/// </summary>
internal static class LatencyBenchmark
{
    private static readonly Instant Quarter = Instant.Utc(2026, 1, 1);
    private static readonly Instant Clock = Quarter.AddMonths(3) - TimeSpan.FromHours(1);

    public static async Task<FigureSheet> RunAsync(int partners, int rate, int seconds, string? folder, CancellationToken cancellation)
    {
        var machine = Machine.Here();
        using var scratch = new ScratchFolder(folder);
        var span = new EcosystemSpan(partners, Instant.Utc(2025, 12, 29).AddDays(-7 * 13), Quarter);
        var starting = ServerProcess.StartAsync(scratch["data"], Clock, span, cancellation);
        var warmUp = rate * 3;
        var events = new DemoEcosystem(partners, SyntheticEcosystem.DemonstrationSeed, span.Start, ProgramLoader.Default().Currency).Events()
            .SkipWhile(reading => reading.Event.Time < Quarter).TakeWhile(reading => reading.Event.Time < Clock).Select(reading => reading.Event).Take(warmUp + rate * seconds).ToList();
        if (events.Count < warmUp + rate * seconds) throw new ArgumentException($"{partners:N0} partners make {events.Count:N0} events in a quarter, fewer than rate and seconds ask for: raise --partners.");
        var bodies = EventBodies.Of(events, 1);
        await using var server = await starting;
        await PostByClockAsync(server, bodies[..warmUp], rate, cancellation);
        var waits = await PostByClockAsync(server, bodies[warmUp..], rate, cancellation);
        var times = new Percentiles(waits.Where(wait => wait >= 0));
        return new("latency", machine, $"single posts at a steady {rate:N0}/s for {seconds} s after 3 s of the same, open loop, counted from when each was due; load generator in another process",
            [
                new("wait p50", times[0.5], "ms"), new("wait p99", times[0.99], "ms", Aim.Most(50)), new("wait max", times.Max, "ms"),
                new("posts not accepted", waits.Count(wait => wait < 0), "", Aim.Most(0)),
            ]);
    }

    // Milliseconds per body; -1 for one that was not accepted.
    private static async Task<double[]> PostByClockAsync(ServerProcess server, List<EventBody> bodies, int rate, CancellationToken cancellation)
    {
        var waits = new double[bodies.Count];
        var posts = new Task[bodies.Count];
        var start = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        for (var next = 0; next < bodies.Count;)
        {
            for (var due = Due(start, next, rate); next < bodies.Count && due <= Stopwatch.GetTimestamp(); due = Due(start, next, rate)) posts[next] = PostAsync(next++, due);
            await timer.WaitForNextTickAsync(cancellation);
        }
        await Task.WhenAll(posts);
        return waits;

        async Task PostAsync(int place, long due)
        {
            var accepted = await server.PostAsync(bodies[place], cancellation);
            waits[place] = accepted ? Stopwatch.GetElapsedTime(due).TotalMilliseconds : -1;
        }
    }

    private static long Due(long start, int place, int rate) => start + place * Stopwatch.Frequency / rate;
}
