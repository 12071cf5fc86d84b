using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Tiers;

/// <summary>
/// When quarters close: the midnight UTC that ends them. Calendar quarters are three calendar months, one of them starting with
/// the fiscal year; quarters of thirteen weeks are 91 days of 24 h, before and after an anchor at which one starts.
/// </summary>
public static class QuarterCalendar
{
    private const int MonthsPerQuarter = 3;
    internal const long QuarterTicks = 13 * 7 * TimeSpan.TicksPerDay;

    /// <summary>The first close strictly after an instant.</summary>
    public static Instant NextClose(CalendarTerms terms, Instant after)
    {
        var close = CloseAtOrBefore(terms, after);
        return Next(terms, close);
    }

    /// <summary>The last close not after an instant.</summary>
    public static Instant CloseAtOrBefore(CalendarTerms terms, Instant t)
    {
        if (terms.Kind == CalendarKind.Weeks13)
        {
            var since = t.Ticks - terms.Anchor.Ticks;
            return new(t.Ticks - ((since % QuarterTicks) + QuarterTicks) % QuarterTicks);
        }
        var date = new DateTime(t.Ticks, DateTimeKind.Utc);
        var month = new Instant(new DateTime(date.Year, date.Month, 1, 0, 0, 0, DateTimeKind.Utc).Ticks);
        return month.AddMonths(-((date.Month - terms.FiscalYearStart + 12) % MonthsPerQuarter));
    }

    /// <summary>The close before a close.</summary>
    public static Instant CloseBefore(CalendarTerms terms, Instant close) => CloseAtOrBefore(terms, new(close.Ticks - 1));

    /// <summary>The first close strictly after an instant, by the calendar in force there. A calendar gives way to another only at a close of both.</summary>
    public static Instant NextClose(ProgramTimeline programs, Instant after) => NextClose(programs.At(after).Calendar, after);

    /// <summary>The close before a close, by the calendar in force between the two.</summary>
    public static Instant CloseBefore(ProgramTimeline programs, Instant close) => CloseBefore(programs.At(new(close.Ticks - 1)).Calendar, close);

    /// <summary>The close before the quarter in which an instant lies; a close belongs to the quarter that it ends.</summary>
    public static Instant QuarterStart(ProgramTimeline programs, Instant t) => CloseBefore(programs, NextClose(programs, new(t.Ticks - 1)));

    /// <summary>Whether quarters close at an instant.</summary>
    public static bool IsClose(CalendarTerms terms, Instant t) => CloseAtOrBefore(terms, t) == t;

    /// <summary>Whether two calendars have the same closes, however they are written.</summary>
    public static bool HaveSameCloses(CalendarTerms a, CalendarTerms b) => a.Kind == b.Kind && (a.Kind == CalendarKind.Weeks13
        ? (a.Anchor.Ticks - b.Anchor.Ticks) % QuarterTicks == 0
        : (a.FiscalYearStart - b.FiscalYearStart) % MonthsPerQuarter == 0);

    /// <summary>The closes in (after, until], ascending.</summary>
    public static IEnumerable<Instant> ClosesBetween(CalendarTerms terms, Instant after, Instant until)
    {
        for (var close = NextClose(terms, after); close <= until; close = Next(terms, close)) yield return close;
    }

    private static Instant Next(CalendarTerms terms, Instant close) =>
        terms.Kind == CalendarKind.Weeks13 ? new(close.Ticks + QuarterTicks) : close.AddMonths(MonthsPerQuarter);
}
