using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Evidence;

/// <summary>Joint business plans: the latest of an id by key not after t counts, while t lies from its start to before its end.</summary>
internal struct Plans
{
    private readonly record struct Item(string Plan, FactKey Key, Instant From, Instant Until, long? TargetArrMinor) : IComparable<Item>
    {
        public int CompareTo(Item other)
        {
            var byPlan = string.CompareOrdinal(Plan, other.Plan);
            return byPlan != 0 ? byPlan : Key.CompareTo(other.Key);
        }
    }

    private SortedRun<Item> run;

    public void Apply(PartnerFact.PlanAgreed fact) => run.Insert(new(fact.Plan, fact.Key, fact.From, fact.Until, fact.TargetArrMinor));

    /// <summary>How many valid plans span at least so many calendar months.</summary>
    public readonly int ValidAt(Instant t, int months)
    {
        var items = run.Items;
        var count = 0;
        for (var i = 0; i < items.Length; i++)
        {
            ref readonly var item = ref items[i];
            var latest = item.Key.Time <= t && (i + 1 == items.Length || items[i + 1].Plan != item.Plan || items[i + 1].Key.Time > t);
            if (latest && PlanRules.Counts(item.From, item.Until, t, months)) count++;
        }
        return count;
    }

    public readonly void Offer(ref NextInstant next)
    {
        foreach (ref readonly var item in run.Items)
        {
            next.Offer(item.Key.Time);
            next.Offer(item.From);
            next.Offer(item.Until);
        }
    }
}
