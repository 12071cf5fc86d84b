using PemActors.Grains.Interfaces.Facts;
using PemActors.Journal;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Subjects;

/// <summary>What became of each event of a batch; null where it was taken, or is not decided yet.</summary>
internal static class BatchOutcomes
{
    /// <summary>The entry that an event becomes.</summary>
    public static NewEntry ToEntry(this FactEnvelope fact) => new(new(fact.Source, fact.Id), fact.Type, fact.Time, fact.Data);

    /// <summary>Marks the events whose keys some journal has already: the same again, or another content.</summary>
    public static void MarkKnown(this EventOutcome?[] outcomes, Subject subject, FactEnvelope[] batch, IReadOnlyList<KnownEntry> known)
    {
        foreach (var entry in known)
            for (var i = 0; i < batch.Length; i++)
                if (batch[i].Source == entry.Key.Source && batch[i].Id == entry.Key.Id)
                    outcomes[i] = Repetition.Outcome(subject, batch[i], entry);
    }

    /// <summary>The events that go to quarantine.</summary>
    public static IReadOnlyList<NewQuarantined> Refusals(this EventOutcome?[] outcomes, FactEnvelope[] batch, Instant now) =>
    [
        .. batch.Zip(outcomes).Where(one => one.Second is { Status: EventStatus.Quarantined }).Select(one => new NewQuarantined(
            now, one.Second!.Reason!, one.Second.Pointer ?? "", one.Second.Detail!, one.First.Source, one.First.Id, one.First.Type, one.First.Data)),
    ];

    /// <summary>The answer to the batch.</summary>
    public static ApplyReply ToReply(this EventOutcome?[] outcomes) =>
        Array.TrueForAll(outcomes, outcome => outcome is null) ? ApplyReply.AllAccepted : new([.. outcomes.Select(outcome => outcome ?? EventOutcome.Accepted)]);
}
