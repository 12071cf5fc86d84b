using Microsoft.Extensions.DependencyInjection;
using PemActors.Documents.Programs;
using PemActors.Grains.Interfaces.Facts;
using PemActors.Grains.Interfaces.Partners;
using PemActors.Grains.Time;
using PemActors.Rulebook.Primitives;
using PemActors.Silo.Hosting;

namespace PemActors.Benchmarks.Actors;

/// <summary>A silo in this process, without sweeps, whose partners are spoken to directly.</summary>
internal sealed class ActorRun : IAsyncDisposable
{
    private const int Parallel = 64;
    private readonly HeadlessSilo silo;
    private readonly IGrainFactory grains;

    private ActorRun(HeadlessSilo silo)
    {
        this.silo = silo;
        grains = silo.Services.GetRequiredService<IGrainFactory>();
    }

    /// <summary>The end of the facts and the time on the silo's clock.</summary>
    public static Instant Now { get; } = Instant.Utc(2026, 3, 30);

    public static async Task<ActorRun> StartAsync(string data, CancellationToken cancellation) => new(await HeadlessSilo.StartAsync(
        new() { Data = data, Program = ProgramLoader.Default(), Clock = new AcceleratedClock(Now.ToDateTimeOffset(), 1), RunSweeps = false }, cancellation));

    public IPartnerGrain Partner(int number) => grains.GetGrain<IPartnerGrain>($"p-{number:D7}");

    /// <summary>Gives partners first to last their entries, many partners at a time.</summary>
    public Task FillAsync(int first, int count, Func<int, FactEnvelope[]> entries, CancellationToken cancellation) => System.Threading.Tasks.Parallel.ForEachAsync(
        Enumerable.Range(first, count), new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellation },
        async (number, _) =>
        {
            var reply = await Partner(number).Apply(entries(number));
            if (reply.Outcomes is not null) throw new IOException($"Partner {number} did not take its entries.");
        });

    public ValueTask DisposeAsync() => silo.DisposeAsync();
}
