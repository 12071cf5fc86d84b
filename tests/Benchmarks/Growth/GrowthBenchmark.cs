using System.Diagnostics;
using PemActors.Benchmarks.Actors;
using PemActors.Benchmarks.Figures;
using PemActors.Benchmarks.Load;
using PemActors.Documents.Events;
using PemActors.Documents.Programs;
using PemActors.Grains.Interfaces.Facts;

namespace PemActors.Benchmarks.Growth;

/// <summary>
/// Does the server slow down as partners grow? One server and one store; at each size facts of random partners are posted. A partner is
/// introduced with the first four facts of its life before the clock runs.
/// </summary>
internal static class GrowthBenchmark
{
    private const int BatchEvents = 1_000;
    private const int Introduction = 4;
    private static readonly int[] Sizes = [1_000, 10_000, 100_000];

    public static async Task<FigureSheet> RunAsync(int events, int largest, int posters, string? folder, CancellationToken cancellation)
    {
        var machine = Machine.Here();
        using var scratch = new ScratchFolder(folder);
        var starting = ServerProcess.StartAsync(scratch["data"], ActorRun.Now, null, cancellation);
        var synthetic = new SyntheticPartners(300, ActorRun.Now, ProgramLoader.Default());
        var lives = synthetic.Longer(60)
            .Select(life => Array.FindAll(synthetic.Entries(life, life.Count, 0), fact => fact.Type != EventNames.PartnerOpportunityNoted)).ToList();
        await using var server = await starting;
        var figures = new List<Figure>();
        var (introduced, posted, state) = (0, 0, 1u);
        foreach (var size in Sizes.Where(size => size <= largest))
        {
            await server.PostAllAsync(EventBodies.Of(Enumerable.Range(introduced, size - introduced).SelectMany(Introduce), BatchEvents), posters, cancellation);
            introduced = size;
            await server.AppliedAsync(cancellation);
            var bodies = EventBodies.Of(Enumerable.Range(0, events).Select(_ => Next(size)), BatchEvents);
            var watch = Stopwatch.StartNew();
            await server.PostAllAsync(bodies, posters, cancellation);
            await server.AppliedAsync(cancellation);
            figures.Add(new($"events applied at {size:N0} partners", events / watch.Elapsed.TotalSeconds, "1/s"));
        }
        figures.Add(new("rate at most partners over rate at fewest", figures[^1].Value / figures[0].Value, "", Aim.Least(0.9)));
        return new("growth", machine, $"{events:N0} facts of random partners at each size, batches of {BatchEvents:N0} over HTTP by {posters} posters, one server and one store throughout", figures);

        IEnumerable<CloudEvent> Introduce(int number) => lives[number % lives.Count].Take(Introduction).Select((fact, i) => Event(fact, number, $"{number}-{i}"));

        CloudEvent Next(int size)
        {
            state = state * 1664525 + 1013904223;
            var number = (int)((state >> 4) % (uint)size);
            var life = lives[number % lives.Count];
            state = state * 1664525 + 1013904223;
            var fact = life[Introduction + (int)((state >> 4) % (uint)(life.Length - Introduction))];
            // As news arrives: in the quarter that runs, so that no close has to be judged again.
            return Event(fact, number, $"n-{posted++}") with { Time = ActorRun.Now - TimeSpan.FromMinutes(posted % 100_000) };
        }
    }

    private static CloudEvent Event(FactEnvelope fact, int number, string id) => new(fact.Source, id, fact.Type, $"p-{number:D7}", fact.Time, fact.Data);
}
