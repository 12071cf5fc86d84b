namespace PemActors.Rulebook.ScorePacks;

/// <summary>
/// Points as whole numbers over one denominator per pack, so that sums and comparisons are exact: 69.9999999 is not 70. With the ranges that the
/// reader checks (denominator at most 10^15, a rate at most 10^9 millionths, multipliers at most 10, figures at most 10^13) the greatest product is
/// 10^38, which <see cref="Int128"/> holds.
/// </summary>
internal static class ScorePoints
{
    /// <summary>The least common multiple of what the metrics divide by.</summary>
    public static Int128 Denominator(ScorePack pack)
    {
        var common = Int128.One;
        foreach (var track in pack.Tracks)
            foreach (var metric in track.Metrics)
                common = common / Gcd(common, Divisor(metric)) * Divisor(metric);
        return common;
    }

    /// <summary>The points of a metric in millionths, times the denominator.</summary>
    public static Int128 Of(ScoreMetric metric, ScorePack pack, ScoreInputs inputs, Int128 denominator)
    {
        switch (metric)
        {
            case ScoreMetric.Capped capped:
                return capped.WeightMicro * Int128.Clamp(inputs.Total(capped.Figure), 0, capped.Max) * (denominator / capped.Max);
            case ScoreMetric.Rate rate:
                var exact = rate.PointsMicro * Weighted(rate.Figure, pack, inputs) * (denominator / Divisor(rate));
                return Int128.Clamp(exact, 0, rate.CapMicro * denominator);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static Int128 Divisor(ScoreMetric metric) => metric switch
    {
        ScoreMetric.Capped capped => capped.Max,
        ScoreMetric.Rate rate => rate.Per * (Int128)100,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // Hundredths, as multipliers are.
    private static Int128 Weighted(string figure, ScorePack pack, ScoreInputs inputs)
    {
        var sum = Int128.Zero;
        foreach (var value in inputs.Values)
            if (value.Figure == figure) sum += (Int128)value.Value * Multiplier(pack, value.Market);
        return sum;
    }

    private static int Multiplier(ScorePack pack, string name)
    {
        foreach (var market in pack.Markets)
            if (market.Name == name) return market.MultiplierHundredths;
        return 100;
    }

    private static Int128 Gcd(Int128 a, Int128 b)
    {
        while (b != 0) (a, b) = (b, a % b);
        return a;
    }
}
