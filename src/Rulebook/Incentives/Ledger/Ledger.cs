using System.Collections.Immutable;

namespace PemActors.Rulebook.Incentives;

/// <summary>
/// The double-entry ledger of one incentive as a value: the balance of each account, debits less credits. The balances sum to 0 after every
/// posting, and none but <see cref="Account.Funding"/>'s is ever negative, so no budget is overdrawn and nobody is paid what was not approved.
/// A posting makes a new ledger that shares all but a path with the old one. Immutable.
/// </summary>
public sealed class Ledger
{
    /// <summary>Every balance 0.</summary>
    public static readonly Ledger Empty = new(ImmutableSortedDictionary<Account, long>.Empty);

    private Ledger(ImmutableSortedDictionary<Account, long> balances) => Balances = balances;

    /// <summary>Balances in minor units, by account; an account at 0 is left out.</summary>
    public ImmutableSortedDictionary<Account, long> Balances { get; }

    /// <summary>The balance of an account in minor units; 0 where nothing was posted.</summary>
    public long this[Account account] => Balances.GetValueOrDefault(account);

    /// <summary>The ledger after a posting. The book asks before it posts, so a refusal here is a bug, and no ledger comes of it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not above 0.</exception>
    /// <exception cref="InvalidOperationException">The account that gives would be overdrawn.</exception>
    public Ledger Post(Posting posting)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(posting.AmountMinor);
        if (posting.Credit != Account.Funding && this[posting.Credit] < posting.AmountMinor)
            throw new InvalidOperationException($"{posting} would overdraw an account that holds {this[posting.Credit]} minor units.");
        return new(Moved(Moved(Balances, posting.Credit, -posting.AmountMinor), posting.Debit, posting.AmountMinor));
    }

    private static ImmutableSortedDictionary<Account, long> Moved(ImmutableSortedDictionary<Account, long> balances, Account account, long amountMinor)
    {
        var balance = balances.GetValueOrDefault(account) + amountMinor;
        return balance == 0 ? balances.Remove(account) : balances.SetItem(account, balance);
    }
}
