using System.Buffers.Binary;
using System.Security.Cryptography;
using PemActors.Documents.Facts;
using PemActors.Grains.Interfaces.Facts;
using PemActors.Grains.Okrs;
using PemActors.Grains.Programs;
using PemActors.Grains.Subjects;
using PemActors.Journal;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Opportunities;

/// <summary>What an opportunity's actor knows, and what it has told each partner.</summary>
public sealed class OpportunityState(OpportunityId id, ProgramsInForce programs, CurrencyConverter currencies, FactEncoder encoder) : ISubjectState
{
    private const string Kind = "opportunity-noted";
    private readonly OpportunityEvidence evidence = new(id);
    private readonly OkrRow okrs = new(Subject.Of(id).ToString());
    private readonly Dictionary<PartnerId, ulong> told = [];
    private readonly OwnDeadline due = new(OkrRow.Deadline);
    private Dictionary<PartnerId, ulong>? telling;

    /// <summary>What is known.</summary>
    public OpportunityEvidence Evidence => evidence;

    /// <inheritdoc/>
    public void Replay(StoredEntry entry) => Fold(entry.Type, new(entry.Time, SourceNames.Shared(entry.Key.Source), entry.Key.Id), entry.Payload);

    // What was committed was told in the same transaction, so the journal says what every partner has heard.
    /// <inheritdoc/>
    public void Restore(CardRow? row, long version)
    {
        foreach (var (partner, history) in Histories(0)) told[partner] = Digest(history);
    }

    /// <inheritdoc/>
    public EventOutcome? Apply(FactEnvelope fact)
    {
        Fold(fact.Type, new(fact.Time, SourceNames.Shared(fact.Source), fact.Id), fact.Data);
        return null;
    }

    /// <inheritdoc/>
    public bool IsNews(FactEnvelope message) => true;

    /// <inheritdoc/>
    public Changes Settle(Instant now, long version, bool settleLater)
    {
        var messages = new List<OutboxMessage>();
        telling = [];
        foreach (var (partner, history) in Histories(0))
        {
            var digest = Digest(history);
            if (told.TryGetValue(partner, out var before) && before == digest) continue;
            telling[partner] = digest;
            messages.Add(new(Kind, Subject.Of(id), Subject.Of(partner), version, now, Payload(history with { Version = version })));
        }
        var parts = okrs.Parts(programs.Timeline.At(now), now, period => evidence.OkrsIn(period, now, programs.Timeline));
        return new([], messages, due.Set(evidence.NextOkrChange(now)), null)
        {
            Lists = okrs.Say(new(null, parts.Count == 0 ? null : evidence.HomeOf(programs.Timeline), null, parts), now),
        };
    }

    /// <inheritdoc/>
    public void Publish(long version)
    {
        if (telling is null) return;
        foreach (var (partner, digest) in telling) told[partner] = digest;
        telling = null;
    }

    private void Fold(string type, FactKey key, ReadOnlyMemory<byte> data)
    {
        if (FactDecoder.Opportunity(type, key, data, currencies) is { } fact) evidence.Apply(fact);
    }

    private IEnumerable<(PartnerId Partner, OpportunityHistory History)> Histories(long version)
    {
        foreach (var partner in evidence.Concerned)
            if (evidence.HistoryFor(partner, version, programs.Timeline) is { } history)
                yield return (partner, history);
    }

    private ulong Digest(OpportunityHistory history) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Payload(history)));

    private byte[] Payload(OpportunityHistory history) => encoder.Encode(new PartnerFact.OpportunityNoted(default, history)).Data;
}
