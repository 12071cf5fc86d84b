using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Evidence;

/// <summary>Specializations: the latest of a name by key not after t counts, while t is before its end (none: for good).</summary>
internal struct Specializations
{
    private readonly record struct Item(string Name, FactKey Key, Instant ExpiresAt) : IComparable<Item>
    {
        public int CompareTo(Item other)
        {
            var byName = ByteOrder.Compare(Name, other.Name);
            return byName != 0 ? byName : Key.CompareTo(other.Key);
        }
    }

    private SortedRun<Item> run;

    public void Apply(PartnerFact.SpecializationAwarded fact) => run.Insert(new(fact.Specialization, fact.Key, fact.ExpiresAt ?? Instant.Never));

    public readonly int ValidAt(Instant t)
    {
        var items = run.Items;
        var count = 0;
        for (var i = 0; i < items.Length; i++)
        {
            ref readonly var item = ref items[i];
            var latest = item.Key.Time <= t && (i + 1 == items.Length || items[i + 1].Name != item.Name || items[i + 1].Key.Time > t);
            if (latest && t < item.ExpiresAt) count++;
        }
        return count;
    }

    public readonly void Offer(ref NextInstant next)
    {
        foreach (ref readonly var item in run.Items)
        {
            next.Offer(item.Key.Time);
            next.Offer(item.ExpiresAt);
        }
    }
}
