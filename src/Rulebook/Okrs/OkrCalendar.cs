using System.Diagnostics;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Okrs;

/// <summary>
/// Where the periods of key results begin and end: at closes of quarters. Half years and years run with the fiscal year; of quarters of
/// thirteen weeks they are 26 and 52 weeks, before and after the anchor at which one starts.
/// </summary>
public static class OkrCalendar
{
    private const int MonthsPerYear = 12;
    private const int MonthsPerQuarter = 3;

    /// <summary>The period that <paramref name="t"/> belongs to; a close belongs to the period that ends there.</summary>
    public static PeriodBounds Containing(CalendarTerms terms, OkrPeriod period, Instant t)
    {
        var quarters = Quarters(period);
        var until = QuarterCalendar.NextClose(terms, new(t.Ticks - 1));
        while (!Ends(terms, quarters, until)) until = QuarterCalendar.NextClose(terms, until);
        var after = until;
        for (var i = 0; i < quarters; i++) after = QuarterCalendar.CloseBefore(terms, after);
        return new(after, until);
    }

    /// <summary>The periods that the program's key results are counted over and that are current at <paramref name="t"/>, shortest first.</summary>
    public static IReadOnlyList<PeriodBounds> InUse(ProgramDocument program, Instant t) =>
        [.. program.Objectives.SelectMany(objective => objective.KeyResults).Select(keyResult => keyResult.Period).Distinct().Order().Select(period => Containing(program.Calendar, period, t))];

    private static bool Ends(CalendarTerms terms, int quarters, Instant close)
    {
        if (terms.Kind == CalendarKind.Weeks13) return (close - terms.Anchor).Ticks % (quarters * QuarterCalendar.QuarterTicks) == 0;
        var month = close.ToDateTimeOffset().Month;
        return (month - terms.FiscalYearStart + MonthsPerYear) % (quarters * MonthsPerQuarter) == 0;
    }

    private static int Quarters(OkrPeriod period) => period switch
    {
        OkrPeriod.Quarter => 1,
        OkrPeriod.HalfYear => 2,
        OkrPeriod.Year => 4,
        _ => throw new UnreachableException($"{period} is no period."),
    };
}
