using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Evidence;

/// <summary>A customer account and product line at an instant.</summary>
/// <param name="Account">Which.</param>
/// <param name="At">The instant.</param>
/// <param name="Live">Protections live then, one per opportunity and all of one partner, in order of grant.</param>
/// <param name="Queue">Submissions that wait for an answer, in order of key: the first valid one wins.</param>
/// <param name="Contests">Conflicts opened by then, decided or not, in order of submission.</param>
public sealed record AccountView(
    AccountKey Account, Instant At, IReadOnlyList<LiveProtection> Live, IReadOnlyList<QueuedRegistration> Queue, IReadOnlyList<Contest> Contests)
{
    /// <summary>The one partner that is protected; null when none is.</summary>
    public PartnerId? Holder => Live.Count == 0 ? null : Live[0].Partner;

    /// <summary>Whether another view says the same, whatever its instant.</summary>
    public bool SameAs(AccountView other) => Live.SequenceEqual(other.Live) && Queue.SequenceEqual(other.Queue) && Contests.SequenceEqual(other.Contests);
}

/// <summary>A protection that is live, with its end as far as known.</summary>
public readonly record struct LiveProtection(OpportunityId Opportunity, PartnerId Partner, Interval Held);

/// <summary>A submission that waits for its answer.</summary>
/// <param name="Registration">The submission.</param>
/// <param name="Due">When the answer is due.</param>
/// <param name="State">Pending, or breached from the due instant on.</param>
public readonly record struct QueuedRegistration(Registration Registration, Instant Due, ResponseState State);
