using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Incentives;

/// <summary>
/// An account of an incentive's ledger. Money stands on the account that says where it is between the vendor's pocket and the partner's;
/// those of a stage that belongs to a partner are one per partner.
/// </summary>
/// <param name="Kind">Where the money is.</param>
/// <param name="Partner">Whose; the default value on the vendor's own accounts.</param>
public readonly record struct Account(AccountKind Kind, PartnerId Partner) : IComparable<Account>
{
    /// <summary>The vendor's pocket: minus what was put into the incentive, so it alone is never positive.</summary>
    public static readonly Account Funding = new(AccountKind.Funding, default);

    /// <summary>What is left of a limited budget; empty where the budget is unlimited.</summary>
    public static readonly Account Budget = new(AccountKind.Budget, default);

    /// <inheritdoc/>
    public int CompareTo(Account other) => Kind != other.Kind ? Kind.CompareTo(other.Kind) : Partner.CompareTo(other.Partner);

    /// <summary><c>budget</c>, <c>accrued/acme</c>, …</summary>
    public override string ToString()
    {
        var kind = Kind.ToString().ToLowerInvariant();
        return Partner == default ? kind : $"{kind}/{Partner}";
    }
}

/// <summary>Where the money of an incentive is.</summary>
public enum AccountKind : byte
{
    /// <summary>The vendor's pocket.</summary>
    Funding,
    /// <summary>Left in a limited budget.</summary>
    Budget,
    /// <summary>Set apart for a pre-approved MDF request: the most that it can be reimbursed.</summary>
    Reserved,
    /// <summary>Earned, not approved.</summary>
    Accrued,
    /// <summary>Earned and not paid, approved or not, while its partner is held.</summary>
    Held,
    /// <summary>Approved, not paid.</summary>
    Approved,
    /// <summary>Paid, and rightly so as far as is known.</summary>
    Paid,
    /// <summary>Paid and owed back, until a later statement nets it.</summary>
    Receivable,
    /// <summary>Given as a price; never approved or paid.</summary>
    Margin,
}
