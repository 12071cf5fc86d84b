using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Evidence;

/// <summary>Assessments of fit with the ideal customer profile: the latest by key not after t counts; none is no fit.</summary>
internal struct IcpFits
{
    private readonly record struct Item(FactKey Key, bool Fit) : IComparable<Item>
    {
        public int CompareTo(Item other) => Key.CompareTo(other.Key);
    }

    private SortedRun<Item> run;

    public void Apply(PartnerFact.IcpFitAssessed fact) => run.Insert(new(fact.Key, fact.Fit));

    public readonly bool FitAt(Instant t)
    {
        var items = run.Items;
        for (var i = items.Length - 1; i >= 0; i--)
            if (items[i].Key.Time <= t)
                return items[i].Fit;
        return false;
    }

    public readonly void Offer(ref NextInstant next)
    {
        foreach (ref readonly var item in run.Items) next.Offer(item.Key.Time);
    }
}
