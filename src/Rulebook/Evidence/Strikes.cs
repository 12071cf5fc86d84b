using PemActors.Rulebook.Compliance;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Evidence;

/// <summary>
/// Violations, their confirmations and clearings. A violation is a strike at t when its first confirmation lies in the window
/// and no clearing of it is known by t, whichever came first.
/// </summary>
internal struct Strikes
{
    private readonly record struct Item(string Violation, FactKey Confirmed, Instant ClearedAt) : IComparable<Item>
    {
        public bool IsConfirmed => Confirmed.Id is not null;

        public int CompareTo(Item other) => string.CompareOrdinal(Violation, other.Violation);
    }

    private Item[]? items;
    private SortedRun<ReportedItem> reported;

    private readonly record struct ReportedItem(Instant At, string Violation, ViolationKind Kind) : IComparable<ReportedItem>
    {
        public int CompareTo(ReportedItem other) => At.CompareTo(other.At);
    }

    public void Apply(PartnerFact.ViolationReported fact) => reported.Insert(new(fact.Key.Time, fact.Violation, fact.Kind));

    public void Apply(PartnerFact.StrikeConfirmed fact)
    {
        ref var item = ref Of(fact.Violation);
        if (!item.IsConfirmed || fact.Key < item.Confirmed) item = item with { Confirmed = fact.Key };
    }

    public void Apply(PartnerFact.StrikeCleared fact)
    {
        ref var item = ref Of(fact.Violation);
        item = item with { ClearedAt = Instant.Min(item.ClearedAt, fact.Key.Time) };
    }

    /// <summary>Whether a confirmation or a clearing is known.</summary>
    public readonly bool IsAny => items is not null;

    /// <summary>Violations reported by t, confirmed or not.</summary>
    public readonly int ReportedBy(Instant t)
    {
        var count = 0;
        foreach (ref readonly var item in reported.Items)
            if (item.At <= t)
                count++;
        return count;
    }

    public readonly int CountAt(Instant t, Window window)
    {
        var count = 0;
        foreach (ref readonly var item in items.AsSpan())
            if (item.IsConfirmed && t < item.ClearedAt && window.Contains(item.Confirmed.Time, t))
                count++;
        return count;
    }

    /// <summary>The latest confirmation by t that made too many strikes: it suspends, and no clearing lifts that.</summary>
    public readonly FactKey? LatestSuspending(Instant t, ProgramTimeline programs)
    {
        FactKey? latest = null;
        foreach (var suspending in Suspending(programs))
            if (suspending.Time <= t && (latest is not { } known || suspending > known))
                latest = suspending;
        return latest;
    }

    /// <summary>Every confirmation that made too many strikes, by the document in force at it.</summary>
    public readonly List<FactKey> Suspending(ProgramTimeline programs)
    {
        var suspending = new List<FactKey>();
        foreach (ref readonly var item in items.AsSpan())
        {
            if (!item.IsConfirmed) continue;
            var terms = programs.At(item.Confirmed.Time).Health.Compliance;
            if (CountAt(item.Confirmed.Time, new(terms.WindowDays)) >= terms.SuspendFrom) suspending.Add(item.Confirmed);
        }
        return suspending;
    }

    /// <summary>When each strike counts, of what is known at t: no clearing after it.</summary>
    public readonly List<Interval> CountingBy(Instant t, ComplianceCuts cuts)
    {
        var counting = new List<Interval>();
        foreach (ref readonly var item in items.AsSpan())
            if (item.IsConfirmed && item.Confirmed.Time <= t)
                counting.Add(ComplianceRules.Counts(item.Confirmed.Time, item.ClearedAt <= t ? item.ClearedAt : Instant.Never, cuts));
        return counting;
    }

    /// <summary>How a violation stands at t.</summary>
    public readonly ViolationState StateAt(string violation, Instant t)
    {
        var item = Array.Find(items ?? [], item => item.Violation == violation);
        var confirmed = item.IsConfirmed && item.Confirmed.Time <= t;
        var cleared = item.Violation is not null && item.ClearedAt <= t;
        var known = confirmed || cleared;
        foreach (ref readonly var report in reported.Items) known |= report.Violation == violation && report.At <= t;
        return new(known, confirmed, cleared);
    }

    public readonly void Offer(ref NextInstant next, Window window)
    {
        foreach (ref readonly var item in items.AsSpan())
        {
            if (item.IsConfirmed) next.Offer(item.Confirmed.Time, window);
            next.Offer(item.ClearedAt);
        }
    }

    private ref Item Of(string violation)
    {
        items ??= [];
        var at = Array.BinarySearch(items, new Item(violation, default, default));
        if (at < 0)
        {
            at = ~at;
            Array.Resize(ref items, items.Length + 1);
            Array.Copy(items, at, items, at + 1, items.Length - 1 - at);
            items[at] = new(violation, default, Instant.Never);
        }
        return ref items[at];
    }
}
