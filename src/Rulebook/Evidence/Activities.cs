using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Evidence;

/// <summary>One activity: when, what, and whether it carries evidence.</summary>
public readonly record struct ActivityItem(Instant At, ActivityKind Kind, bool Verified) : IComparable<ActivityItem>
{
    /// <summary>Orders by instant alone.</summary>
    public int CompareTo(ActivityItem other) => At.CompareTo(other.At);
}

/// <summary>Activities recorded for the partner. Counting needs no order between activities of one instant, so no key is kept.</summary>
internal struct Activities
{
    private SortedRun<ActivityItem> run;

    public void Apply(PartnerFact.ActivityRecorded fact) => run.Insert(new(fact.Key.Time, fact.Kind, fact.Verified));

    public readonly ReadOnlySpan<ActivityItem> Items => run.Items;

    /// <summary>How many lie in (after, until].</summary>
    public readonly int Count(Instant after, Instant until) => Math.Max(0, NotAfter(until) - NotAfter(after));

    /// <summary>The first at or after an instant; <see cref="Instant.Never"/> when there is none.</summary>
    public readonly Instant FirstFrom(Instant at)
    {
        var before = NotAfter(new(at.Ticks - 1));
        return before < run.Items.Length ? run.Items[before].At : Instant.Never;
    }

    public readonly void Offer(ref NextInstant next, Window window)
    {
        // Sorted: only the first still inside and the first still ahead can come next.
        var items = run.Items;
        var inside = NotAfter(window.OpensAfter(next.After));
        if (inside < items.Length) next.Offer(window.Leaves(items[inside].At));
        var ahead = NotAfter(next.After);
        if (ahead < items.Length) next.Offer(items[ahead].At);
    }

    private readonly int NotAfter(Instant t)
    {
        var items = run.Items;
        var low = 0;
        var high = items.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (items[middle].At <= t) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
