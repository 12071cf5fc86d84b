using CsCheck;
using PemActors.Rulebook.Cadence;
using PemActors.Rulebook.Okrs;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Cadence;

public sealed class CadenceCalendarTests
{
    // 2024-01-01, 2024-02-26 and 2024-03-04 are Mondays.
    [Fact]
    public void Next_AndTheStretchThatEndsThere() => Table.Check(
        """
        cadence    | start | t                            | next       | after      | until
        weekly     | 1     | 2024-02-26T00:00:00Z         | 2024-03-04 | 2024-02-19 | 2024-02-26
        weekly     | 1     | 2024-02-26T00:00:00.0000001Z | 2024-03-04 | 2024-02-26 | 2024-03-04
        weekly     | 1     | 2024-02-29T12:00:00Z         | 2024-03-04 | 2024-02-26 | 2024-03-04
        weekly     | 1     | 2024-03-03T23:59:59.9999999Z | 2024-03-04 | 2024-02-26 | 2024-03-04
        weekly     | 1     | 2023-12-31T23:59:59.9999999Z | 2024-01-01 | 2023-12-25 | 2024-01-01
        monthly    | 1     | 2024-02-29T23:59:59.9999999Z | 2024-03-01 | 2024-02-01 | 2024-03-01
        monthly    | 1     | 2023-02-28T23:59:59.9999999Z | 2023-03-01 | 2023-02-01 | 2023-03-01
        monthly    | 1     | 2024-03-01T00:00:00Z         | 2024-04-01 | 2024-02-01 | 2024-03-01
        monthly    | 1     | 2024-03-01T00:00:00.0000001Z | 2024-04-01 | 2024-03-01 | 2024-04-01
        monthly    | 1     | 2024-01-31T00:00:00Z         | 2024-02-01 | 2024-01-01 | 2024-02-01
        monthly    | 1     | 2024-12-31T23:00:00Z         | 2025-01-01 | 2024-12-01 | 2025-01-01
        monthly    | 1     | 2025-01-01T00:00:00Z         | 2025-02-01 | 2024-12-01 | 2025-01-01
        quarterly  | 1     | 2024-04-01T00:00:00Z         | 2024-07-01 | 2024-01-01 | 2024-04-01
        quarterly  | 1     | 2024-04-01T00:00:00.0000001Z | 2024-07-01 | 2024-04-01 | 2024-07-01
        quarterly  | 2     | 2024-02-29T00:00:00Z         | 2024-05-01 | 2024-02-01 | 2024-05-01
        halfyearly | 1     | 2024-04-01T00:00:00Z         | 2024-07-01 | 2024-01-01 | 2024-07-01
        halfyearly | 1     | 2024-07-01T00:00:00Z         | 2025-01-01 | 2024-01-01 | 2024-07-01
        halfyearly | 2     | 2024-02-29T00:00:00Z         | 2024-08-01 | 2024-02-01 | 2024-08-01
        halfyearly | 2     | 2024-02-01T00:00:00Z         | 2024-08-01 | 2023-08-01 | 2024-02-01
        halfyearly | 10    | 2024-05-05T00:00:00Z         | 2024-10-01 | 2024-04-01 | 2024-10-01
        """,
        row => Check(new(CalendarKind.Quarters, row.Int("start"), default), row));

    [Fact]
    public void Next_OfThirteenWeeks() => Table.Check(
        """
        cadence    | t                    | next       | after      | until
        weekly     | 2024-01-01T00:00:00Z | 2024-01-08 | 2023-12-25 | 2024-01-01
        monthly    | 2024-01-15T00:00:00Z | 2024-02-01 | 2024-01-01 | 2024-02-01
        quarterly  | 2024-01-01T00:00:00Z | 2024-04-01 | 2023-10-02 | 2024-01-01
        quarterly  | 2024-12-30T00:00:00Z | 2025-03-31 | 2024-09-30 | 2024-12-30
        halfyearly | 2024-04-01T00:00:00Z | 2024-07-01 | 2024-01-01 | 2024-07-01
        halfyearly | 2024-07-01T00:00:00Z | 2024-12-30 | 2024-01-01 | 2024-07-01
        """,
        row => Check(new(CalendarKind.Weeks13, 1, Story.At("2024-01-01")), row));

    [Fact]
    public void Next_IsTheFirstInstantOfItsCadenceAfter() =>
        Gen.Select(Gen.Enum<ReviewCadence>(), Gen.Enum<CalendarKind>(), Gen.Int[1, 12], Generated.AnyTime).Sample((cadence, kind, start, t) =>
        {
            var terms = new CalendarTerms(kind, start, Instant.Utc(2024, 3, 4));
            var next = CadenceCalendar.Next(cadence, terms, t);
            Assert.True(next > t);
            var stretch = CadenceCalendar.Containing(cadence, terms, next);
            Assert.Equal(next, stretch.Until);
            Assert.True(stretch.After <= t);
        });

    // A version with quarters from February takes effect on 10 March: the close of 1 April is none any more, that of 1 May is one.
    [Fact]
    public void Next_AVersionWithAnotherCalendar_MovesTheInstantsFromWhereItTakesEffect()
    {
        var first = Defaults.Program;
        var (second, from) = (first with { Version = "2", Calendar = new(CalendarKind.Quarters, 2, first.Calendar.Anchor) }, Instant.Utc(2024, 3, 10));
        var programs = ProgramTimeline.Of(first).With(from, second);
        Assert.Equal(new(Instant.Utc(2024, 1, 1), first), CadenceCalendar.Next(ReviewCadence.Quarterly, programs, Instant.Utc(2023, 12, 1)));
        Assert.Equal(new(Instant.Utc(2024, 5, 1), second), CadenceCalendar.Next(ReviewCadence.Quarterly, programs, Instant.Utc(2024, 1, 1)));
        // One that takes effect at the instant itself has made it.
        var exactly = ProgramTimeline.Of(first).With(Instant.Utc(2024, 4, 1), first with { Version = "2" });
        Assert.Equal("2", CadenceCalendar.Next(ReviewCadence.Quarterly, exactly, Instant.Utc(2024, 1, 1)).Document.Version);
        Assert.Equal(Instant.Utc(2024, 4, 1), CadenceCalendar.Next(ReviewCadence.Quarterly, exactly, Instant.Utc(2024, 1, 1)).From);
    }

    [Fact]
    public void Kinds_AreDueByTheirCadence() => Table.Check(
        """
        kind                | cadence
        DealReview          | Weekly
        ActivationChecklist | Weekly
        PipelineReview      | Monthly
        HealthReport        | Monthly
        TierReport          | Quarterly
        RebateReport        | Quarterly
        QbrPack             | Quarterly
        CouncilPack         | HalfYearly
        """,
        row => Assert.Equal(row.Enum<ReviewCadence>("cadence"), DocumentKinds.CadenceOf(row.Enum<DocumentKind>("kind"))));

    private static void Check(CalendarTerms terms, Table.Row row)
    {
        var cadence = row.Enum<ReviewCadence>("cadence");
        Assert.Equal(Story.At(row["next"]), CadenceCalendar.Next(cadence, terms, Story.At(row["t"])));
        Assert.Equal(new PeriodBounds(Story.At(row["after"]), Story.At(row["until"])), CadenceCalendar.Containing(cadence, terms, Story.At(row["t"])));
    }
}
