using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Evidence;

/// <summary>Activities that name an opportunity, under their keys; few activities do.</summary>
internal struct NamedActivities
{
    private readonly record struct Item(OpportunityId Opportunity, NamedActivity Activity) : IComparable<Item>
    {
        public int CompareTo(Item other)
        {
            var byOpportunity = Opportunity.CompareTo(other.Opportunity);
            return byOpportunity != 0 ? byOpportunity : Activity.Key.CompareTo(other.Activity.Key);
        }
    }

    private SortedRun<Item> run;

    public void Apply(PartnerFact.ActivityRecorded fact) => run.Insert(new(new(fact.Opportunity!), new(fact.Key, fact.Kind)));

    /// <summary>Those that name an opportunity, ascending by key.</summary>
    public readonly List<NamedActivity> In(OpportunityId opportunity)
    {
        var named = new List<NamedActivity>();
        for (var i = First(opportunity); i < run.Count && run.Items[i].Opportunity == opportunity; i++) named.Add(run.Items[i].Activity);
        return named;
    }

    /// <summary>The opportunities named, each once, ascending.</summary>
    public readonly IEnumerable<OpportunityId> Opportunities
    {
        get
        {
            var named = new List<OpportunityId>();
            foreach (ref readonly var item in run.Items)
                if (named.Count == 0 || named[^1] != item.Opportunity)
                    named.Add(item.Opportunity);
            return named;
        }
    }

    private readonly int First(OpportunityId opportunity)
    {
        var low = 0;
        var high = run.Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (run.Items[middle].Opportunity.CompareTo(opportunity) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
