using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Evidence;

/// <summary>
/// People added and removed. Per user the latest by key not after t counts; one of whom nothing is known by t has not been
/// removed, so that certifications count without the user ever having been announced.
/// </summary>
internal struct Users
{
    private readonly record struct Item(int User, FactKey Key, bool Added, UserRole Role) : IComparable<Item>
    {
        public int CompareTo(Item other) => User != other.User ? User.CompareTo(other.User) : Key.CompareTo(other.Key);
    }

    private SortedRun<Item> run;

    public void Apply(PartnerFact.UserAdded fact, int user) => run.Insert(new(user, fact.Key, true, fact.Role));

    public void Apply(PartnerFact.UserRemoved fact, int user) => run.Insert(new(user, fact.Key, false, default));

    public readonly bool RemovedBy(int user, Instant t)
    {
        var items = run.Items;
        var low = 0;
        var high = items.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (items[middle].User < user || (items[middle].User == user && items[middle].Key.Time <= t)) low = middle + 1;
            else high = middle;
        }
        return low > 0 && items[low - 1].User == user && !items[low - 1].Added;
    }

    /// <summary>How many are present at t, of one role or of any.</summary>
    public readonly int CountAt(Instant t, UserRole? role)
    {
        var items = run.Items;
        var count = 0;
        for (var i = 0; i < items.Length; i++)
        {
            var latest = items[i].Key.Time <= t && (i + 1 == items.Length || items[i + 1].User != items[i].User || items[i + 1].Key.Time > t);
            if (latest && items[i].Added && (role is null || items[i].Role == role)) count++;
        }
        return count;
    }

    public readonly void Offer(ref NextInstant next)
    {
        foreach (ref readonly var item in run.Items) next.Offer(item.Key.Time);
    }
}
