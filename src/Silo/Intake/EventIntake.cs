using PemActors.Documents.Events;
using PemActors.Grains.Interfaces.Facts;
using PemActors.Grains.Subjects;
using PemActors.Grains.Time;
using PemActors.Journal;
using PemActors.Rulebook.Primitives;
using PemActors.Silo.Api;
using PemActors.Silo.Metrics;

namespace PemActors.Silo.Intake;

/// <summary>
/// The door. Takes a batch of readings, drops what the store has already, hands the rest to their subjects as one batch each,
/// keeps what was refused in quarantine, and answers for every event in the order of the batch.
/// </summary>
public sealed class EventIntake(IJournal journal, IGrainFactory grains, PemMetrics metrics, [FromKeyedServices(EcosystemClock.Key)] TimeProvider clock)
{
    /// <summary>Takes a batch. Never throws for a single event's sake; what the store could not take is answered with retry.</summary>
    /// <param name="readings">Events in any order.</param>
    /// <param name="cancellation">Ends the waiting, not what has been handed over.</param>
    public async Task<EventResult[]> TakeAsync(IReadOnlyList<Reading> readings, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetTimestamp();
        var batch = new Batch(readings);
        try
        {
            // A lone event is nearly always new, and where it is not the store's own key says so when it is appended: asking first
            // would cost every single post a look into the store. In a batch one repetition would make its subject fold again.
            if (readings.Count > 1) batch.MarkKnown(await journal.FindAsync(batch.Keys, cancellation));
            await Task.WhenAll(batch.Subjects.Select(group => ApplyAsync(batch, group.Key, group.Value)));
        }
        catch (JournalUnavailableException fault)
        {
            batch.MarkUndecided(fault.Message);
        }
        batch.MarkRepetitions();
        await QuarantineAsync(batch, cancellation);
        var results = batch.Results();
        metrics.Answered(Array.ConvertAll(results, result => result.Outcome.Status), TimeProvider.System.GetElapsedTime(started));
        return results;
    }

    private async Task ApplyAsync(Batch batch, Subject subject, List<int> places)
    {
        var facts = new FactEnvelope[places.Count];
        for (var i = 0; i < facts.Length; i++) facts[i] = batch.Envelope(places[i]);
        try
        {
            var reply = await grains.Subject(subject).Apply(facts);
            for (var i = 0; i < facts.Length; i++) batch.Outcomes[places[i]] = reply[i];
        }
        catch (Exception fault) when (Problems.IsTransient(fault))
        {
            foreach (var place in places) batch.Outcomes[place] = Batch.Undecided(fault.Message);
        }
    }

    private async Task QuarantineAsync(Batch batch, CancellationToken cancellation)
    {
        var places = Enumerable.Range(0, batch.Outcomes.Length).Where(i => batch.Outcomes[i]!.Status == EventStatus.Quarantined).ToList();
        if (places.Count == 0) return;
        try
        {
            var now = Instant.From(clock.GetUtcNow());
            var numbers = await journal.QuarantineAsync([.. places.Select(i => batch.Refusal(i, now))], cancellation);
            for (var i = 0; i < places.Count; i++) batch.Quarantine[places[i]] = numbers[i];
        }
        catch (JournalUnavailableException fault)
        {
            foreach (var place in places) batch.Outcomes[place] = Batch.Undecided(fault.Message);
        }
    }
}
