using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Evidence;

/// <summary>Marketplace listings: the latest of a listing by key not after t says whether it is up.</summary>
internal struct Listings
{
    private readonly record struct Item(string Listing, FactKey Key, bool Published) : IComparable<Item>
    {
        public int CompareTo(Item other)
        {
            var byName = ByteOrder.Compare(Listing, other.Listing);
            return byName != 0 ? byName : Key.CompareTo(other.Key);
        }
    }

    private SortedRun<Item> run;

    public void Apply(PartnerFact.ListingPublished fact) => run.Insert(new(fact.Listing, fact.Key, true));

    public void Apply(PartnerFact.ListingWithdrawn fact) => run.Insert(new(fact.Listing, fact.Key, false));

    public readonly int PublishedAt(Instant t)
    {
        var items = run.Items;
        var count = 0;
        for (var i = 0; i < items.Length; i++)
        {
            ref readonly var item = ref items[i];
            if (item.Published && item.Key.Time <= t && (i + 1 == items.Length || items[i + 1].Listing != item.Listing || items[i + 1].Key.Time > t)) count++;
        }
        return count;
    }
}
