using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Evidence;

public sealed partial class PartnerEvidence
{
    /// <summary>What is kept for incentives; what is not among it is answered as if there were none.</summary>
    public EarningNeeds Keeps { get; }

    /// <summary>Won deals as incentives read them at <paramref name="t"/>, by opportunity id.</summary>
    public IReadOnlyList<DealShare> SharesAt(Instant t) => book.SharesAt(t);

    /// <summary>Verified activities by <paramref name="t"/> of the kinds that are kept, in order of key.</summary>
    public IReadOnlyList<SpifActivity> EarningActivitiesBy(Instant t)
    {
        if (rare is null || rare.Earning.Count == 0) return [];
        var activities = new List<SpifActivity>(rare.Earning.Count);
        foreach (ref readonly var item in rare.Earning.Items)
        {
            if (item.Key.Time > t) break;
            activities.Add(new(item.Key, Id, item.Kind, true));
        }
        return activities;
    }

    /// <summary>
    /// The first cause of an earning that is new, or another, or none any more, once <paramref name="fact"/> is applied; null when each stays as it is. Ask
    /// before applying. What the partner was at a cause is another question: <see cref="EarliestAffected"/>.
    /// </summary>
    public Instant? EarliestCause(PartnerFact fact)
    {
        if (fact is PartnerFact.ActivityRecorded recorded) return recorded.Verified && Keeps.Read(recorded.Kind) ? fact.Key.Time : null;
        if (fact is not PartnerFact.OpportunityNoted noted || !Keeps.Deals) return null;
        var newer = new Deal(noted.History, keepsWin: true);
        var known = book.Find(noted.History.Opportunity);
        return known is null ? newer.EarnsFrom : newer.Version > known.Version ? known.FirstEarningDifference(newer) : null;
    }

    /// <summary>Whether any strike, suspension or reinstatement of the partner is known.</summary>
    public bool HasConduct => rare is not null && (rare.Strikes.IsAny || rare.Standing.IsAny);

    /// <summary>The first instant after <paramref name="t"/> at which facts known already give incentives another answer; null when there is none.</summary>
    public Instant? NextEarning(Instant t)
    {
        var next = new NextInstant(t);
        book.OfferEarnings(ref next);
        if (rare is not null)
            for (var i = rare.Earning.Count - 1; i >= 0 && rare.Earning.Items[i].Key.Time > t; i--)
                next.Offer(rare.Earning.Items[i].Key.Time);
        return next.Best == Instant.Never ? null : next.Best;
    }

    private readonly record struct EarningActivity(FactKey Key, ActivityKind Kind) : IComparable<EarningActivity>
    {
        public int CompareTo(EarningActivity other) => Key.CompareTo(other.Key);
    }
}
