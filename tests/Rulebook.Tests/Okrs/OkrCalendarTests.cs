using CsCheck;
using PemActors.Rulebook.Okrs;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Okrs;

public sealed class OkrCalendarTests
{
    [Fact]
    public void Containing_FollowsTheFiscalYear() => Table.Check(
        """
        start | period   | at                           | after      | until
        1     | quarter  | 2024-01-01T00:00:00Z         | 2023-10-01 | 2024-01-01
        1     | quarter  | 2024-01-01T00:00:00.0000001Z | 2024-01-01 | 2024-04-01
        1     | quarter  | 2024-02-29T23:59:59Z         | 2024-01-01 | 2024-04-01
        1     | quarter  | 2024-04-01T00:00:00Z         | 2024-01-01 | 2024-04-01
        1     | halfyear | 2024-01-01T00:00:00Z         | 2023-07-01 | 2024-01-01
        1     | halfyear | 2024-01-01T00:00:00.0000001Z | 2024-01-01 | 2024-07-01
        1     | halfyear | 2024-04-01T00:00:00Z         | 2024-01-01 | 2024-07-01
        1     | halfyear | 2024-07-01T00:00:00Z         | 2024-01-01 | 2024-07-01
        1     | halfyear | 2024-07-01T00:00:00.0000001Z | 2024-07-01 | 2025-01-01
        1     | year     | 2024-01-01T00:00:00Z         | 2023-01-01 | 2024-01-01
        1     | year     | 2024-01-01T00:00:00.0000001Z | 2024-01-01 | 2025-01-01
        1     | year     | 2024-12-31T23:59:59.9999999Z | 2024-01-01 | 2025-01-01
        1     | year     | 2025-01-01T00:00:00Z         | 2024-01-01 | 2025-01-01
        2     | quarter  | 2024-02-29T00:00:00Z         | 2024-02-01 | 2024-05-01
        2     | halfyear | 2024-01-31T00:00:00Z         | 2023-08-01 | 2024-02-01
        2     | halfyear | 2024-02-29T00:00:00Z         | 2024-02-01 | 2024-08-01
        2     | year     | 2024-02-01T00:00:00Z         | 2023-02-01 | 2024-02-01
        2     | year     | 2024-02-02T00:00:00Z         | 2024-02-01 | 2025-02-01
        3     | year     | 2024-02-29T23:59:59Z         | 2023-03-01 | 2024-03-01
        7     | halfyear | 2024-05-05T00:00:00Z         | 2024-01-01 | 2024-07-01
        7     | year     | 2024-05-05T00:00:00Z         | 2023-07-01 | 2024-07-01
        10    | halfyear | 2024-11-11T00:00:00Z         | 2024-10-01 | 2025-04-01
        10    | year     | 2024-11-11T00:00:00Z         | 2024-10-01 | 2025-10-01
        12    | quarter  | 2024-01-15T00:00:00Z         | 2023-12-01 | 2024-03-01
        12    | halfyear | 2024-04-15T00:00:00Z         | 2023-12-01 | 2024-06-01
        12    | halfyear | 2024-06-15T00:00:00Z         | 2024-06-01 | 2024-12-01
        12    | year     | 2024-11-30T00:00:00Z         | 2023-12-01 | 2024-12-01
        """,
        row => Check(new(CalendarKind.Quarters, row.Int("start"), default), row));

    // 91, 182 and 364 days from the anchor, before it too.
    [Fact]
    public void Containing_OfThirteenWeeks_RunsFromTheAnchor() => Table.Check(
        """
        period   | at                           | after      | until
        quarter  | 2024-01-01T00:00:00Z         | 2023-10-02 | 2024-01-01
        quarter  | 2024-01-01T00:00:00.0000001Z | 2024-01-01 | 2024-04-01
        halfyear | 2024-01-01T00:00:00Z         | 2023-07-03 | 2024-01-01
        halfyear | 2024-02-29T00:00:00Z         | 2024-01-01 | 2024-07-01
        halfyear | 2024-07-01T00:00:00Z         | 2024-01-01 | 2024-07-01
        halfyear | 2024-07-01T00:00:00.0000001Z | 2024-07-01 | 2024-12-30
        year     | 2024-01-01T00:00:00Z         | 2023-01-02 | 2024-01-01
        year     | 2024-06-30T00:00:00Z         | 2024-01-01 | 2024-12-30
        year     | 2024-12-30T00:00:00Z         | 2024-01-01 | 2024-12-30
        year     | 2024-12-30T00:00:00.0000001Z | 2024-12-30 | 2025-12-29
        year     | 2022-06-30T00:00:00Z         | 2022-01-03 | 2023-01-02
        """,
        row => Check(new(CalendarKind.Weeks13, 1, Story.At("2024-01-01")), row));

    [Fact]
    public void Containing_ContainsTheInstant_AndPeriodsOfAKindMeet() =>
        Gen.Select(Gen.Enum<CalendarKind>(), Gen.Int[1, 12], Gen.Enum<OkrPeriod>(), Generated.AnyTime).Sample((kind, start, period, t) =>
        {
            var terms = new CalendarTerms(kind, start, Instant.Utc(2024, 3, 4));
            var bounds = OkrCalendar.Containing(terms, period, t);
            Assert.True(bounds.Contains(t));
            Assert.Equal(bounds.Until, OkrCalendar.Containing(terms, period, new(bounds.Until.Ticks + 1)).After);
            Assert.Equal(bounds, OkrCalendar.Containing(terms, period, bounds.Until));
        });

    [Fact]
    public void Bounds_ExcludeTheirStartAndIncludeTheirEnd()
    {
        var bounds = new PeriodBounds(new(10), new(20));
        Assert.Equal((false, true, true, false), (bounds.Contains(new(10)), bounds.Contains(new(11)), bounds.Contains(new(20)), bounds.Contains(new(21))));
        Assert.Equal((15, 20), (bounds.AsOf(new(15)).Until.Ticks, bounds.AsOf(new(25)).Until.Ticks));
    }

    private static void Check(CalendarTerms terms, Table.Row row) =>
        Assert.Equal(new PeriodBounds(Story.At(row["after"]), Story.At(row["until"])), OkrCalendar.Containing(terms, row.Enum<OkrPeriod>("period"), Story.At(row["at"])));
}
