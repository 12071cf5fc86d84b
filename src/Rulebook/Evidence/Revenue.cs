using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Evidence;

/// <summary>What a customer ordered, used, renewed and expanded; sums by an instant, and meterings one by one.</summary>
internal struct Revenue
{
    private enum Kind : byte
    {
        Order,
        Renewal,
        Expansion,
    }

    private readonly record struct Item(Instant At, Kind Kind, long AmountMinor) : IComparable<Item>
    {
        public int CompareTo(Item other) => At.CompareTo(other.At);
    }

    private readonly record struct Metered(UsageMetering Metering) : IComparable<Metered>
    {
        public int CompareTo(Metered other) => Metering.Key.CompareTo(other.Metering.Key);
    }

    private SortedRun<Item> run;
    private SortedRun<Metered> usage;

    public void Apply(OpportunityFact.UsageMetered fact) => usage.Insert(new(new(fact.Key, fact.AmountMinor, fact.Month)));

    public void Apply(OpportunityFact fact) => run.Insert(fact switch
    {
        OpportunityFact.OrderPlaced order => new(fact.Key.Time, Kind.Order, order.AmountMinor),
        OpportunityFact.SubscriptionRenewed => new(fact.Key.Time, Kind.Renewal, 0),
        OpportunityFact.SubscriptionExpanded expanded => new(fact.Key.Time, Kind.Expansion, expanded.AmountMinor ?? 0),
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, "Not revenue."),
    });

    public readonly RevenueSums By(Instant t)
    {
        long ordered = 0, expanded = 0;
        var renewals = 0;
        foreach (ref readonly var item in run.Items)
        {
            if (item.At > t) break;
            if (item.Kind == Kind.Order) ordered += item.AmountMinor;
            else if (item.Kind == Kind.Expansion) expanded += item.AmountMinor;
            else renewals++;
        }
        return new(ordered, UsageBy(t).Sum(metering => metering.AmountMinor), expanded, renewals);
    }

    /// <summary>Offers every instant at which a sum changes.</summary>
    public readonly void Offer(ref NextInstant next)
    {
        foreach (ref readonly var item in run.Items) next.Offer(item.At);
    }

    /// <summary>Meterings not after t, ascending by key.</summary>
    public readonly List<UsageMetering> UsageBy(Instant t)
    {
        var meterings = new List<UsageMetering>();
        foreach (ref readonly var item in usage.Items)
            if (item.Metering.Key.Time <= t)
                meterings.Add(item.Metering);
        return meterings;
    }
}

/// <summary>What came of an opportunity by an instant.</summary>
/// <param name="OrderedMinor">Marketplace orders.</param>
/// <param name="UsedMinor">Metered net usage revenue.</param>
/// <param name="ExpandedMinor">Expansions that gave an amount.</param>
/// <param name="Renewals">Renewals of the subscription.</param>
public readonly record struct RevenueSums(long OrderedMinor, long UsedMinor, long ExpandedMinor, int Renewals);
