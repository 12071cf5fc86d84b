using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Health;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Health;

/// <summary>What the tables of the default program do not reach: other terms, rounding, and when a card changes by itself.</summary>
public sealed class HealthEdges
{
    private static readonly HealthTerms Terms = Defaults.Program.Health;
    private static readonly HealthInputs None = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    [Fact]
    public void Pipeline_AmountsWhoseMillionfoldOverflows() => Table.Check(
        """
        open                      | advanced           | band   | to next band
        15,000,000,000,000        | 15,000,000,000,000 | green  |
        15,000,000,000,000        | 3,749,999,999,999  | yellow | Bring 0.01 more to Propose or later.
        15,000,000,000,000        | 3,750,000,000,000  | green  |
        9,000,000,000,000,000,000 | 1                  | yellow | Bring 22,499,999,999,999,999.99 more to Propose or later.
        """,
        row =>
        {
            var pipeline = Explain(Terms, None with { OpenMinor = row.Long("open"), AdvancedMinor = row.Long("advanced") }).Pipeline;
            Assert.Equal((row.Enum<Band>("band"), Words(row)), (pipeline.Score.Band, pipeline.ToNextBand));
        });

    // Enablement with other cuts on the mean: one that the count meets with room to spare, and the highest there is.
    [Fact]
    public void Enablement_ByTheMeanItAsks() => Table.Check(
        """
        mean  | certifications | sum    | band   | to next band
        7000  | 4              | 40000  | yellow | Earn 1 more certification.
        7000  | 4              | 34999  | yellow | Earn 1 more certification with a mean exam score of at least 0.01.
        7000  | 4              | 35000  | yellow | Earn 1 more certification.
        10000 | 4              | 40000  | yellow | Earn 1 more certification with a mean exam score of at least 100.00.
        10000 | 4              | 39999  | yellow | Raise the mean exam score to 100.00.
        10000 | 5              | 49999  | yellow | Raise the mean exam score to 100.00.
        10000 | 5              | 50000  | green  |
        """,
        row =>
        {
            var terms = Terms with { Enablement = Terms.Enablement with { MeanScoreHundredths = row.Int("mean") } };
            var enablement = Explain(terms, None with { Certifications = row.Int("certifications"), ScoreSumHundredths = row.Long("sum") }).Enablement;
            Assert.Equal((row.Enum<Band>("band"), Words(row)), (enablement.Score.Band, enablement.ToNextBand));
        });

    // Quality with other cuts. The benchmark is in hundredths of a percent; near is 2.00 %.
    [Fact]
    public void Quality_ByWhatItAsks() => Table.Check(
        """
        benchmark | closes | surveys asked | green | won | lost | surveys | csat | known | band   | to next band
        2500      | 5      | 1             | 430   | 0   | 77   | 0       | 0    | yes   | red    | Win the next 23 deals.
        2500      | 5      | 1             | 430   | 0   | 0    | 2       | 799  | yes   | red    | Receive 1 more CSAT answer with a mean of at least 4.01.
        2500      | 5      | 1             | 430   | 0   | 0    | 2       | 800  | yes   | yellow | Receive 1 more CSAT answer with a mean of at least 4.90.
        9800      | 5      | 1             | 430   | 5   | 0    | 0       | 0    | yes   | yellow | Win every deal in the window.
        9800      | 5      | 1             | 430   | 47  | 3    | 0       | 0    | yes   | red    | Win the next 25 deals.
        2500      | 5      | 3             | 430   | 0   | 0    | 1       | 100  | no    | yellow | Receive 5 more CSAT answers with a mean of at least 4.96.
        2500      | 5      | 3             | 430   | 0   | 0    | 2       | 1000 | no    | yellow | Receive 1 more CSAT answer with a mean of at least 2.90.
        2500      | 5      | 3             | 430   | 0   | 0    | 3       | 1290 | yes   | green  |
        2500      | 5      | 1             | 500   | 0   | 0    | 0       | 0    | no    | yellow | Receive 1 more CSAT answer with a mean of at least 5.00.
        2500      | 5      | 1             | 500   | 0   | 0    | 2       | 999  | yes   | yellow | Raise the mean CSAT to 5.00.
        2500      | 5      | 1             | 500   | 0   | 0    | 2       | 1000 | yes   | green  |
        """,
        row =>
        {
            var asked = Terms.Quality with { BenchmarkPpm = row.Int("benchmark") * 100, MinCloses = row.Int("closes"), MinSurveys = row.Int("surveys asked"), CsatGreenHundredths = row.Int("green") };
            var quality = Explain(Terms with { Quality = asked }, None with { Won = row.Int("won"), Lost = row.Int("lost"), Surveys = row.Int("surveys"), CsatSumHundredths = row.Long("csat") }).Quality;
            Assert.Equal((row["known"] == "yes", row.Enum<Band>("band"), Words(row)), (quality.Known, quality.Score.Band, quality.ToNextBand));
        });

    [Fact]
    public void Quality_WithoutAnyEvidence_IsUnknown_WhereTheLeastIsAsked() =>
        Assert.False(HealthRules.Card(None, Cuts(Terms with { Quality = Terms.Quality with { MinCloses = 1, MinSurveys = 1 } })).QualityKnown);

    [Fact]
    public void Compliance_CountsTheStrikesInItsWords()
    {
        var terms = Terms with { Compliance = Terms.Compliance with { YellowFrom = 2, RedFrom = 5 } };
        Assert.Null(Explain(terms, None with { Strikes = 1 }).Compliance.ToNextBand);
        Assert.Equal("Have 3 strikes cleared or leave the window.", Explain(terms, None with { Strikes = 4 }).Compliance.ToNextBand);
        Assert.Equal("Have 1 strike cleared or leave the window.", Explain(terms, None with { Strikes = 5 }).Compliance.ToNextBand);
    }

    [Fact]
    public void Explain_GivesEachDimensionItsWeight_AndIsUnsureOfQualityAlone()
    {
        var explained = Explain(Terms, None);
        DimensionExplanation[] dimensions = [explained.Activity, explained.Pipeline, explained.Enablement, explained.Quality, explained.Compliance];
        Assert.Equal([(250_000, true), (250_000, true), (200_000, true), (200_000, false), (100_000, true)], dimensions.Select(each => (each.WeightPpm, each.Known)));
        Assert.Equal([0, 0, 0, 10_000_000, 10_000_000], dimensions.Select(each => each.Score.PointsMicro));
        Assert.Equal(20_000_000, explained.Card.ScoreMicro);
    }

    // Points are a quarter of the value: halves of a millionth go to the even one, also in the sum.
    [Fact]
    public void Linear_PointsAndTheirSumAreRoundedHalfToEven() => Table.Check(
        """
        activities | value | points | score
        1          | 2     | 0      | 75000000
        2          | 4     | 1      | 75000001
        3          | 6     | 2      | 75000002
        5          | 10    | 2      | 75000002
        7          | 14    | 4      | 75000004
        """,
        row =>
        {
            var terms = Terms with { Scale = HealthScale.Linear, Activity = Terms.Activity with { YellowFrom = 0, GreenFrom = 50_000_000 } };
            var card = Explain(terms, new(row.Int("activities"), 25_000_001, 25_000_001, 5, 42_500, 5, 0, 0, 0, 0)).Card;
            Assert.Equal((row.Int("value"), row.Int("points"), row.Int("score")), (card.Activity.ValueMicro, card.Activity.PointsMicro, card.ScoreMicro));
        });

    [Fact]
    public void Linear_SumsWhatEachDimensionAdds()
    {
        // 25 % of 33.333333, 25 % of 50, 20 % of 66.666667, 20 % of 50 and 10 % of 50, the sum rounded once.
        var inputs = new HealthInputs(3, 15_000_000, 15_000_000, 4, 34_000, 25, 75, 0, 0, 1);
        var card = Explain(Terms with { Scale = HealthScale.Linear }, inputs).Card;
        Assert.Equal([8_333_333, 12_500_000, 13_333_333, 10_000_000, 5_000_000],
            new[] { card.Activity, card.Pipeline, card.Enablement, card.Quality, card.Compliance }.Select(each => each.PointsMicro));
        Assert.Equal((49_166_667, Band.Yellow), (card.ScoreMicro, card.Overall));
    }

    [Fact]
    public void Linear_WhereTheEdgesMeet_TheStepIsAtThem()
    {
        var terms = Terms with { Scale = HealthScale.Linear, Activity = Terms.Activity with { YellowFrom = 3, GreenFrom = 3 } };
        Assert.Equal([0, HealthCard.FullMicro, HealthCard.FullMicro], new[] { 2, 3, 4 }.Select(count => Explain(terms, None with { Activities = count }).Card.Activity.ValueMicro));
    }

    // Each line is one fact about a partner introduced on 2024-01-01, and the first change after the instant asked.
    [Fact]
    public void NextChange_OfOneFact() => Table.Check(
        """
        fact          | at         | asked                        | next
        none          | 2024-01-01 | 2023-12-31T23:59:59.9999999Z | 2024-01-01T00:00:00Z
        none          | 2024-01-01 | 2024-01-01                   | never
        activity      | 2024-02-01 | 2024-01-01                   | 2024-02-01T00:00:00Z
        activity      | 2024-02-01 | 2024-02-01                   | 2024-04-01T00:00:00Z
        activity      | 2024-02-01 | 2024-04-01                   | never
        certification | 2024-02-01 | 2024-02-01                   | 2026-02-01T00:00:00Z
        survey        | 2024-02-01 | 2024-02-01                   | 2025-01-31T00:00:00Z
        strike        | 2024-02-01 | 2024-02-01                   | 2025-01-31T00:00:00Z
        four wins     | 2024-02-01 | 2024-02-01                   | never
        five wins     | 2024-02-01 | 2024-02-01                   | 2025-01-31T00:00:00Z
        """,
        row =>
        {
            var (at, story) = (row["at"], new Story().Applied("2024-01-01"));
            if (row["fact"] == "activity") story.Active(at);
            else if (row["fact"] == "certification") story.Say(at, key => new PartnerFact.CertificationEarned(key, "u", "c", CertificationLevel.Foundational, 9_000, null));
            else if (row["fact"] == "survey") story.Say(at, key => new PartnerFact.SurveyAnswered(key, 450));
            else if (row["fact"] == "strike") story.Say(at, key => new PartnerFact.StrikeConfirmed(key, "v"));
            for (var i = row["fact"] == "four wins" ? 4 : row["fact"] == "five wins" ? 5 : 0; i > 0; i--) story.Win(at);
            Assert.Equal(row["next"], $"{HealthCalendar.NextChange(story.Evidence, Defaults.Program, Story.At(row["asked"])) ?? Instant.Never}");
        });

    // Four closes won and sixteen lost, of which two and eight leave first: the rate and the words stay as they are until the others leave.
    [Fact]
    public void NextChange_SkipsAnInstantAtWhichNothingShownMoves()
    {
        var story = new Story().Applied("2024-01-01");
        foreach (var (at, won) in new[] { ("2024-02-01", 2), ("2024-03-01", 2) })
            for (var i = 0; i < 10; i++) Close(story, at, i < won);
        Assert.Equal(Story.At("2025-03-01"), HealthCalendar.NextChange(story.Evidence, Defaults.Program, Story.At("2024-04-01")));
        Assert.Null(HealthCalendar.NextChange(new Story().Evidence, Defaults.Program, Story.At("2024-04-01")));
    }

    private static void Close(Story story, string at, bool won) => story.Say(at, key => new PartnerFact.OpportunityNoted(
        key,
        new(new($"o{key.Id}"), 1, "acct", "core", key.Time, key.Time, [], [new(key.Time, 0)], [new(key.Time, Stage.Qualify)], [], new(key.Time, won, 0, 0, false), null)));

    private static HealthExplanation Explain(HealthTerms terms, HealthInputs inputs) => HealthRules.Explain(inputs, Cuts(terms));

    private static HealthCuts Cuts(HealthTerms terms) => HealthCuts.For(terms, PartnerType.Reseller, "emea");

    private static string? Words(Table.Row row) => row["to next band"] is "" ? null : row["to next band"];
}
