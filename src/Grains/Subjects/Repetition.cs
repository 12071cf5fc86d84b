using PemActors.Grains.Interfaces.Facts;
using PemActors.Journal;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Subjects;

/// <summary>An event whose key some journal has already: the same event again, or another content under a used key.</summary>
public static class Repetition
{
    /// <summary>Duplicate, or quarantined with <c>key-reused</c>.</summary>
    public static EventOutcome Outcome(Subject subject, FactEnvelope fact, KnownEntry known) =>
        known.Subject == subject && EntryContent.Digest(subject, fact.Type, fact.Time, fact.Data).AsSpan().SequenceEqual(known.ContentDigest.Span)
            ? EventOutcome.Duplicate
            : new(EventStatus.Quarantined, "key-reused", "/id",
                $"Source '{fact.Source}' has used id '{fact.Id}' before for another content (of {known.Subject}); an id names one event for ever.");
}
