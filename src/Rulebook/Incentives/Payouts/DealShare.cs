using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Incentives;

/// <summary>A deal closed won as one partner's incentives read it: the deal, and this partner's part in it.</summary>
/// <param name="Opportunity">Which.</param>
/// <param name="Won">The win.</param>
/// <param name="AmountMinor">First-year ACV won.</param>
/// <param name="ListAmountMinor">The amount at list price; null where the win names none, and the ACV stands for it.</param>
/// <param name="Motion">How it is sold.</param>
/// <param name="IsOwner">The partner owns it.</param>
/// <param name="IsSource">The partner sourced it.</param>
/// <param name="IsRegistered">The partner's protection holds at the win.</param>
/// <param name="CreditsPpm">The credits of all partners by partner id ascending, without their names: a split to the minor unit needs each of them.</param>
/// <param name="Place">Which of the credits is this partner's; -1 for none.</param>
/// <param name="CreditMinor">This partner's credit of the amount.</param>
/// <param name="ChurnedAt">When the customer left, at or after the win; null while they stay.</param>
/// <param name="Usage">Meterings, in any order.</param>
public sealed record DealShare(
    OpportunityId Opportunity,
    FactKey Won,
    long AmountMinor,
    long? ListAmountMinor,
    Motion Motion,
    bool IsOwner,
    bool IsSource,
    bool IsRegistered,
    IReadOnlyList<long> CreditsPpm,
    int Place,
    long CreditMinor,
    Instant? ChurnedAt,
    IReadOnlyList<UsageMetering> Usage)
{
    /// <summary>Whether the partner is among those credited, be it with nothing.</summary>
    public bool IsCredited => Place >= 0;

    /// <summary>What the partner has to do with the deal.</summary>
    public DealPart Part => new(true, Motion, IsOwner, IsSource, IsCredited ? CreditsPpm[Place] : 0);
}
