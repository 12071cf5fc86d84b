using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.ScorePacks;

/// <summary>Over which stretch [from, until) a standing is judged at an instant; calendar dates are UTC.</summary>
internal static class ScoreStretch
{
    private const int MonthsPerYear = 12;

    public static (Instant From, Instant Until) Of(StandingTerms terms, Instant t, Instant? enrolled) => terms switch
    {
        StandingTerms.Live => (t, new(t.Ticks + 1)),
        StandingTerms.UpOnly year => Year(year, t),
        StandingTerms.AnyDay window => enrolled is { } since && since <= t ? Anniversary(window, since, t) : Rolling(window, t),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static (Instant From, Instant Until) Year(StandingTerms.UpOnly year, Instant t)
    {
        var month = Month(t);
        var start = month.AddMonths(-((month.ToDateTimeOffset().Month - year.YearStart + MonthsPerYear) % MonthsPerYear));
        return (start, start.AddMonths(MonthsPerYear));
    }

    private static (Instant From, Instant Until) Rolling(StandingTerms.AnyDay window, Instant t)
    {
        var month = Month(t);
        return (month.AddMonths(1 - window.Months), month.AddMonths(1));
    }

    // The last window that has opened. Until the first opens it is the one that the partner was enrolled on: the rolling window as it stood then.
    private static (Instant From, Instant Until) Anniversary(StandingTerms.AnyDay window, Instant enrolled, Instant t)
    {
        var day = new Instant(enrolled.Ticks - enrolled.Ticks % TimeSpan.TicksPerDay);
        var last = Rolling(window, enrolled) with { Until = new(enrolled.Ticks + 1) };
        for (var months = MonthsPerYear; day.AddMonths(months).AddDays(-window.DaysBefore) is var opens && opens <= t; months += MonthsPerYear)
            last = (opens, day.AddMonths(months).AddDays(window.DaysAfter));
        return last;
    }

    private static Instant Month(Instant t)
    {
        var date = t.ToDateTimeOffset();
        return Instant.Utc(date.Year, date.Month, 1);
    }
}
