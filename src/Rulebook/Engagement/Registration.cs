using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Engagement;

/// <summary>A submission and what became of it.</summary>
/// <param name="Opportunity">Which opportunity.</param>
/// <param name="Partner">Who asked.</param>
/// <param name="Submitted">The submission; one repeated while it waits changes nothing.</param>
/// <param name="Answer">What answered it.</param>
/// <param name="Answered">The answer's key; null while pending.</param>
public sealed record Registration(OpportunityId Opportunity, PartnerId Partner, FactKey Submitted, RegistrationAnswer Answer, FactKey? Answered)
{
    /// <summary>When the answer came; <see cref="Instant.Never"/> while pending.</summary>
    public Instant AnsweredAt => Answered?.Time ?? Instant.Never;
}

/// <summary>What answers a submission.</summary>
public enum RegistrationAnswer : byte
{
    /// <summary>Nothing yet.</summary>
    Pending,
    /// <summary>An approval that is not void.</summary>
    Approved,
    /// <summary>A rejection.</summary>
    Rejected,
    /// <summary>The decision of a conflict over the opportunity to which the partner is a party.</summary>
    Ruled,
    /// <summary>The close of the opportunity, which leaves nothing to answer.</summary>
    Closed,
}
