using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Incentives;

/// <summary>
/// What one cause entitles one partner to, before budgets ration it. A function of the set of facts: when a late fact changes it, the
/// payout of the same name gets another amount and the ledger follows by the difference.
/// </summary>
/// <param name="Payout">Named by its cause.</param>
/// <param name="Partner">Who earns.</param>
/// <param name="Opportunity">The deal; null where the cause is none.</param>
/// <param name="Cause">When, and by which fact or close, it was earned; settlement takes in this order.</param>
/// <param name="AmountMinor">Sum of the lines' amounts, never negative.</param>
/// <param name="Due">The cause plus the payment terms.</param>
/// <param name="Lines">Every line that made the number, in order.</param>
public sealed record Entitlement(PayoutId Payout, PartnerId Partner, OpportunityId? Opportunity, FactKey Cause, long AmountMinor, Instant Due, IReadOnlyList<StatementLine> Lines);

/// <summary>One line of a statement: base × rate, rounded half to even once, or a fixed sum.</summary>
/// <param name="Kind">What the line is.</param>
/// <param name="BaseMinor">The amount the rate applies to; of a fixed sum the sum.</param>
/// <param name="RatePpm">The rate; 1,000,000 for a fixed sum.</param>
/// <param name="AmountMinor">What the line adds; negative where it takes away.</param>
public readonly record struct StatementLine(LineKind Kind, long BaseMinor, int RatePpm, long AmountMinor);

/// <summary>What a statement line is.</summary>
public enum LineKind : byte
{
    /// <summary>A margin off list.</summary>
    Margin,
    /// <summary>A referral fee.</summary>
    ReferralFee,
    /// <summary>An MDF reimbursement.</summary>
    Reimbursement,
    /// <summary>A SPIF's sum.</summary>
    Spif,
    /// <summary>One slice of a rebate, or all units.</summary>
    Rebate,
    /// <summary>A usage fee.</summary>
    Usage,
    /// <summary>A difference to what was already paid, from a restatement.</summary>
    Adjustment,
    /// <summary>What the budget could not cover.</summary>
    Cut,
    /// <summary>Fees taken back.</summary>
    Clawback,
}
