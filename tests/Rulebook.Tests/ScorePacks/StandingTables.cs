using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.ScorePacks;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.ScorePacks;

/// <summary>Where a partner stands over a stretch of time: its ends to the tick. Readings are written as <c>date=score</c>.</summary>
public sealed class StandingTables
{
    [Fact]
    public void Live() => Check(
        new StandingTerms.Live(),
        """
        readings                        | at                           | level  | since                        | score
        2026-01-10=500 2026-02-01=100   | 2026-01-09T23:59:59.9999999Z | none   |                              | 0
        2026-01-10=500 2026-02-01=100   | 2026-01-10                   | crest  | 2026-01-10                   | 500
        2026-01-10=500 2026-02-01=100   | 2026-01-31T23:59:59.9999999Z | crest  | 2026-01-31T23:59:59.9999999Z | 500
        2026-01-10=500 2026-02-01=100   | 2026-02-01                   | none   |                              | 100
        """);

    [Fact]
    public void UpOnly_CalendarYear() => Check(
        new StandingTerms.UpOnly(1),
        """
        readings                                       | at                           | level  | since      | score
        2026-01-10=750 2026-01-11=100                  | 2026-01-11                   | summit | 2026-01-10 | 750
        2026-01-10=749 2026-01-11=100                  | 2026-06-01                   | crest  | 2026-01-10 | 749
        2026-01-10=300 2026-03-01=600 2026-03-02=500   | 2026-02-28                   | ridge  | 2026-01-10 | 300
        2026-01-10=300 2026-03-01=600 2026-03-02=500   | 2026-03-05                   | crest  | 2026-03-01 | 600
        2026-01-10=750 2026-11-01=100                  | 2026-12-31T23:59:59.9999999Z | summit | 2026-01-10 | 750
        2026-01-10=750 2026-11-01=100                  | 2027-01-01                   | none   |            | 100
        2026-01-10=750 2027-01-01=100                  | 2027-01-01                   | none   |            | 100
        2026-01-10=750 2027-01-01T00:00:00.0000001Z=100 | 2027-06-01                  | summit | 2027-01-01 | 750
        2026-01-10=750                                 | 2030-06-01                   | summit | 2030-01-01 | 750
        2026-12-31T23:59:59.9999999Z=750 2027-01-01=1  | 2026-12-31T23:59:59.9999999Z | summit | 2026-12-31T23:59:59.9999999Z | 750
        """);

    [Fact]
    public void UpOnly_FiscalYearFromMarch() => Check(
        new StandingTerms.UpOnly(3),
        """
        readings                        | at                           | level  | since      | score
        2026-02-01=750 2026-02-02=100   | 2026-02-28T23:59:59.9999999Z | summit | 2026-02-01 | 750
        2026-02-01=750 2026-02-02=100   | 2026-03-01                   | none   |            | 100
        2026-03-01=750 2026-03-02=100   | 2027-01-15                   | summit | 2026-03-01 | 750
        2026-03-01=750 2026-03-02=100   | 2027-02-28T23:59:59.9999999Z | summit | 2026-03-01 | 750
        2026-03-01=750 2026-03-02=100   | 2027-03-01                   | none   |            | 100
        """);

    // Six calendar months: that of t and the five full ones before it.
    [Fact]
    public void AnyDay_NotEnrolled_RollsWithTheMonths() => Check(
        new StandingTerms.AnyDay(6, 30, 0),
        """
        readings                                      | at                           | level  | since                        | score
        2026-03-01=750 2026-03-02=0                   | 2026-08-15                   | summit | 2026-03-01                   | 750
        2026-02-28=750 2026-03-01=0                   | 2026-08-15                   | none   |                              | 0
        2026-02-28=750 2026-03-01T00:00:00.0000001Z=0 | 2026-08-15                   | summit | 2026-03-01                   | 750
        2026-02-28=750 2026-03-01=0                   | 2026-07-31T23:59:59.9999999Z | summit | 2026-02-28                   | 750
        2026-08-15=750                                | 2026-08-14T23:59:59.9999999Z | none   |                              | 0
        2026-08-15=750                                | 2026-08-15                   | summit | 2026-08-15                   | 750
        2025-10-01=750 2025-10-02=0                   | 2026-03-31T23:59:59.9999999Z | summit | 2025-10-01                   | 750
        2025-10-01=750 2025-10-02=0                   | 2026-04-01                   | none   |                              | 0
        """);

    // Enrolled on 10 May 2025 in the afternoon: the first window is [10 April 2026, 15 May 2026), the next [10 April 2027, 15 May 2027).
    [Fact]
    public void AnyDay_Enrolled_IsTheWindowOfTheAnniversary() => Check(
        new StandingTerms.AnyDay(6, 30, 5),
        """
        readings                                       | at                           | level  | since                        | score
        2026-04-09=750 2026-04-10=0                    | 2026-06-01                   | none   |                              | 0
        2026-04-09=750 2026-04-10T00:00:00.0000001Z=0  | 2026-06-01                   | summit | 2026-04-10                   | 750
        2026-04-20=750 2026-04-21=0                    | 2026-04-19                   | none   |                              | 0
        2026-04-20=750 2026-04-21=0                    | 2027-04-09T23:59:59.9999999Z | summit | 2026-04-20                   | 750
        2026-04-20=750 2026-04-21=0                    | 2027-04-10                   | none   |                              | 0
        2026-05-14T23:59:59.9999999Z=750 2026-06-01=0  | 2026-06-01                   | summit | 2026-05-14T23:59:59.9999999Z | 750
        2026-05-15=750                                 | 2026-06-01                   | none   |                              | 0
        2026-05-15=750                                 | 2027-04-10                   | summit | 2027-04-10                   | 750
        2025-05-01=750 2025-05-02=0                    | 2026-04-09T23:59:59.9999999Z | summit | 2025-05-01                   | 750
        2025-05-01=750 2025-05-02=0                    | 2026-04-10                   | none   |                              | 0
        2024-11-30=750 2024-12-01=0                    | 2025-06-01                   | none   |                              | 0
        2025-05-10T15:00:00Z=750                       | 2025-05-10T15:00:00Z         | summit | 2025-05-10T15:00:00Z         | 750
        2025-05-10T15:00:00Z=750                       | 2025-06-01                   | summit | 2025-05-10T15:00:00Z         | 750
        2025-05-10T15:00:00.0000001Z=750               | 2025-06-01                   | none   |                              | 0
        2025-01-01=750 2025-01-02=0                    | 2025-05-10T14:59:59.9999999Z | summit | 2025-01-01                   | 750
        """,
        Read("2025-05-10T15:00:00Z"));

    [Fact]
    public void AnyDay_EnrolledOnALeapDay_HasItsAnniversaryOnTheLastOfFebruary() => Check(
        new StandingTerms.AnyDay(1, 1, 0),
        """
        readings                    | at         | level  | since      | score
        2025-02-27=750 2025-02-28=0 | 2025-03-05 | summit | 2025-02-27 | 750
        2028-02-27=750 2028-02-28=0 | 2028-03-05 | none   |            | 0
        2028-02-28=750 2028-02-29=0 | 2028-03-05 | summit | 2028-02-28 | 750
        """,
        Instant.Utc(2024, 2, 29));

    [Fact]
    public void At_TellsTheStretchItJudged() => Table.Check(
        """
        standing | enrolled   | at         | from       | until
        live     |            | 2026-05-05 | 2026-05-05 | 2026-05-05T00:00:00.0000001Z
        up-only  |            | 2026-05-05 | 2026-04-01 | 2027-04-01
        up-only  |            | 2026-03-05 | 2025-04-01 | 2026-04-01
        any-day  |            | 2026-05-05 | 2025-12-01 | 2026-06-01
        any-day  | 2026-05-06 | 2026-05-05 | 2025-12-01 | 2026-06-01
        any-day  | 2026-05-05 | 2026-05-05 | 2025-12-01 | 2026-05-05T00:00:00.0000001Z
        any-day  | 2024-05-05 | 2026-05-05 | 2026-04-05 | 2026-05-10
        """,
        row =>
        {
            StandingTerms terms = row["standing"] switch { "live" => new StandingTerms.Live(), "up-only" => new StandingTerms.UpOnly(4), _ => new StandingTerms.AnyDay(6, 30, 5) };
            var standing = ScoreStanding.At(Packs.Banded(terms), [], Read(row["at"]), row["enrolled"].Length == 0 ? null : Read(row["enrolled"]));
            Assert.Equal((Read(row["from"]), Read(row["until"])), (standing.From, standing.Until));
        });

    [Fact]
    public void At_TellsTheFiguresInForce()
    {
        var readings = Readings("2026-01-10=300 2026-02-01=100");
        ScoreInputs? at(string t) => ScoreStanding.At(Packs.Banded(new StandingTerms.UpOnly(1)), readings, Read(t)).Inputs;
        Assert.Null(at("2026-01-09"));
        Assert.Equal(300, at("2026-01-31")!.Total("score"));
        Assert.Equal(100, at("2026-02-01")!.Total("score"));
    }

    [Fact]
    public void At_TwoReadingsOfOneInstant_IsAMistake() =>
        Assert.Contains("2026-01-10T00:00:00Z", Assert.Throws<ArgumentException>(() => ScoreStanding.At(Packs.Banded(new StandingTerms.Live()), Readings("2026-01-10=1 2026-01-10=2"), Read("2026-02-01"))).Message);

    private static void Check(StandingTerms terms, string table, Instant? enrolled = null) => Table.Check(table, row =>
    {
        var pack = Packs.Banded(terms);
        var standing = ScoreStanding.At(pack, Readings(row["readings"]).Reverse(), Read(row["at"]), enrolled);
        Assert.Equal(
            (row["level"], row["since"].Length == 0 ? null : Read(row["since"]), row.Long("score") * 1_000_000),
            (Packs.Name(pack, standing.Rank), (Instant?)standing.Since, standing.ScoreMicro));
    });

    private static IEnumerable<ScoreReading> Readings(string text) =>
        text.Split(' ').Select(part => part.Split('=')).Select(pair => new ScoreReading(Read(pair[0]), Packs.Inputs(("score", long.Parse(pair[1])))));

    private static Instant Read(string text) => Story.At(text);
}
