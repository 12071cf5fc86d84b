using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Evidence;

/// <summary>What a customer ordered, used, renewed and expanded; sums by an instant.</summary>
internal struct Revenue
{
    private enum Kind : byte
    {
        Order,
        Usage,
        Renewal,
        Expansion,
    }

    private readonly record struct Item(Instant At, Kind Kind, long AmountMinor, int Month) : IComparable<Item>
    {
        public int CompareTo(Item other) => At.CompareTo(other.At);
    }

    private SortedRun<Item> run;

    public void Apply(OpportunityFact fact) => run.Insert(fact switch
    {
        OpportunityFact.OrderPlaced order => new(fact.Key.Time, Kind.Order, order.AmountMinor, 0),
        OpportunityFact.UsageMetered usage => new(fact.Key.Time, Kind.Usage, usage.AmountMinor, usage.Month),
        OpportunityFact.SubscriptionRenewed renewed => new(fact.Key.Time, Kind.Renewal, renewed.AmountMinor ?? 0, 0),
        OpportunityFact.SubscriptionExpanded expanded => new(fact.Key.Time, Kind.Expansion, expanded.AmountMinor ?? 0, 0),
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, "Not revenue."),
    });

    public readonly RevenueSums By(Instant t)
    {
        long ordered = 0, used = 0, expanded = 0;
        var renewals = 0;
        foreach (ref readonly var item in run.Items)
        {
            if (item.At > t) break;
            if (item.Kind == Kind.Order) ordered += item.AmountMinor;
            else if (item.Kind == Kind.Usage) used += item.AmountMinor;
            else if (item.Kind == Kind.Expansion) expanded += item.AmountMinor;
            else renewals++;
        }
        return new(ordered, used, expanded, renewals);
    }
}

/// <summary>What came of an opportunity by an instant.</summary>
/// <param name="OrderedMinor">Marketplace orders.</param>
/// <param name="UsedMinor">Metered net usage revenue.</param>
/// <param name="ExpandedMinor">Expansions that gave an amount.</param>
/// <param name="Renewals">Renewals of the subscription.</param>
public readonly record struct RevenueSums(long OrderedMinor, long UsedMinor, long ExpandedMinor, int Renewals);
