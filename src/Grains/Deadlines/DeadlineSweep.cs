using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PemActors.Grains.Incentives;
using PemActors.Grains.Subjects;
using PemActors.Grains.Time;
using PemActors.Journal;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Deadlines;

/// <summary>
/// The clock of the installation: looks for deadlines that have come and wakes their subjects, earliest first. A subject that
/// was woken twice finds nothing to do the second time. While decisions are deferred deadlines wait.
/// </summary>
public sealed class DeadlineSweep(
    IJournal journal,
    IGrainFactory grains,
    Settlement settlement,
    IncentiveCatalog incentives,
    [FromKeyedServices(EcosystemClock.Key)] TimeProvider clock,
    ILogger<DeadlineSweep> log) : BackgroundService
{
    private const int BatchDeadlines = 2_000;
    private const int ParallelSubjects = 256;
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    /// <summary>Wakes every subject that is due; returns how many deadlines it found. Throws once all were woken when one could not be.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellation)
    {
        var woken = new HashSet<DueDeadline>();
        Exception? failure = null;
        while (true)
        {
            var due = await journal.DueAsync(Instant.From(clock.GetUtcNow()), BatchDeadlines, cancellation);
            var found = woken.Count;
            woken.UnionWith(due);
            // A subject that leaves its deadline as it was would be woken without end: the next sweep may try it again.
            if (woken.Count == found) return failure is null ? found : throw new JournalUnavailableException($"A subject that is due could not be woken: {failure.Message}", failure);
            // What changed is known before those are woken whom it concerns.
            if (!incentives.IsLoaded || due.Any(deadline => deadline.Name == SubjectDeadline.Terms)) await incentives.RefreshAsync(cancellation);
            await Parallel.ForEachAsync(
                due.GroupBy(deadline => deadline.Subject, deadline => deadline.Name),
                new ParallelOptions { MaxDegreeOfParallelism = ParallelSubjects, CancellationToken = cancellation },
                async (names, _) =>
                {
                    try
                    {
                        await grains.Subject(names.Key).Wake([.. names]);
                    }
                    catch (Exception fault)
                    {
                        // One subject in trouble must not keep the others asleep.
                        log.LogWarning(fault, "{Subject} is due but could not be woken.", names.Key);
                        Volatile.Write(ref failure, fault);
                    }
                });
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!settlement.IsDeferred) await SweepAsync(stoppingToken);
                if (!await timer.WaitForNextTickAsync(stoppingToken)) return;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                log.LogWarning(fault, "A sweep over deadlines failed; the next goes on.");
                await Task.Delay(Period, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
