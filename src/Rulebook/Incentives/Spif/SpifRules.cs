using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Incentives;

/// <summary>What a SPIF pays for an activity and how many it pays.</summary>
public static class SpifRules
{
    /// <summary>The fixed sum for an activity of a kind; null where the kind is not paid.</summary>
    public static long? SumOf(IncentiveTerms.Spif terms, ActivityKind kind)
    {
        // By index: an enumerator over the interface would be allocated.
        for (var i = 0; i < terms.Sums.Count; i++)
            if (terms.Sums[i].Activity == kind)
                return terms.Sums[i].AmountMinor;
        return null;
    }

    /// <summary>The close of the quarter that an activity counts in: an activity at a close belongs to the quarter that ends there.</summary>
    public static Instant QuarterOf(CalendarTerms calendar, Instant activity) => QuarterCalendar.NextClose(calendar, new(activity.Ticks - 1));

    /// <summary>Whether a partner with so many paid activities in the quarter may be paid for another.</summary>
    public static bool PartnerHasRoom(IncentiveTerms.Spif terms, int paidInQuarter) => paidInQuarter < terms.PartnerQuarterMax;

    /// <summary>Whether the box with so many paid activities has room for another.</summary>
    public static bool BoxHasRoom(IncentiveTerms.Spif terms, int paidInBox) => terms.TotalMax is not { } most || paidInBox < most;
}
