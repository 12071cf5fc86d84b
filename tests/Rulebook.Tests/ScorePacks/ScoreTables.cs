using PemActors.Rulebook.ScorePacks;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.ScorePacks;

/// <summary>Points and levels at one instant, each cut on both sides.</summary>
public sealed class ScoreTables
{
    // large: 40 × min(adds / 10, 1) + 60 × min(usage / 3·10^9, 1); small: 40 × min(adds / 20, 1) + 60 × min(usage / 7, 1).
    [Fact]
    public void Composite() => Table.Check(
        """
        adds | usage      | large      | small      | score      | counting | level
        0    | 0          | 0          | 0          | 0          | large    | none
        -5   | -1         | 0          | 0          | 0          | large    | none
        10   | 1500000000 | 70         | 80         | 80         | small    | qualified
        9    | 3          | 36.00000006 | 43.714286 | 43.714286  | small    | none
        10   | 5          | 40.0000001 | 62.857143  | 62.857143  | small    | none
        10   | 6          | 40.00000012 | 71.428571 | 71.428571  | small    | qualified
        0    | 7          | 0.00000014 | 60         | 60         | small    | none
        5    | 7          | 20.00000014 | 70        | 70         | small    | qualified
        4    | 7          | 16.00000014 | 68        | 68         | small    | none
        20   | 7          | 40.00000014 | 100       | 100        | small    | qualified
        21   | 8          | 40.00000016 | 100       | 100        | small    | qualified
        10   | 3000000000 | 100        | 80         | 100        | large    | qualified
        11   | 3000000001 | 100        | 82         | 100        | large    | qualified
        20   | 3000000000 | 100        | 100        | 100        | large    | qualified
        """,
        row =>
        {
            var card = ScoreRules.Score(Packs.Composite, Packs.Inputs(row, "large", "small", "score", "counting", "level"));
            long Shown(string name) => (long)decimal.Round(decimal.Parse(row[name]) * 1_000_000, MidpointRounding.ToEven);
            Assert.Equal((Shown("large"), Shown("small"), Shown("score")), (card.Tracks[0].ScoreMicro, card.Tracks[1].ScoreMicro, card.ScoreMicro));
            Assert.Equal((row["counting"], row["level"]), (card.Best.Name, Packs.Name(Packs.Composite, card.Rank)));
        });

    // One track, so that 70 is missed by parts of a millionth: 40 + 60 × usage / 3·10^9 is 70 at 1.5·10^9.
    [Fact]
    public void Threshold_IsDecidedOnTheExactSum() => Table.Check(
        """
        adds | usage      | shown     | level     | lacking
        10   | 1499999900 | 69.999998 | none      | 2
        10   | 1499999949 | 69.999999 | none      | 2
        10   | 1499999950 | 69.999999 | none      | 1
        10   | 1499999976 | 70        | none      | 1
        10   | 1499999999 | 70        | none      | 1
        10   | 1500000000 | 70        | qualified | 0
        10   | 1500000001 | 70        | qualified | 0
        9    | 1700000000 | 70        | qualified | 0
        9    | 1699999999 | 70        | none      | 1
        """,
        row =>
        {
            var pack = Packs.Composite with { Tracks = [Packs.Composite.Tracks[0]] };
            var inputs = Packs.Inputs(row, "shown", "level", "lacking");
            var card = ScoreRules.Score(pack, inputs);
            Assert.Equal((Packs.Micro(row["shown"]), row["level"]), (card.ScoreMicro, Packs.Name(pack, card.Rank)));
            var gate = ScoreRules.Explain(pack, inputs)[0];
            Assert.Equal(("qualified.score", row.Long("lacking") == 0, row["shown"], "at least 70", row.Long("lacking")), (gate.Name, gate.Met, gate.Value, gate.Needed, gate.Lacking));
        });

    // The gate asks for points in every metric; a millionth of a millionth is some.
    [Fact]
    public void EachMetric_MustBeAbove() => Table.Check(
        """
        above    | adds | usage | level     | lacking
        0        | 20   | 0     | none      | 0.000001
        0        | 20   | 1     | qualified | 0
        0        | 0    | 7     | none      | 0.000001
        8.571428 | 20   | 1     | qualified | 0
        8.571429 | 20   | 1     | none      | 0.000001
        30       | 15   | 7     | none      | 0.000001
        29.999999 | 15  | 7     | qualified | 0
        """,
        row =>
        {
            // 60 × 1 / 7 is 8.571428…; both metrics are worth the score that is asked.
            var pack = Packs.Composite with
            {
                Tracks = [Packs.Composite.Tracks[1]],
                Levels = [Packs.Level("qualified") with { ScoreFromMicro = 0, EachMetricAboveMicro = Packs.Micro(row["above"]) }],
            };
            var inputs = Packs.Inputs(row, "above", "level", "lacking");
            Assert.Equal(row["level"], Packs.Name(pack, ScoreRules.Score(pack, inputs).Rank));
            var missed = ScoreRules.Explain(pack, inputs).Where(gate => !gate.Met).ToArray();
            Assert.Equal(row["lacking"] == "0" ? 0 : 1, missed.Length);
            Assert.All(missed, gate => Assert.Equal((Packs.Micro(row["lacking"]), $"more than {row["above"]}"), (gate.Lacking, gate.Needed)));
        });

    // Of two tracks the higher score is stopped by a gate: the other counts, the score shown is still the higher.
    [Fact]
    public void Tracks_TheHigherScoreStoppedByAGate_LeavesTheLevelToTheOther()
    {
        var pack = Packs.Composite with
        {
            Figures = [Packs.Count("a"), Packs.Count("b"), Packs.Count("c")],
            Tracks =
            [
                new("first", [new ScoreMetric.Capped("x", "a", 90_000_000, 1), new ScoreMetric.Capped("y", "b", 10_000_000, 1)]),
                new("second", [new ScoreMetric.Capped("x", "c", 75_000_000, 1)]),
            ],
        };
        var card = ScoreRules.Score(pack, Packs.Inputs(("a", 1), ("c", 1)));
        Assert.Equal((90_000_000, 1, "second", 75_000_000), (card.ScoreMicro, card.Rank, card.Best.Name, card.Best.ScoreMicro));
        Assert.Equal([0, 1], card.Tracks.Select(track => track.Rank));
    }

    [Fact]
    public void Gates() => Table.Check(
        """
        accredited | technical | professional | revenue | retention | level
        0          | 0         | 0            | 0       | 0         | none
        4          | 1         | 1            | 0       | 0         | none
        3          | 2         | 0            | 0       | 0         | none
        4          | 2         | 0            | 0       | 0         | select
        8          | 6         | 2            | 0       | 0         | select
        8          | 5         | 3            | 0       | 0         | select
        7          | 6         | 3            | 0       | 0         | select
        8          | 6         | 3            | 0       | 0         | advanced
        8          | 6         | 3            | 4999999 | 850000    | advanced
        8          | 6         | 3            | 5000000 | 849999    | advanced
        8          | 6         | 3            | 5000000 | 850000    | premier
        4          | 6         | 3            | 5000000 | 850000    | select
        """,
        row =>
        {
            var card = ScoreRules.Score(Packs.Gates, Packs.Inputs(row, "level"));
            Assert.Equal((row["level"], 0, "", 0), (Packs.Name(Packs.Gates, card.Rank), card.ScoreMicro, card.Best.Name, card.Best.Metrics.Count));
        });

    // 5 and 3 points per 100.00, times 2 in growth and a half in slow markets; assisted points stop at 90.
    [Fact]
    public void Classes() => Table.Check(
        """
        sourced-mrr | sourced-mrr@growth | sourced-mrr@slow | sourced-mrr@other | assisted-mrr | assisted-mrr@growth | sourced | assisted | level
        0           | 0                  | 0                | 0                 | 0            | 0                   | 0       | 0        | base
        10000       | 0                  | 0                | 0                 | 10000        | 0                   | 5       | 3        | base
        0           | 10000              | 0                | 0                 | 0            | 10000               | 10      | 6        | base
        0           | 0                  | 10000            | 0                 | 0            | 0                   | 2.5     | 0        | base
        0           | 0                  | 0                | 10000             | 0            | 0                   | 5       | 0        | base
        1           | 1                  | 1                | 0                 | 1            | 0                   | 0.00175 | 0.0003   | base
        -20000      | 10000              | 0                | 0                 | 0            | 0                   | 0       | 0        | base
        -20000      | 10001              | 0                | 0                 | 0            | 0                   | 0.001   | 0        | base
        0           | 0                  | 0                | 0                 | 299999       | 0                   | 0       | 89.9997  | base
        0           | 0                  | 0                | 0                 | 300000       | 0                   | 0       | 90       | base
        0           | 0                  | 0                | 0                 | 900000       | 900000              | 0       | 90       | base
        199999      | 0                  | 0                | 0                 | 0            | 0                   | 99.9995 | 0        | base
        200000      | 0                  | 0                | 0                 | 0            | 0                   | 100     | 0        | gold
        0           | 100000             | 0                | 0                 | 0            | 0                   | 100     | 0        | gold
        100000      | 0                  | 0                | 0                 | 166666       | 0                   | 50      | 49.9998  | base
        100000      | 0                  | 0                | 0                 | 166667       | 0                   | 50      | 50.0001  | gold
        99999       | 0                  | 0                | 0                 | 300000       | 0                   | 49.9995 | 90       | base
        """,
        row =>
        {
            var card = ScoreRules.Score(Packs.Classes, Packs.Inputs(row, "sourced", "assisted", "level"));
            Assert.Equal([Packs.Micro(row["sourced"]), Packs.Micro(row["assisted"])], card.Best.Metrics.Select(metric => metric.PointsMicro));
            Assert.Equal(row["level"], Packs.Name(Packs.Classes, card.Rank));
        });

    [Fact]
    public void Score_AFigureByMarket_IsShownSummed()
    {
        var card = ScoreRules.Score(Packs.Classes, new(new FigureValue("sourced-mrr", 7), new FigureValue("sourced-mrr", "growth", 5), new FigureValue("else", 9)));
        Assert.Equal([("sourced", 12L), ("assisted", 0L)], card.Best.Metrics.Select(metric => (metric.Metric, metric.Value)));
    }

    [Fact]
    public void Rate_WithoutACap_StopsAtAThousandMillionPoints()
    {
        var most = new ScoreInputs(new FigureValue("sourced-mrr", "growth", ScoreInputs.Most));
        Assert.Equal(ScoreMetric.MostMicro, ScoreRules.Score(Packs.Classes, most).Best.Metrics[0].PointsMicro);
        Assert.Equal(ScoreMetric.MostMicro, ScoreRules.Score(Packs.Classes, most).ScoreMicro);
    }

    // The greatest figures, rate, multiplier and denominator that a document can hold.
    [Fact]
    public void Score_AtTheEndsOfEveryRange_DoesNotOverflow()
    {
        const long Max = 9_999_999_999_999;
        var pack = Packs.Classes with
        {
            Markets = [new("growth", 1_000)],
            Tracks =
            [
                new("points",
                [
                    new ScoreMetric.Rate("sourced", "sourced-mrr", 1_000_000_000, 1, ScoreMetric.MostMicro),
                    new ScoreMetric.Capped("capped", "sourced-mrr", 1_000_000_000_000, Max),
                ]),
            ],
            Levels = [Packs.Level("top") with { ScoreFromMicro = 1_001_000_000_000_000 }],
        };
        ScoreCard card(long value) => ScoreRules.Score(pack, new(new FigureValue("sourced-mrr", "growth", value)));
        Assert.Equal((1_001_000_000_000_000, 1), (card(ScoreInputs.Most).ScoreMicro, card(ScoreInputs.Most).Rank));
        Assert.Equal((1_001_000_000_000_000, 1), (card(Max).ScoreMicro, card(Max).Rank));
        // A ten-millionth of a point below the cut.
        Assert.Equal((1_001_000_000_000_000, 0), (card(Max - 1).ScoreMicro, card(Max - 1).Rank));
        Assert.Equal(0, card(-ScoreInputs.Most).ScoreMicro);
    }
}
