using System.Runtime.InteropServices;
using PemActors.Documents.Events;
using PemActors.Grains.Interfaces.Facts;
using PemActors.Grains.Subjects;
using PemActors.Journal;
using PemActors.Rulebook.Primitives;

namespace PemActors.Silo.Intake;

/// <summary>A batch on its way through the door: one outcome per reading, found step by step.</summary>
internal sealed class Batch
{
    private readonly IReadOnlyList<Reading> readings;
    private readonly Dictionary<EntryKey, int> first;
    private readonly FactEnvelope?[] envelopes;
    private readonly Dictionary<EntryKey, KnownEntry> stored = [];

    public Batch(IReadOnlyList<Reading> readings)
    {
        this.readings = readings;
        Outcomes = new EventOutcome?[readings.Count];
        Quarantine = new long?[readings.Count];
        envelopes = new FactEnvelope?[readings.Count];
        first = new(readings.Count);
        for (var i = 0; i < readings.Count; i++)
            if (readings[i] is Reading.Accepted accepted)
                first.TryAdd(new(accepted.Event.Source, accepted.Event.Id), i);
            else if (readings[i] is Reading.Refused refused)
                Outcomes[i] = new(EventStatus.Quarantined, refused.Reason.Code(), refused.Pointer, refused.Detail);
    }

    /// <summary>An outcome per reading; null while undecided.</summary>
    public EventOutcome?[] Outcomes { get; }

    /// <summary>Numbers in quarantine.</summary>
    public long?[] Quarantine { get; }

    /// <summary>Each key once.</summary>
    public IReadOnlyList<EntryKey> Keys => [.. first.Keys];

    /// <summary>Places of the undecided events, by subject; of one key the first place only.</summary>
    public Dictionary<Subject, List<int>> Subjects
    {
        get
        {
            var subjects = new Dictionary<Subject, List<int>>(first.Count);
            foreach (var place in first.Values)
            {
                if (Outcomes[place] is not null) continue;
                ref var places = ref CollectionsMarshal.GetValueRefOrAddDefault(subjects, SubjectOf(place), out _);
                (places ??= new(1)).Add(place);
            }
            return subjects;
        }
    }

    public static EventOutcome Undecided(string why) => new(EventStatus.Retry, "store-unavailable", "", $"The store did not answer; send it again. ({why})");

    public FactEnvelope Envelope(int place)
    {
        if (envelopes[place] is { } made) return made;
        var taken = ((Reading.Accepted)readings[place]).Event;
        return envelopes[place] = new(taken.Source, taken.Id, taken.Type, taken.Time.Ticks, taken.Data.ToArray());
    }

    public void MarkKnown(IReadOnlyList<KnownEntry> known)
    {
        foreach (var entry in known)
        {
            stored[entry.Key] = entry;
            if (first.TryGetValue(entry.Key, out var place)) Outcomes[place] = Repetition.Outcome(SubjectOf(place), Envelope(place), entry);
        }
    }

    public void MarkUndecided(string why)
    {
        for (var i = 0; i < Outcomes.Length; i++) Outcomes[i] ??= Undecided(why);
    }

    // A key that the batch holds twice: what the store had before decides; else the second shares the fate of the first, unless its content differs.
    public void MarkRepetitions()
    {
        for (var i = 0; i < Outcomes.Length; i++)
        {
            if (Outcomes[i] is not null) continue;
            var key = new EntryKey(Envelope(i).Source, Envelope(i).Id);
            if (stored.TryGetValue(key, out var known))
            {
                Outcomes[i] = Repetition.Outcome(SubjectOf(i), Envelope(i), known);
                continue;
            }
            var place = first[key];
            var (one, two) = (Envelope(place), Envelope(i));
            var digest = EntryContent.Digest(SubjectOf(place), one.Type, one.Time, one.Data);
            Outcomes[i] = Outcomes[place]!.Status is EventStatus.Accepted or EventStatus.Duplicate
                ? Repetition.Outcome(SubjectOf(i), two, new(new(one.Source, one.Id), SubjectOf(place), digest))
                : Outcomes[place];
        }
    }

    public NewQuarantined Refusal(int place, Instant now)
    {
        var outcome = Outcomes[place]!;
        return readings[place] is Reading.Refused refused
            ? new(now, outcome.Reason!, refused.Pointer, refused.Detail, refused.Source, refused.Id, refused.Type, refused.Bytes)
            : new(now, outcome.Reason!, outcome.Pointer ?? "", outcome.Detail ?? "", Envelope(place).Source, Envelope(place).Id, Envelope(place).Type,
                CloudEventWriter.ToJson(((Reading.Accepted)readings[place]).Event));
    }

    public EventResult[] Results()
    {
        var results = new EventResult[readings.Count];
        for (var i = 0; i < results.Length; i++)
        {
            var (source, id) = readings[i] switch
            {
                Reading.Accepted accepted => (accepted.Event.Source, accepted.Event.Id),
                Reading.Refused refused => (refused.Source, refused.Id),
                _ => (null, null),
            };
            results[i] = new(source, id, Outcomes[i]!, Quarantine[i]);
        }
        return results;
    }

    private Subject SubjectOf(int place)
    {
        var accepted = (Reading.Accepted)readings[place];
        return new(accepted.Type.Kind, accepted.Event.Subject);
    }
}
