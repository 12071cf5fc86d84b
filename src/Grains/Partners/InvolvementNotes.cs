using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Grains.Programs;
using PemActors.Grains.Subjects;
using PemActors.Journal;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Partners;

/// <summary>
/// What a partner has to tell opportunities of itself. Only those that a fact concerns are looked at, before it and after: all that was committed was told.
/// </summary>
internal sealed class InvolvementNotes(PartnerEvidence evidence, ProgramsInForce programs)
{
    private const string Kind = "partner-noted";
    private readonly FactEncoder encoder = new(programs.Currencies.Currency);
    private readonly Dictionary<OpportunityId, ulong> before = [];
    private readonly Retelling retelling = new(Subject.Of(evidence.Id), EventNames.PartnerRetold);
    private bool isRetold;

    /// <summary>Notes an entry that tells by which documents all was told.</summary>
    public void Replay(StoredEntry entry) => retelling.Replay(entry);

    /// <summary>The entry with which all is told anew, where the program alone has changed what ends this partner's protections; else null.</summary>
    public NewEntry? Retold(long version, Instant now)
    {
        var entry = retelling.Entry(programs.Timeline, terms => evidence.Lapses(terms).ToDictionary(key => key, _ => true), version, now);
        isRetold |= entry is not null;
        return entry;
    }

    /// <summary>Called before a fact is applied.</summary>
    public void Before(PartnerFact fact)
    {
        foreach (var opportunity in evidence.Involving(fact)) before.TryAdd(opportunity, Digests.Of(Data(opportunity, 0)));
    }

    /// <summary>What to send with the facts applied.</summary>
    public IEnumerable<OutboxMessage> Messages(Instant now, long version)
    {
        var others = isRetold ? evidence.Involved : before.Where(told => Digests.Of(Data(told.Key, 0)) != told.Value).Select(told => told.Key);
        foreach (var opportunity in others) yield return new(Kind, Subject.Of(evidence.Id), Subject.Of(opportunity), version, now, Data(opportunity, version));
    }

    /// <summary>Called once they are committed.</summary>
    public void Told()
    {
        before.Clear();
        isRetold = false;
    }

    private byte[] Data(OpportunityId opportunity, long version) => encoder.Encode(
        new OpportunityFact.PartnerNoted(default, evidence.InvolvementIn(opportunity, version, programs.Timeline) ?? new(evidence.Id, version, [], []))).Data;
}
