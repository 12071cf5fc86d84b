using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PemActors.Documents.Facts;
using PemActors.Grains.Interfaces.Cadences;
using PemActors.Grains.Time;
using PemActors.Rulebook.Cadence;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Cadences;

/// <summary>Begins every cadence when the installation starts for the first time: documents are made from then on.</summary>
public sealed class CadenceStart(
    IGrainFactory grains, IHostApplicationLifetime lifetime, [FromKeyedServices(EcosystemClock.Key)] TimeProvider clock, ILogger<CadenceStart> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Begins those that have not begun; the first documents are of the first instants after <paramref name="from"/>, past ones are made up for.</summary>
    public static async Task BeginAsync(IGrainFactory grains, Instant from)
    {
        foreach (var cadence in Words.All<ReviewCadence>()) await grains.GetGrain<ICalendarGrain>(cadence).Begin(from.Ticks);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Before that the silo is not up, and a call would only fill the log.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var start = lifetime.ApplicationStarted.Register(started.SetResult);
        await Task.WhenAny(started.Task, Task.Delay(Timeout.Infinite, stoppingToken));
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await BeginAsync(grains, Instant.From(clock.GetUtcNow()));
                return;
            }
            catch (Exception fault)
            {
                log.LogWarning(fault, "The cadences have not begun; tried again in {Pause}.", Pause);
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
