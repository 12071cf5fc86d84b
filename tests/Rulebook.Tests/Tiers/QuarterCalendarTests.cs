using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Tests.Tiers;

public sealed class QuarterCalendarTests
{
    [Fact]
    public void CalendarQuarters_CloseAtTheMidnightThatEndsThem() => Table.Check(
        """
        start | at                           | at or before | next       | before that
        1     | 2024-01-01T00:00:00Z         | 2024-01-01   | 2024-04-01 | 2023-10-01
        1     | 2023-12-31T23:59:59.9999999Z | 2023-10-01   | 2024-01-01 | 2023-07-01
        1     | 2024-02-29T12:00:00Z         | 2024-01-01   | 2024-04-01 | 2023-10-01
        1     | 2024-03-31T23:59:59.9999999Z | 2024-01-01   | 2024-04-01 | 2023-10-01
        1     | 2024-04-01T00:00:00Z         | 2024-04-01   | 2024-07-01 | 2024-01-01
        1     | 2023-02-28T23:00:00Z         | 2023-01-01   | 2023-04-01 | 2022-10-01
        1     | 2100-02-28T23:00:00Z         | 2100-01-01   | 2100-04-01 | 2099-10-01
        2     | 2024-01-31T23:59:59Z         | 2023-11-01   | 2024-02-01 | 2023-08-01
        2     | 2024-02-01T00:00:00Z         | 2024-02-01   | 2024-05-01 | 2023-11-01
        2     | 2024-04-30T00:00:00Z         | 2024-02-01   | 2024-05-01 | 2023-11-01
        3     | 2024-02-29T23:59:59Z         | 2023-12-01   | 2024-03-01 | 2023-09-01
        3     | 2024-03-01T00:00:00Z         | 2024-03-01   | 2024-06-01 | 2023-12-01
        4     | 2024-05-05T00:00:00Z         | 2024-04-01   | 2024-07-01 | 2024-01-01
        10    | 2024-11-11T00:00:00Z         | 2024-10-01   | 2025-01-01 | 2024-07-01
        12    | 2024-01-15T00:00:00Z         | 2023-12-01   | 2024-03-01 | 2023-09-01
        """,
        row => Check(new(CalendarKind.Quarters, row.Int("start"), default), row));

    [Fact]
    public void Weeks13_CloseEvery91DaysBeforeAndAfterTheAnchor() => Table.Check(
        """
        anchor     | at                           | at or before | next       | before that
        2024-01-01 | 2024-01-01T00:00:00Z         | 2024-01-01   | 2024-04-01 | 2023-10-02
        2024-01-01 | 2023-12-31T23:59:59.9999999Z | 2023-10-02   | 2024-01-01 | 2023-07-03
        2024-01-01 | 2024-03-31T23:59:59.9999999Z | 2024-01-01   | 2024-04-01 | 2023-10-02
        2024-01-01 | 2024-04-01T00:00:00Z         | 2024-04-01   | 2024-07-01 | 2024-01-01
        2024-01-01 | 2024-12-30T00:00:00Z         | 2024-12-30   | 2025-03-31 | 2024-09-30
        2024-01-01 | 2024-12-29T23:59:59Z         | 2024-09-30   | 2024-12-30 | 2024-07-01
        2024-07-01 | 2024-02-29T00:00:00Z         | 2024-01-01   | 2024-04-01 | 2023-10-02
        """,
        row => Check(new(CalendarKind.Weeks13, 1, Read(row["anchor"])), row));

    [Fact]
    public void ClosesBetween_ExcludesItsStartAndIncludesItsEnd() =>
        Assert.Equal(
            [Instant.Utc(2024, 4, 1), Instant.Utc(2024, 7, 1)],
            QuarterCalendar.ClosesBetween(Defaults.Program.Calendar, Instant.Utc(2024, 1, 1), Instant.Utc(2024, 7, 1)));

    private static void Check(CalendarTerms terms, Table.Row row)
    {
        var at = Read(row["at"]);
        var close = QuarterCalendar.CloseAtOrBefore(terms, at);
        Assert.Equal(Read(row["at or before"]), close);
        Assert.Equal(Read(row["next"]), QuarterCalendar.NextClose(terms, at));
        Assert.Equal(Read(row["before that"]), QuarterCalendar.CloseBefore(terms, close));
    }

    private static Instant Read(string text) => Instant.From(DateTimeOffset.Parse(text, styles: System.Globalization.DateTimeStyles.AssumeUniversal));
}
