using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Compliance;

/// <summary>What strikes bring about; a greater consequence includes the lesser.</summary>
public enum ComplianceStatus : byte
{
    /// <summary>Nothing.</summary>
    Clear,
    /// <summary>A warning.</summary>
    Warning,
    /// <summary>Accruals are held until the count falls.</summary>
    Hold,
    /// <summary>Suspended until reinstated: protections lapse, unpaid accruals are held for review.</summary>
    Suspended,
}

/// <summary>Consequences of strikes (RULEBOOK §5). A strike counts in [confirmation, the earlier of its clearing and the end of the window).</summary>
public static class ComplianceRules
{
    /// <summary>The greatest consequence. Suspension, by strikes or by decision, lasts until reinstatement, whatever the count since.</summary>
    public static ComplianceStatus StatusOf(int strikes, bool suspended, ComplianceTerms terms)
    {
        if (suspended) return ComplianceStatus.Suspended;
        if (strikes >= terms.HoldFrom) return ComplianceStatus.Hold;
        return strikes >= terms.WarnFrom ? ComplianceStatus.Warning : ComplianceStatus.Clear;
    }

    /// <summary>Whether a confirmation suspends, at once: with it so many strikes count.</summary>
    public static bool Suspends(int strikesWithIt, ComplianceCuts cuts) => strikesWithIt >= cuts.SuspendFrom;

    /// <summary>The stretch in which a strike counts; empty where it was cleared before it was confirmed.</summary>
    /// <param name="confirmed">The first confirmation.</param>
    /// <param name="cleared">The clearing; <see cref="Instant.Never"/>: none.</param>
    /// <param name="cuts">The window.</param>
    public static Interval Counts(Instant confirmed, Instant cleared, ComplianceCuts cuts) =>
        new(confirmed, Instant.Max(confirmed, Instant.Min(cleared, new Window(cuts.WindowDays).Leaves(confirmed))));

    /// <summary>The stretches in which so many strikes or more count, ascending, disjoint and as long as they can be.</summary>
    /// <param name="strikes">When each strike counts, in any order; none ends before it begins.</param>
    /// <param name="from">So many, at least 1.</param>
    public static IReadOnlyList<Interval> AtLeast(IEnumerable<Interval> strikes, int from)
    {
        var edges = strikes.SelectMany(strike => (IEnumerable<(Instant At, int Change)>)[(strike.From, 1), (strike.Until, -1)]);
        var stretches = new List<Interval>();
        var count = 0;
        foreach (var edge in edges.GroupBy(edge => edge.At).OrderBy(group => group.Key))
        {
            var before = count;
            count += edge.Sum(one => one.Change);
            if (before < from && count >= from) stretches.Add(new(edge.Key, Instant.Never));
            else if (before >= from && count < from) stretches[^1] = stretches[^1] with { Until = edge.Key };
        }
        return stretches;
    }
}
