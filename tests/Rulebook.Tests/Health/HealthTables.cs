using PemActors.Rulebook.Health;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Health;

/// <summary>Every cut point of the health table on both sides, with the linear value and the words, one table a dimension.</summary>
public sealed class HealthTables
{
    private static readonly HealthInputs None = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    [Fact]
    public void Activity() => Table.Check(
        """
        activities | band   | linear     | to next band
        0          | red    | 0          | Record 2 more activities.
        1          | red    | 0          | Record 1 more activity.
        2          | yellow | 0          | Record 3 more activities.
        3          | yellow | 33,333,333 | Record 2 more activities.
        4          | yellow | 66,666,667 | Record 1 more activity.
        5          | green  | 100,000,000 |
        6          | green  | 100,000,000 |
        """,
        row => Check(row, None with { Activities = row.Int("activities") }, card => card.Activity, explanation => explanation.Activity));

    [Fact]
    public void Pipeline() => Table.Check(
        """
        open       | advanced  | band   | linear      | to next band
        0          | 0         | red    | 0           | Add 50,000.00 of open amount.
        4,999,999  | 4,999,999 | red    | 0           | Add 0.01 of open amount.
        5,000,000  | 0         | yellow | 0           | Add 200,000.01 of open amount and bring 62,500.01 more to Propose or later.
        15,000,000 | 15,000,000 | yellow | 50,000,000 | Add 100,000.01 of open amount.
        25,000,000 | 6,250,001 | yellow | 100,000,000 | Add 0.01 of open amount.
        25,000,001 | 6,250,000 | yellow | 99,999,996  | Bring 0.01 more to Propose or later.
        25,000,001 | 6,250,001 | green  | 100,000,000 |
        25,000,004 | 6,250,001 | green  | 100,000,000 |
        25,000,005 | 6,250,001 | yellow | 99,999,996  | Bring 0.01 more to Propose or later.
        40,000,000 | 5,000,000 | yellow | 50,000,000  | Bring 50,000.00 more to Propose or later.
        9,000,000,000,000,000,000 | 2,250,000,000,000,000,000 | green  | 100,000,000 |
        9,000,000,000,000,000,000 | 2,249,999,999,999,999,999 | yellow | 100,000,000 | Bring 0.01 more to Propose or later.
        """,
        row => Check(row, None with { OpenMinor = row.Long("open"), AdvancedMinor = row.Long("advanced") }, card => card.Pipeline, explanation => explanation.Pipeline));

    [Fact]
    public void Enablement() => Table.Check(
        """
        certifications | sum    | band   | linear      | to next band
        0              | 0      | red    | 0           | Earn 2 more certifications.
        1              | 10000  | red    | 0           | Earn 1 more certification.
        2              | 17000  | yellow | 0           | Earn 3 more certifications with a mean exam score of at least 85.00.
        2              | 0      | yellow | 0           | Earn 12 more certifications with a mean exam score of at least 99.17.
        4              | 34000  | yellow | 66,666,667  | Earn 1 more certification with a mean exam score of at least 85.00.
        4              | 40000  | yellow | 66,666,667  | Earn 1 more certification with a mean exam score of at least 25.00.
        5              | 42499  | yellow | 99,997,647  | Earn 1 more certification with a mean exam score of at least 85.01.
        5              | 42500  | green  | 100,000,000 |
        5              | 42501  | green  | 100,000,000 |
        6              | 50999  | yellow | 99,998,039  | Earn 1 more certification with a mean exam score of at least 85.01.
        6              | 51000  | green  | 100,000,000 |
        """,
        row => Check(row, None with { Certifications = row.Int("certifications"), ScoreSumHundredths = row.Long("sum") }, card => card.Enablement, explanation => explanation.Enablement));

    [Fact]
    public void Quality() => Table.Check(
        """
        won | lost | surveys | csat | known | band   | linear      | to next band
        0   | 0    | 0       | 0    | no    | yellow | 50,000,000  | Receive 1 more CSAT answer with a mean of at least 4.30.
        4   | 0    | 0       | 0    | no    | yellow | 50,000,000  | Receive 1 more CSAT answer with a mean of at least 4.30.
        5   | 0    | 0       | 0    | yes   | green  | 100,000,000 |
        0   | 5    | 0       | 0    | yes   | red    | 0           | Win the next 2 deals.
        229 | 771  | 0       | 0    | yes   | red    | 0           | Win the next 2 deals.
        23  | 77   | 0       | 0    | yes   | yellow | 0           | Win the next 6 deals.
        230 | 770  | 0       | 0    | yes   | yellow | 0           | Win the next 55 deals.
        25  | 75   | 0       | 0    | yes   | yellow | 50,000,000  | Win the next 3 deals.
        27  | 73   | 0       | 0    | yes   | yellow | 100,000,000 | Win the next 1 deal.
        271 | 729  | 0       | 0    | yes   | green  | 100,000,000 |
        0   | 0    | 1       | 399  | yes   | red    | 0           | Receive 1 more CSAT answer with a mean of at least 4.01.
        0   | 0    | 1       | 400  | yes   | yellow | 0           | Receive 1 more CSAT answer with a mean of at least 4.60.
        0   | 0    | 2       | 859  | yes   | yellow | 98,333,333  | Receive 1 more CSAT answer with a mean of at least 4.31.
        0   | 0    | 2       | 860  | yes   | green  | 100,000,000 |
        0   | 0    | 1       | 100  | yes   | red    | 0           | Receive 3 more CSAT answers with a mean of at least 5.00.
        5   | 0    | 1       | 399  | yes   | red    | 0           | Receive 1 more CSAT answer with a mean of at least 4.01.
        0   | 5    | 1       | 500  | yes   | red    | 0           | Win the next 2 deals.
        25  | 75   | 1       | 415  | yes   | yellow | 50,000,000  | Win the next 3 deals. Receive 1 more CSAT answer with a mean of at least 4.45.
        0   | 4    | 1       | 430  | yes   | green  | 100,000,000 |
        """,
        row =>
        {
            var inputs = None with { Won = row.Int("won"), Lost = row.Int("lost"), Surveys = row.Int("surveys"), CsatSumHundredths = row.Long("csat") };
            Assert.Equal(row["known"] == "yes", HealthRules.Card(inputs, Cuts(HealthScale.Banded)).QualityKnown);
            Check(row, inputs, card => card.Quality, explanation => explanation.Quality);
        });

    [Fact]
    public void Compliance() => Table.Check(
        """
        strikes | band   | linear      | to next band
        0       | green  | 100,000,000 |
        1       | yellow | 50,000,000  | Have 1 strike cleared or leave the window.
        2       | red    | 0           | Have 1 strike cleared or leave the window.
        3       | red    | 0           | Have 2 strikes cleared or leave the window.
        """,
        row => Check(row, None with { Strikes = row.Int("strikes") }, card => card.Compliance, explanation => explanation.Compliance));

    // Weights 25, 25, 20, 20, 10: sums that fall on, and one step to either side of, 70 and 40.
    [Fact]
    public void Overall() => Table.Check(
        """
        activities | open       | advanced   | certifications | sum   | won | lost | strikes | score       | overall
        5          | 25,000,001 | 25,000,001 | 5              | 42500 | 5   | 0    | 0       | 100,000,000 | green
        5          | 25,000,001 | 25,000,001 | 2              | 0     | 0   | 0    | 2       | 70,000,000  | green
        5          | 25,000,001 | 25,000,001 | 2              | 0     | 0   | 5    | 1       | 65,000,000  | yellow
        5          | 5,000,000  | 0          | 2              | 0     | 0   | 0    | 2       | 57,500,000  | yellow
        2          | 5,000,000  | 0          | 0              | 0     | 0   | 5    | 0       | 35,000,000  | red
        0          | 0          | 0          | 5              | 42500 | 0   | 0    | 0       | 40,000,000  | yellow
        0          | 0          | 0          | 5              | 42500 | 0   | 0    | 1       | 35,000,000  | red
        0          | 0          | 0          | 0              | 0     | 0   | 5    | 2       | 0           | red
        """,
        row =>
        {
            var inputs = new HealthInputs(row.Int("activities"), row.Long("open"), row.Long("advanced"), row.Int("certifications"), row.Long("sum"), row.Int("won"), row.Int("lost"), 0, 0, row.Int("strikes"));
            var card = HealthRules.Card(inputs, Cuts(HealthScale.Banded));
            Assert.Equal((row.Int("score"), row.Enum<Band>("overall")), (card.ScoreMicro, card.Overall));
            Assert.Equal(card.ScoreMicro, card.Activity.PointsMicro + card.Pipeline.PointsMicro + card.Enablement.PointsMicro + card.Quality.PointsMicro + card.Compliance.PointsMicro);
        });

    [Fact]
    public void Evidence_IsNullWhereThereIsNone()
    {
        var nothing = HealthRules.Explain(None with { Won = 4 }, Cuts(HealthScale.Banded)).Evidence;
        Assert.Equal(new(0, 0, 0, 0, null, null, null, 0), nothing);
        var some = HealthRules.Explain(new(3, 10, 5, 3, 25_600, 1, 5, 2, 851, 1), Cuts(HealthScale.Banded)).Evidence;
        Assert.Equal(new(3, 10, 5, 3, 8_533, 166_667, 426, 1), some);
    }

    private static HealthCuts Cuts(HealthScale scale) => HealthCuts.For(Defaults.Program.Health with { Scale = scale }, Facts.PartnerType.Reseller, "emea");

    private static void Check(Table.Row row, HealthInputs inputs, Func<HealthCard, DimensionScore> score, Func<HealthExplanation, DimensionExplanation> explained)
    {
        var band = row.Enum<Band>("band");
        var banded = score(HealthRules.Card(inputs, Cuts(HealthScale.Banded)));
        Assert.Equal((band, (int)band * 50_000_000), (banded.Band, banded.ValueMicro));
        var linear = score(HealthRules.Card(inputs, Cuts(HealthScale.Linear)));
        Assert.Equal((band, row.Int("linear")), (linear.Band, linear.ValueMicro));
        Assert.Equal(row["to next band"] is "" ? null : row["to next band"], explained(HealthRules.Explain(inputs, Cuts(HealthScale.Banded))).ToNextBand);
    }
}
