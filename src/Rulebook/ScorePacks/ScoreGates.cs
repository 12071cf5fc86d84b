using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.ScorePacks;

/// <summary>The gates of a level on a track, decided and in words, from one list.</summary>
internal readonly struct ScoreGates(ScorePack pack, ScoreTrack track, ScoreInputs inputs, Int128 denominator)
{
    private const long Point = 1_000_000;

    /// <summary>Whether every gate of the level is met; those of levels below it are not asked.</summary>
    public bool Hold(ScoreLevel level) => Of(level).All(gate => gate.Met);

    public IEnumerable<ScoreGate> Of(ScoreLevel level)
    {
        if (level.ScoreFromMicro is { } from) yield return Points($"{level.Name}.score", Sum(), from, "at least");
        if (level.EachMetricAboveMicro is { } above)
            foreach (var metric in track.Metrics)
                yield return Points($"{level.Name}.each.{metric.Name}", Exact(metric), above, "more than");
        foreach (var minimum in level.Points)
        {
            var metric = track.Metrics.First(metric => metric.Name == minimum.Metric);
            yield return Points($"{level.Name}.points.{metric.Name}", Exact(metric), minimum.AtLeastMicro, "at least");
        }
        foreach (var minimum in level.Figures)
            foreach (var gate in Figure($"{level.Name}.figure", minimum))
                yield return gate;
    }

    /// <summary>The exact points of the track in millionths, times the denominator.</summary>
    public Int128 Sum()
    {
        var sum = Int128.Zero;
        foreach (var metric in track.Metrics) sum += Exact(metric);
        return sum;
    }

    /// <summary>The exact points of a metric in millionths, times the denominator.</summary>
    public Int128 Exact(ScoreMetric metric) => ScorePoints.Of(metric, pack, inputs, denominator);

    private ScoreGate Points(string name, Int128 exact, long micro, string comparison)
    {
        // "More than" is met from the next part of the denominator on, and the least that people can add is a millionth.
        var needed = micro * denominator + (comparison == "more than" ? 1 : 0);
        var lacking = Ratio.Ceiling(Int128.Max(0, needed - exact), denominator);
        return new(name, lacking == 0, Decimal(Ratio.HalfEven(exact, denominator)), $"{comparison} {Decimal(micro)}", lacking);
    }

    private IEnumerable<ScoreGate> Figure(string prefix, FigureMinimum minimum)
    {
        var name = $"{prefix}.{minimum.Figure}";
        var value = inputs.Total(minimum.Figure);
        var unit = pack.Figures.First(figure => figure.Name == minimum.Figure).Unit;
        yield return new(name, value >= minimum.AtLeast, Text(value, unit), $"at least {Text(minimum.AtLeast, unit)}", Math.Max(0, minimum.AtLeast - value));
        foreach (var inner in minimum.OfWhich)
            foreach (var gate in Figure(name, inner))
                yield return gate;
    }

    private static string Text(long value, FigureUnit unit) => (value < 0 ? "-" : "") + unit switch
    {
        FigureUnit.Count => $"{Math.Abs(value)}",
        FigureUnit.Money => Figures.Money(Math.Abs(value)),
        FigureUnit.Share => Decimal(Math.Abs(value)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // Millionths without the zeros behind the last digit.
    private static string Decimal(long micro) => micro % Point == 0 ? $"{micro / Point}" : Figures.Ppm(micro).TrimEnd('0');
}
