using PemActors.Documents.Events;
using PemActors.Grains.Deadlines;
using PemActors.Grains.Interfaces.Facts;
using PemActors.Grains.Outbox;
using PemActors.Grains.Subjects;
using PemActors.Silo.Intake;

namespace PemActors.Silo.Imports;

/// <summary>
/// Takes a history through the same door as live events, but leaves decisions on past closes to its end, so that each is made
/// once over all facts instead of restated batch by batch.
/// </summary>
public sealed class EventImport(EventIntake intake, OutboxDispatcher outbox, DeadlineSweep sweep, Settlement settlement)
{
    private const int BatchEvents = 1_000;
    private const int MaxTries = 20;

    /// <summary>Takes all readings, then waits until nothing is on its way and every close is decided.</summary>
    /// <param name="readings">Readings with their row numbers.</param>
    /// <param name="onRefused">Told every refused row; the report keeps only the first <see cref="ImportReport.Kept"/>.</param>
    /// <param name="progress">Told the number of rows taken so far.</param>
    /// <param name="cancellation">Stops between batches; what was taken stays.</param>
    public async Task<ImportReport> RunAsync(IAsyncEnumerable<Reading> readings, Action<ImportRefusal>? onRefused, Action<long>? progress, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetTimestamp();
        long rows = 0, accepted = 0, duplicates = 0, refused = 0;
        var refusals = new List<ImportRefusal>();
        using (settlement.Defer())
        {
            await foreach (var batch in readings.Chunk(BatchEvents).WithCancellation(cancellation))
            {
                var results = await TakeAsync(batch, cancellation);
                for (var i = 0; i < results.Length; i++)
                {
                    var outcome = results[i].Outcome;
                    if (outcome.Status == EventStatus.Accepted) accepted++;
                    else if (outcome.Status == EventStatus.Duplicate) duplicates++;
                    else
                    {
                        var refusal = new ImportRefusal(batch[i].Number, results[i].Source, results[i].Id, outcome.Reason!, outcome.Pointer ?? "", outcome.Detail ?? "", results[i].Quarantine);
                        onRefused?.Invoke(refusal);
                        if (refused++ < ImportReport.Kept) refusals.Add(refusal);
                    }
                }
                progress?.Invoke(rows += batch.Length);
            }
            // What opportunities tell their partners belongs to the history, too.
            while (await outbox.SweepAsync(cancellation) > 0) continue;
        }
        await SettleAsync(cancellation);
        return new(rows, accepted, duplicates, refused, TimeProvider.System.GetElapsedTime(started).TotalSeconds, refusals);
    }

    // Deliveries set deadlines and deadlines may send, so both are swept until neither finds anything.
    private async Task SettleAsync(CancellationToken cancellation)
    {
        while (await outbox.SweepAsync(cancellation) + await sweep.SweepAsync(cancellation) > 0) continue;
    }

    private async Task<EventResult[]> TakeAsync(Reading[] batch, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            // What a first try took comes back as duplicate; it is counted as accepted only then, which is harmless and rare.
            var results = await intake.TakeAsync(batch, cancellation);
            if (!Array.Exists(results, result => result.Outcome.Status == EventStatus.Retry)) return results;
            if (tries == MaxTries) throw new IOException($"The store did not take a batch in {MaxTries} tries. What was taken stays; run the import again to go on.");
            await Task.Delay(TimeSpan.FromMilliseconds(100 * tries), cancellation);
        }
    }
}
