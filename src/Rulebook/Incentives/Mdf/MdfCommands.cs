using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Incentives;

/// <summary>A partner asks for market development funds.</summary>
/// <param name="Key">When, and by which entry.</param>
/// <param name="Request">The request's name.</param>
/// <param name="Partner">Whose.</param>
/// <param name="AmountMinor">What it means to spend.</param>
/// <param name="EventDate">When the event is; days for proof count from there.</param>
/// <param name="Standing">What the partner is at that instant; null before its introduction.</param>
/// <param name="HasBenefit">Whether it has the benefit of MDF at that instant, which a suspended partner has not.</param>
/// <param name="By">Who proposes; null where another system does not tell.</param>
public sealed record MdfProposal(
    FactKey Key, PayoutId Request, PartnerId Partner, long AmountMinor, Instant EventDate, PartnerStanding? Standing, bool HasBenefit, PersonId? By);

/// <summary>Pre-approval.</summary>
/// <param name="Key">When, and by which entry.</param>
/// <param name="Request">Which.</param>
/// <param name="AmountMinor">The spending approved; null: what was proposed.</param>
/// <param name="By">Who approves; null where another system does not tell.</param>
public sealed record MdfApproval(FactKey Key, PayoutId Request, long? AmountMinor, PersonId? By);

/// <summary>Rejection.</summary>
/// <param name="Key">When, and by which entry.</param>
/// <param name="Request">Which.</param>
public sealed record MdfRejection(FactKey Key, PayoutId Request);

/// <summary>Proof of what was spent.</summary>
/// <param name="Key">When, and by which entry: the cause of the payout.</param>
/// <param name="Request">Which.</param>
/// <param name="AmountMinor">The spending proven.</param>
/// <param name="ProofRef">Where the evidence lies; null or empty where none is named.</param>
/// <param name="By">Who submits; null where another system does not tell.</param>
public sealed record MdfProof(FactKey Key, PayoutId Request, long AmountMinor, string? ProofRef, PersonId? By);
