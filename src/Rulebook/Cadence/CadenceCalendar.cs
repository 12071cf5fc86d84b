using System.Diagnostics;
using PemActors.Rulebook.Okrs;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Cadence;

/// <summary>When documents are due. Each is of the state as of its instant, facts at that instant included, and covers the stretch since the one before.</summary>
public static class CadenceCalendar
{
    // The first instant of year 1, from which ticks count, began a Monday.
    private const long WeekTicks = 7 * TimeSpan.TicksPerDay;

    /// <summary>The next instant of a cadence, strictly after <paramref name="t"/>.</summary>
    public static Instant Next(ReviewCadence cadence, CalendarTerms terms, Instant t) => Containing(cadence, terms, new(t.Ticks + 1)).Until;

    /// <summary>
    /// The next instant of a cadence, strictly after <paramref name="t"/>, with the document in force then: a version with another calendar moves the
    /// instants from where it takes effect on.
    /// </summary>
    public static ProgramInForce Next(ReviewCadence cadence, ProgramTimeline programs, Instant t)
    {
        for (var after = t; ;)
        {
            var from = new Instant(after.Ticks + 1);
            var document = programs.At(from);
            var due = Next(cadence, document.Calendar, after);
            if (programs.NextChange(from) is not { } change || due < change) return new(due, document);
            after = new(change.Ticks - 1);
        }
    }

    /// <summary>The stretch between two instants of a cadence that <paramref name="t"/> lies in; an instant of the cadence ends its stretch.</summary>
    public static PeriodBounds Containing(ReviewCadence cadence, CalendarTerms terms, Instant t) => cadence switch
    {
        ReviewCadence.Weekly => Week(t),
        ReviewCadence.Monthly => Month(t),
        ReviewCadence.Quarterly => OkrCalendar.Containing(terms, OkrPeriod.Quarter, t),
        ReviewCadence.HalfYearly => OkrCalendar.Containing(terms, OkrPeriod.HalfYear, t),
        _ => throw new UnreachableException($"{cadence} is no cadence."),
    };

    private static PeriodBounds Week(Instant t)
    {
        var before = (t.Ticks - 1) / WeekTicks * WeekTicks;
        return new(new(before), new(before + WeekTicks));
    }

    private static PeriodBounds Month(Instant t)
    {
        var before = new DateTime(t.Ticks - 1, DateTimeKind.Utc);
        var first = Instant.Utc(before.Year, before.Month, 1);
        return new(first, first.AddMonths(1));
    }
}
