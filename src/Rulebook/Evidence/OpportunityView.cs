using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Evidence;

/// <summary>Whether an opportunity is open, won or lost.</summary>
public enum OpportunityStatus : byte
{
    /// <summary>Neither won nor lost.</summary>
    Open,
    /// <summary>Closed won.</summary>
    Won,
    /// <summary>Closed lost.</summary>
    Lost,
}

/// <summary>An opportunity at an instant, for people to read.</summary>
/// <param name="Opportunity">Which.</param>
/// <param name="At">The instant.</param>
/// <param name="Account">The customer's account.</param>
/// <param name="ProductLine">The product line.</param>
/// <param name="Motion">How it is sold.</param>
/// <param name="Owner">The partner that owns it; null when none does.</param>
/// <param name="Expansion">Whether it expands an existing customer.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="Stage">The stage that stands.</param>
/// <param name="AmountMinor">ACV that stands; of a won deal the one won.</param>
/// <param name="Status">Open, won or lost.</param>
/// <param name="ClosedAt">When it closed; null while open.</param>
/// <param name="ChurnedAt">When the customer left after a win; null while they stay.</param>
/// <param name="Protections">Protections granted by then, live or past, in order of time.</param>
/// <param name="Touches">Touches by then, in order of time.</param>
/// <param name="Revenue">What came of it by then.</param>
public sealed record OpportunityView(
    OpportunityId Opportunity,
    Instant At,
    string Account,
    string ProductLine,
    Motion Motion,
    PartnerId? Owner,
    bool Expansion,
    Instant CreatedAt,
    Stage Stage,
    long AmountMinor,
    OpportunityStatus Status,
    Instant? ClosedAt,
    Instant? ChurnedAt,
    IReadOnlyList<ProtectionView> Protections,
    IReadOnlyList<TouchView> Touches,
    RevenueSums Revenue);

/// <summary>A protection: whose, and from when to before when as far as is known at the view's instant.</summary>
public sealed record ProtectionView(PartnerId Partner, Interval Held);

/// <summary>A touch: whose, when, on what evidence, and whether verified.</summary>
public sealed record TouchView(PartnerId Partner, Instant At, EvidenceKind Evidence, bool Verified);
