using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Incentives;

/// <summary>
/// How far one payout has come. At all times entitled ≥ settled ≥ granted ≥ approved ≥ paid ≥ 0, each cumulative and net of what was reversed;
/// where something is owed back nothing is left unpaid. Immutable.
/// </summary>
/// <param name="Entitlement">What its cause entitles to, as now known.</param>
/// <param name="Version">Of the entitlement; a greater one replaces it.</param>
/// <param name="SettledMinor">How much of it has been put to the budget.</param>
/// <param name="GrantedMinor">How much the budget granted: what is accrued, cumulatively.</param>
/// <param name="ApprovedMinor">How much of that is approved.</param>
/// <param name="PaidMinor">How much of that is paid, and not owed back.</param>
/// <param name="OwedMinor">Paid beyond what it now entitles to, not netted yet.</param>
/// <param name="Claimants">Persons who claimed, proposed or proved it: none of them may approve it.</param>
public sealed record PayoutPosition(
    Entitlement Entitlement,
    long Version,
    long SettledMinor,
    long GrantedMinor,
    long ApprovedMinor,
    long PaidMinor,
    long OwedMinor,
    IReadOnlyList<PersonId> Claimants)
{
    /// <summary>Which.</summary>
    public PayoutId Payout => Entitlement.Payout;

    /// <summary>Whose.</summary>
    public PartnerId Partner => Entitlement.Partner;

    /// <summary>Waits for a settlement.</summary>
    public long PendingMinor => Entitlement.AmountMinor - SettledMinor;

    /// <summary>What the budget could not cover; never asked for again.</summary>
    public long CutMinor => SettledMinor - GrantedMinor;

    /// <summary>Accrued and not approved.</summary>
    public long UnapprovedMinor => GrantedMinor - ApprovedMinor;

    /// <summary>Approved and not paid.</summary>
    public long UnpaidMinor => ApprovedMinor - PaidMinor;

    internal static PayoutPosition Of(Entitlement entitlement, long version, params IReadOnlyList<PersonId> claimants) =>
        new(entitlement, version, 0, 0, 0, 0, 0, claimants);
}
