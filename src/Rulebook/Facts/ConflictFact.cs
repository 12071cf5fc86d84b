using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Facts;

/// <summary>Something that happened to a conflict.</summary>
/// <param name="Key">When, and who said so.</param>
public abstract record ConflictFact(FactKey Key)
{
    /// <summary>The opening: the first by key counts. The parties are in the order told; a conflict that the rules open names the holder first.</summary>
    public sealed record Opened(FactKey Key, OpportunityId Opportunity, IReadOnlyList<PartnerId> Parties, ConflictLevel Level) : ConflictFact(Key);

    /// <summary>A decision: the first by key that is after the opening's instant stands, the others are void.</summary>
    public sealed record Decided(FactKey Key, ConflictOutcome Outcome) : ConflictFact(Key);

    /// <summary>Derived: what an account makes of the conflict; of several of one account the greatest version counts.</summary>
    public sealed record ContestNoted(FactKey Key, ContestNote Note) : ConflictFact(Key);
}
