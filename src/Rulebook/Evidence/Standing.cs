using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Evidence;

/// <summary>
/// Suspensions by decision, reinstatements and termination. Of a suspension (by decision, or by the confirmation that made too
/// many strikes) and a reinstatement the latest by key counts. Termination is final.
/// </summary>
internal struct Standing
{
    private readonly record struct Item(FactKey Key, bool Suspended) : IComparable<Item>
    {
        public int CompareTo(Item other) => Key.CompareTo(other.Key);
    }

    private SortedRun<Item> run;
    private SortedRun<FactKey> terminations;

    public void Apply(PartnerFact.Suspended fact) => run.Insert(new(fact.Key, true));

    public void Apply(PartnerFact.Reinstated fact) => run.Insert(new(fact.Key, false));

    public void Apply(PartnerFact.Terminated fact) => terminations.Insert(fact.Key);

    /// <summary>Whether a suspension or a reinstatement is known.</summary>
    public readonly bool IsAny => run.Count > 0;

    public readonly bool TerminatedAt(Instant t) => TerminatedFrom <= t;

    public readonly bool SuspendedAt(Instant t, FactKey? suspendingStrike)
    {
        var items = run.Items;
        var latest = items.Length - 1;
        while (latest >= 0 && items[latest].Key.Time > t) latest--;
        if (latest < 0) return suspendingStrike is not null;
        return items[latest].Suspended || (suspendingStrike is { } strike && strike > items[latest].Key);
    }

    /// <summary>What ends all that the partner holds: each suspension by decision, and the first termination.</summary>
    public readonly List<FactKey> Ends
    {
        get
        {
            var ends = new List<FactKey>();
            foreach (ref readonly var item in run.Items)
                if (item.Suspended)
                    ends.Add(item.Key);
            if (terminations.Count > 0) ends.Add(terminations.Items[0]);
            return ends;
        }
    }

    public readonly void Offer(ref NextInstant next)
    {
        foreach (ref readonly var item in run.Items) next.Offer(item.Key.Time);
        next.Offer(TerminatedFrom);
    }

    private readonly Instant TerminatedFrom => terminations.Count == 0 ? Instant.Never : terminations.Items[0].Time;
}
