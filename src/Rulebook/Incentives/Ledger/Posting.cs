using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Incentives;

/// <summary>One movement of money: what leaves one account enters the other, so that debits equal credits whatever is posted.</summary>
/// <param name="Debit">The account that receives.</param>
/// <param name="Credit">The account that gives.</param>
/// <param name="AmountMinor">How much, above 0.</param>
/// <param name="Payout">The payout or MDF request that it is about; null for the budget itself and for a hold.</param>
public readonly record struct Posting(Account Debit, Account Credit, long AmountMinor, PayoutId? Payout)
{
    /// <summary><c>budget → accrued/acme 12.50</c>.</summary>
    public override string ToString() => $"{Credit} → {Debit} {Figures.Money(AmountMinor)}";
}
