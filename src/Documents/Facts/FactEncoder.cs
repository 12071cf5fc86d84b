using PemActors.Documents.Events;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Documents.Facts;

/// <summary>
/// Turns facts into events that decode to the same facts. A required member that a fact does not keep (a touch's evidence reference) is
/// the key's id. Safe for many threads.
/// </summary>
/// <param name="currency">ISO 4217 code of the installation, in which facts count.</param>
public sealed class FactEncoder(string currency)
{
    /// <summary>Type and data of a fact about a partner.</summary>
    public (string Type, byte[] Data) Encode(PartnerFact fact) => PartnerFacts.Encode(fact, currency);

    /// <summary>Type and data of a fact about an opportunity.</summary>
    public (string Type, byte[] Data) Encode(OpportunityFact fact) => OpportunityFacts.Encode(fact, currency);

    /// <summary>Type and data of a fact about a conflict.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="opportunity">The opportunity fought over, which a decision does not keep.</param>
    /// <param name="parties">The parties, which a decision does not keep.</param>
    public static (string Type, byte[] Data) Encode(ConflictFact fact, OpportunityId opportunity, IReadOnlyList<PartnerId> parties) =>
        ConflictFacts.Encode(fact, opportunity, parties);

    /// <summary>Data of what an opportunity tells its account.</summary>
    public static byte[] Encode(RegistrationHistory history) => Json.Object(w => RegistrationJson.Encode(w, history));

    /// <summary>The event of a fact about a partner.</summary>
    public CloudEvent ToEvent(PartnerId partner, PartnerFact fact)
    {
        var (type, data) = Encode(fact);
        return new(fact.Key.Source, fact.Key.Id, type, partner.Value, fact.Key.Time, data);
    }

    /// <summary>The event of a fact about an opportunity.</summary>
    public CloudEvent ToEvent(OpportunityId opportunity, OpportunityFact fact)
    {
        var (type, data) = Encode(fact);
        return new(fact.Key.Source, fact.Key.Id, type, opportunity.Value, fact.Key.Time, data);
    }
}
