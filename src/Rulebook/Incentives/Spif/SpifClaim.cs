using System.Collections.Immutable;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Incentives;

/// <summary>One claim. Immutable.</summary>
/// <param name="Claim">Which.</param>
/// <param name="Partner">Whose.</param>
/// <param name="Activity">For what.</param>
/// <param name="AmountMinor">The sum for its kind.</param>
/// <param name="ClaimedBy">Who claimed; null where another system does not tell.</param>
/// <param name="State">How far it has come.</param>
public sealed record SpifClaim(PayoutId Claim, PartnerId Partner, SpifActivity Activity, long AmountMinor, PersonId? ClaimedBy, SpifState State);

/// <summary>How far a claim has come.</summary>
public enum SpifState : byte
{
    /// <summary>Waits for a decision.</summary>
    Claimed,
    /// <summary>Its payout is accrued.</summary>
    Approved,
    /// <summary>Declined for good.</summary>
    Denied,
}

/// <summary>The claims of an incentive, which activities are claimed, and how many claims are approved. Immutable.</summary>
/// <param name="Claims">By name.</param>
/// <param name="Activities">Every activity that was ever claimed.</param>
/// <param name="Paid">Approved claims by partner and quarter's close.</param>
/// <param name="PaidInBox">Approved claims of all partners.</param>
public sealed record SpifDesk(
    ImmutableSortedDictionary<PayoutId, SpifClaim> Claims,
    ImmutableSortedSet<FactKey> Activities,
    ImmutableSortedDictionary<(PartnerId Partner, Instant Quarter), int> Paid,
    int PaidInBox)
{
    /// <summary>No claim.</summary>
    public static readonly SpifDesk Empty = new(
        ImmutableSortedDictionary<PayoutId, SpifClaim>.Empty, [], ImmutableSortedDictionary<(PartnerId, Instant), int>.Empty, 0);

    /// <summary>Approved claims of a partner for activities of the quarter that closes then.</summary>
    public int PaidIn(PartnerId partner, Instant quarter) => Paid.GetValueOrDefault((partner, quarter));
}
