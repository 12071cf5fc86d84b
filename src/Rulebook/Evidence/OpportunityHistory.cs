using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Evidence;

/// <summary>
/// What one partner may count of one opportunity, whole and with every instant, so that the partner alone can answer for
/// any t. Made by the opportunity’s own evidence; of several the greatest version counts.
/// </summary>
/// <param name="Opportunity">Which opportunity.</param>
/// <param name="Version">The opportunity's journal version that this was made from.</param>
/// <param name="Account">The customer's account.</param>
/// <param name="ProductLine">The product line.</param>
/// <param name="CreatedAt">When the opportunity was created; before it nothing of it counts.</param>
/// <param name="LinkedFrom">From when the partner is linked for good, as owner or by its first verified touch; null when only protections link it.</param>
/// <param name="Protections">Disjoint, ascending intervals in which the partner held the protection.</param>
/// <param name="Amounts">ACV over time, ascending, one step per instant, the first at <paramref name="CreatedAt"/>.</param>
/// <param name="Stages">Stage over time, ascending, one step per instant, the first at <paramref name="CreatedAt"/>.</param>
/// <param name="Submissions">When this partner asked for registration, ascending; each is an activity of kind deal registration.</param>
/// <param name="Close">The close; null while open.</param>
/// <param name="ChurnedAt">When the customer left after a win; null when they stayed.</param>
public sealed record OpportunityHistory(
    OpportunityId Opportunity,
    long Version,
    string Account,
    string ProductLine,
    Instant CreatedAt,
    Instant? LinkedFrom,
    IReadOnlyList<Interval> Protections,
    IReadOnlyList<AmountStep> Amounts,
    IReadOnlyList<StageStep> Stages,
    IReadOnlyList<Instant> Submissions,
    OpportunityClose? Close,
    Instant? ChurnedAt);

/// <summary>The amount that stands from an instant on, in minor units.</summary>
public readonly record struct AmountStep(Instant At, long AmountMinor);

/// <summary>The stage that stands from an instant on.</summary>
public readonly record struct StageStep(Instant At, Stage Stage);

/// <summary>How an opportunity closed, as one partner may count it.</summary>
/// <param name="At">When.</param>
/// <param name="Won">Won, or else lost.</param>
/// <param name="AmountMinor">ACV won; 0 when lost.</param>
/// <param name="CreditMinor">This partner's credit of it under the program's attribution model; the credits of all partners sum to the amount, or to 0 with no touch.</param>
/// <param name="Sourced">Whether this partner sourced the deal.</param>
/// <param name="Win">What incentives read of a won deal besides; null when lost.</param>
public sealed record OpportunityClose(Instant At, bool Won, long AmountMinor, long CreditMinor, bool Sourced, OpportunityWin? Win = null);

/// <summary>What incentives read of a won deal, as one partner may count it.</summary>
/// <param name="Key">The win.</param>
/// <param name="ListAmountMinor">The amount at list price; null where the win names none.</param>
/// <param name="Motion">How the deal is sold.</param>
/// <param name="IsOwner">The partner owns it.</param>
/// <param name="IsRegistered">The partner's protection holds at the win.</param>
/// <param name="CreditsPpm">The credits of all partners by partner id ascending, without their names.</param>
/// <param name="Place">Which of them is this partner's; -1 for none.</param>
/// <param name="Usage">Every metering, ascending by key.</param>
public sealed record OpportunityWin(
    FactKey Key, long? ListAmountMinor, Motion Motion, bool IsOwner, bool IsRegistered, IReadOnlyList<long> CreditsPpm, int Place, IReadOnlyList<UsageMetering> Usage);
