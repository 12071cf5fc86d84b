using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PemActors.Grains.Outbox;
using PemActors.Grains.Programs;
using PemActors.Grains.Subjects;
using PemActors.Grains.Time;
using PemActors.Journal;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Deadlines;

/// <summary>
/// The clock of the installation: looks for deadlines that have come and wakes their subjects, in <see cref="DeadlineOrder"/>. A subject that
/// was woken twice finds nothing to do the second time. While decisions are deferred deadlines wait.
/// </summary>
public sealed class DeadlineSweep(
    IJournal journal,
    IGrainFactory grains,
    Settlement settlement,
    OutboxDispatcher outbox,
    ProgramsInForce programs,
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
            var due = await DueAsync(Instant.From(clock.GetUtcNow()), cancellation);
            // A document may just have been published, by another silo even, and those who are woken for it must know it: asked only now that they are found.
            await programs.RefreshAsync(journal, cancellation);
            var found = woken.Count;
            woken.UnionWith(due);
            // A subject that leaves its deadline as it was would be woken without end: the next sweep may try it again.
            if (woken.Count == found) return failure is null ? found : throw new JournalUnavailableException($"A subject that is due could not be woken: {failure.Message}", failure);
            var runs = DeadlineOrder.Runs(due);
            for (var i = 0; i < runs.Count; i++)
            {
                failure = await WakeAsync(runs[i], cancellation) ?? failure;
                if (i < runs.Count - 1) failure = await DrainAsync(cancellation) ?? failure;
            }
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

    // What is due, earliest first, at most a batch; but of one instant all or nothing, for its kinds have an order.
    private async Task<IReadOnlyList<DueDeadline>> DueAsync(Instant now, CancellationToken cancellation)
    {
        for (var limit = BatchDeadlines; ; limit *= 8)
        {
            var due = await journal.DueAsync(now, limit, cancellation);
            if (due.Count < limit) return due;
            var whole = due.Count;
            while (whole > 0 && due[whole - 1].Due == due[^1].Due) whole--;
            if (whole > 0) return [.. due.Take(whole)];
        }
    }

    private async Task<Exception?> WakeAsync(DeadlineRun run, CancellationToken cancellation)
    {
        Exception? failure = null;
        await Parallel.ForEachAsync(
            run.Subjects,
            new ParallelOptions { MaxDegreeOfParallelism = ParallelSubjects, CancellationToken = cancellation },
            async (due, _) =>
            {
                try
                {
                    await grains.Subject(due.Subject).Wake(due.Names);
                }
                catch (Exception fault)
                {
                    // One subject in trouble must not keep the others asleep.
                    log.LogWarning(fault, "{Subject} is due but could not be woken.", due.Subject);
                    Volatile.Write(ref failure, fault);
                }
            });
        return failure;
    }

    // Where a target does not take its message the others must not wait for it; its consequence comes late then, and is taken as late facts are.
    private async Task<Exception?> DrainAsync(CancellationToken cancellation)
    {
        try
        {
            while (await outbox.SweepAsync(cancellation) > 0) continue;
            return null;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogWarning(fault, "Between two deadlines not every message could be delivered.");
            return fault;
        }
    }
}
