using Orleans.Concurrency;
using PemActors.Grains.Interfaces.Facts;

namespace PemActors.Grains.Interfaces.Incentives;

/// <summary>An incentive: owns its budget and its double-entry ledger. Key: incentive id.</summary>
[Alias("pem.IIncentiveGrain")]
public interface IIncentiveGrain : ISubjectGrain
{
    /// <summary>The incentive's figures as last committed, without waiting for work in progress; null for one that was never published.</summary>
    [AlwaysInterleave, Alias("GetSnapshot")]
    Task<IncentiveSnapshot?> GetSnapshot();

    /// <summary>Balances of all accounts as last committed, in order of account, at 0 left out; null for an incentive that was never published.</summary>
    /// <param name="partner">Only this partner's accounts; null: all, the vendor's own first.</param>
    /// <param name="after">How many accounts to leave out at the start.</param>
    /// <param name="limit">At most so many, 1–10,000.</param>
    [AlwaysInterleave, Alias("GetBalances")]
    Task<AccountBalance[]?> GetBalances(string? partner, int after, int limit);
}

/// <summary>An incentive as of its last commit; amounts in minor units of <paramref name="Currency"/>.</summary>
/// <param name="Incentive">Its id.</param>
/// <param name="Kind">margin, referral-fee, mdf, spif, rebate or usage.</param>
/// <param name="Name">As people read it.</param>
/// <param name="From">The first instant at which a cause earns.</param>
/// <param name="Until">The first instant at which a cause earns no more; of a closed one its closing where that is earlier.</param>
/// <param name="State">open or closed.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="BudgetMinor">The budget; null: unlimited.</param>
/// <param name="TakenMinor">Taken or reserved.</param>
/// <param name="AvailableMinor">What can still be taken; null: unlimited.</param>
/// <param name="PendingMinor">Entitlements that wait for a settlement.</param>
/// <param name="Totals">The balances of each kind of account over all partners; they sum to 0.</param>
/// <param name="Partners">Partners with payouts.</param>
/// <param name="Payouts">Payouts in all.</param>
/// <param name="Held">Partners whose unpaid accruals are held, in order.</param>
/// <param name="Voids">Decisions of another system's history that are void.</param>
/// <param name="NextAt">When something happens by itself; null: never.</param>
/// <param name="Version">Journal version.</param>
/// <param name="Fault">Why it takes no writes; null when it is well.</param>
[GenerateSerializer, Immutable, Alias("pem.IncentiveSnapshot")]
public sealed record IncentiveSnapshot(
    [property: Id(0)] string Incentive,
    [property: Id(1)] string Kind,
    [property: Id(2)] string Name,
    [property: Id(3)] DateTimeOffset From,
    [property: Id(4)] DateTimeOffset Until,
    [property: Id(5)] string State,
    [property: Id(6)] string Currency,
    [property: Id(7)] long? BudgetMinor,
    [property: Id(8)] long TakenMinor,
    [property: Id(9)] long? AvailableMinor,
    [property: Id(10)] long PendingMinor,
    [property: Id(11)] AccountBalance[] Totals,
    [property: Id(12)] int Partners,
    [property: Id(13)] int Payouts,
    [property: Id(14)] string[] Held,
    [property: Id(15)] int Voids,
    [property: Id(16)] DateTimeOffset? NextAt,
    [property: Id(17)] long Version,
    [property: Id(18)] string? Fault);

/// <summary>A balance, debits less credits, in minor units.</summary>
/// <param name="Account">funding, budget, reserved, accrued, held, approved, paid, receivable or margin.</param>
/// <param name="Partner">Whose; null for the vendor's own, and for a total over partners.</param>
/// <param name="BalanceMinor">Negative for funding alone.</param>
[GenerateSerializer, Immutable, Alias("pem.AccountBalance")]
public sealed record AccountBalance([property: Id(0)] string Account, [property: Id(1)] string? Partner, [property: Id(2)] long BalanceMinor);
