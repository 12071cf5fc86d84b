using System.Diagnostics;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Incentives;

/// <summary>
/// When limited budgets settle. A settlement takes what was caused before it: a cause at the very instant of one, as a rebate's at the
/// quarter's close, belongs to the day, week or month that starts there and waits for its end.
/// </summary>
public static class SettlementRules
{
    // The first instant of the time line is the midnight of a Monday.
    private const long DayTicks = TimeSpan.TicksPerDay;
    private const long WeekTicks = 7 * TimeSpan.TicksPerDay;

    /// <summary>The first settlement strictly after an instant.</summary>
    public static Instant Next(SettlementCadence cadence, Instant after) => cadence switch
    {
        SettlementCadence.Daily => new((after.Ticks / DayTicks + 1) * DayTicks),
        SettlementCadence.Weekly => new((after.Ticks / WeekTicks + 1) * WeekTicks),
        SettlementCadence.Monthly => MonthOf(after).AddMonths(1),
        _ => throw new UnreachableException($"Unknown settlement {cadence}."),
    };

    private static Instant MonthOf(Instant t)
    {
        var date = new DateTime(t.Ticks, DateTimeKind.Utc);
        return Instant.Utc(date.Year, date.Month, 1);
    }
}
