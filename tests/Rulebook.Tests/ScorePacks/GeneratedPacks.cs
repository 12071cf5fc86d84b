using CsCheck;
using PemActors.Rulebook.ScorePacks;

namespace PemActors.Rulebook.Tests.ScorePacks;

/// <summary>Packs of every shape over four figures and two markets, and figures around their maxima.</summary>
internal static class GeneratedPacks
{
    private static readonly string[] Names = ["a", "b", "c", "d"];
    private static readonly Gen<string> Name = Gen.Int[0, 3].Select(i => Names[i]);
    private static readonly Gen<long> Micro = Gen.OneOf(Gen.Long[1, 40_000_000], Gen.Long[1, 40].Select(points => points * 1_000_000));

    private static readonly Gen<ScoreMetric> Metric = Gen.OneOf(
        Gen.Select(Name, Micro, Gen.Long[1, 12], (figure, weight, max) => (ScoreMetric)new ScoreMetric.Capped(figure, figure, weight, max)),
        Gen.Select(Name, Micro, Gen.Long[1, 5], Gen.Long[1, 200_000_000], (figure, points, per, cap) => (ScoreMetric)new ScoreMetric.Rate(figure, figure, points, per, cap)));

    // Every track has a metric named "always", so that a level may ask for its points.
    private static readonly Gen<ScoreTrack[]> Tracks = Gen.Select(Metric.Array[0, 3], Gen.Long[1, 9], (metrics, max) =>
        new ScoreTrack("", [new ScoreMetric.Capped("always", "a", 10_000_000, max), .. metrics.Select((metric, i) => Named(metric, $"m{i}"))])).Array[1, 3]
        .Select(tracks => tracks.Select((track, i) => track with { Name = $"t{i}" }).ToArray());

    private static readonly Gen<FigureMinimum> Minimum = Gen.Select(Name, Gen.Long[1, 8], Gen.Select(Name, Gen.Long[1, 8]).Array[0, 1],
        (figure, least, inner) => new FigureMinimum(figure, least, [.. inner.Select(pair => new FigureMinimum(pair.Item1, pair.Item2, []))]));

    private static readonly Gen<ScoreLevel> Level = Gen.Select(
        Micro.Nullable(), Gen.OneOf(Gen.Const(0L), Micro).Nullable(), Gen.Long[1, 10_000_000].Array[0, 1], Minimum.Array[0, 2],
        (score, each, points, figures) => new ScoreLevel("", score, each, [.. points.Select(micro => new PointsMinimum("always", micro))], figures, ["unlock"]));

    public static readonly Gen<ScorePack> Pack = Gen.Select(Tracks, Level.Array[1, 4], Gen.Int[1, 1_000],
        (tracks, levels, multiplier) => new ScorePack(
            "pack", "Pack", "1", null, [.. Names.Select(Packs.Count)], [new("growth", multiplier)], tracks, [.. levels.Select((level, i) => level with { Name = $"l{i}" })], new StandingTerms.Live()));

    public static readonly Gen<FigureValue[]> Values = Gen.Select(Name, Gen.OneOf(Gen.Const(""), Gen.Const("growth")), Gen.Long[-3, 14], (figure, market, value) => new FigureValue(figure, market, value)).Array[0, 8];

    public static readonly Gen<FigureValue> More = Gen.Select(Name, Gen.OneOf(Gen.Const(""), Gen.Const("growth")), Gen.Long[1, 9], (figure, market, value) => new FigureValue(figure, market, value));

    private static ScoreMetric Named(ScoreMetric metric, string name) => metric switch
    {
        ScoreMetric.Capped capped => new ScoreMetric.Capped(name, capped.Figure, capped.WeightMicro, capped.Max),
        ScoreMetric.Rate rate => new ScoreMetric.Rate(name, rate.Figure, rate.PointsMicro, rate.Per, rate.CapMicro),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
