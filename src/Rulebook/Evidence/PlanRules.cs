using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Evidence;

/// <summary>Which joint business plans count. Allocates nothing.</summary>
public static class PlanRules
{
    /// <summary>Whether a plan is valid at an instant and spans at least so many calendar months.</summary>
    /// <param name="from">Its start.</param>
    /// <param name="until">Its end, from which on it is valid no more.</param>
    /// <param name="t">The instant asked about.</param>
    /// <param name="months">Calendar months, not below 0.</param>
    public static bool Counts(Instant from, Instant until, Instant t, int months) => t >= from && t < until && Spans(from, until, months);

    // A plan from the last years that a calendar holds spans nothing, rather than overflow it.
    private static bool Spans(Instant from, Instant until, int months) =>
        from <= new Instant(DateTime.MaxValue.Ticks).AddMonths(-months) && until >= from.AddMonths(months);
}
