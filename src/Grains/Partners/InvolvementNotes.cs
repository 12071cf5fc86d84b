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

    /// <summary>Called before a fact is applied.</summary>
    public void Before(PartnerFact fact)
    {
        foreach (var opportunity in evidence.Involving(fact)) before.TryAdd(opportunity, Digests.Of(Data(opportunity, 0)));
    }

    /// <summary>What to send with the facts applied.</summary>
    public IEnumerable<OutboxMessage> Messages(Instant now, long version)
    {
        foreach (var (opportunity, digest) in before)
            if (Digests.Of(Data(opportunity, 0)) != digest)
                yield return new(Kind, Subject.Of(evidence.Id), Subject.Of(opportunity), version, now, Data(opportunity, version));
    }

    /// <summary>Called once they are committed.</summary>
    public void Told() => before.Clear();

    private byte[] Data(OpportunityId opportunity, long version) => encoder.Encode(
        new OpportunityFact.PartnerNoted(default, evidence.InvolvementIn(opportunity, version, programs.Timeline) ?? new(evidence.Id, version, [], []))).Data;
}
