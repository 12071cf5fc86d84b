using PemActors.Rulebook.ScorePacks;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.ScorePacks;

/// <summary>Small packs, one for each thing that a pack can say.</summary>
internal static class Packs
{
    private const long Point = 1_000_000;

    /// <summary>Two metrics on two tracks with other maxima; qualified from 70 with points in every metric.</summary>
    public static readonly ScorePack Composite = Pack(
        new StandingTerms.Live(),
        [Count("adds"), Count("usage")],
        [
            new("large", [new ScoreMetric.Capped("adds", "adds", 40 * Point, 10), new ScoreMetric.Capped("usage", "usage", 60 * Point, 3_000_000_000)]),
            new("small", [new ScoreMetric.Capped("adds", "adds", 40 * Point, 20), new ScoreMetric.Capped("usage", "usage", 60 * Point, 7)]),
        ],
        Level("qualified") with { ScoreFromMicro = 70 * Point, EachMetricAboveMicro = 0, Unlocks = ["designation"] }) with
    { ScaleMicro = 100 * Point };

    /// <summary>Gates alone, with a minimum inside a minimum.</summary>
    public static readonly ScorePack Gates = Pack(
        new StandingTerms.Live(),
        [Count("accredited"), Count("technical"), Count("professional"), new("revenue", FigureUnit.Money), new("retention", FigureUnit.Share)],
        [],
        Level("select") with { Figures = [new("accredited", 4, []), new("technical", 2, [])], Unlocks = ["listing"] },
        Level("advanced") with { Figures = [new("accredited", 8, []), new("technical", 6, [new("professional", 3, [])])], Unlocks = ["funding", "badge"] },
        Level("premier") with { Figures = [new("revenue", 5_000_000, []), new("retention", 850_000, [])] });

    /// <summary>Points by class, doubled in one market; gold asks for sourced points too, and assisted points are capped.</summary>
    public static readonly ScorePack Classes = Pack(
        new StandingTerms.Live(),
        [new("sourced-mrr", FigureUnit.Money), new("assisted-mrr", FigureUnit.Money)],
        [
            new("points",
            [
                new ScoreMetric.Rate("sourced", "sourced-mrr", 5 * Point, 10_000, ScoreMetric.MostMicro),
                new ScoreMetric.Rate("assisted", "assisted-mrr", 3 * Point, 10_000, 90 * Point),
            ]),
        ],
        Level("base") with { ScoreFromMicro = 0 },
        Level("gold") with { ScoreFromMicro = 100 * Point, Points = [new("sourced", 50 * Point)] }) with
    { Markets = [new("growth", 200), new("slow", 50)] };

    /// <summary>One capped metric from 0 to 1,000 with bands.</summary>
    public static ScorePack Banded(StandingTerms standing) => Pack(
        standing,
        [Count("score")],
        [new("score", [new ScoreMetric.Capped("score", "score", 1_000 * Point, 1_000)])],
        Level("ridge") with { ScoreFromMicro = 250 * Point }, Level("crest") with { ScoreFromMicro = 500 * Point }, Level("summit") with { ScoreFromMicro = 750 * Point });

    public static ScoreInputs Inputs(params (string Figure, long Value)[] values) => new(values.Select(value => new FigureValue(value.Figure, value.Value)));

    /// <summary>Every cell of a row, but for those named, as a figure; <c>name@market</c> is the figure of a market.</summary>
    public static ScoreInputs Inputs(Table.Row row, params string[] apart) =>
        new(row.Cells.Keys.Except(apart).Select(name => name.Split('@') is [var figure, var market] ? new FigureValue(figure, market, row.Long(name)) : new FigureValue(name, row.Long(name))));

    public static long Micro(string points) => (long)(decimal.Parse(points) * Point);

    public static string Name(ScorePack pack, int rank) => ScoreRules.Level(pack, rank)?.Name ?? "none";

    public static ScoreLevel Level(string name) => new(name, null, null, [], [], []);

    public static ScoreFigure Count(string name) => new(name, FigureUnit.Count);

    private static ScorePack Pack(StandingTerms standing, ScoreFigure[] figures, ScoreTrack[] tracks, params ScoreLevel[] levels) =>
        new("pack", "Pack", "1", null, figures, [], tracks, levels, standing);
}
