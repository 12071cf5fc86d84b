using MathNet.Numerics.Distributions;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Statistics;

/// <summary>A probability estimated by counting hits.</summary>
/// <param name="Hits">0 to <paramref name="Count"/>.</param>
/// <param name="Count">How many trials.</param>
public readonly record struct Proportion(long Hits, long Count)
{
    /// <summary>Hits / count; NaN without a trial.</summary>
    public double Share => (double)Hits / Count;

    /// <summary>
    /// Wilson's score interval: the p for which the count seen is not further than z standard deviations away. Inside 0–1 at every count,
    /// and close to its confidence on average; it is the interval of all probabilities shown. Without a trial 0–1.
    /// </summary>
    /// <remarks>Wilson 1927: (p̂ + z²/2n ± z √(p̂(1 − p̂)/n + z²/4n²)) / (1 + z²/n).</remarks>
    public Interval Wilson(double confidence)
    {
        if (Count == 0) return new(0, 1);
        var z = NormalQuantile.Of((1 + confidence) / 2);
        var (n, shrink) = ((double)Count, z * z / Count);
        var centre = (Share + shrink / 2) / (1 + shrink);
        var half = z * Math.Sqrt(Share * (1 - Share) / n + shrink / (4 * n)) / (1 + shrink);
        // At no hit and at all hits the end is 0 or 1 exactly; rounding would leave it beside.
        return new(Hits == 0 ? 0 : Math.Max(0, centre - half), Hits == Count ? 1 : Math.Min(1, centre + half));
    }

    /// <summary>Clopper and Pearson's interval, which covers with at least its confidence whatever p is:
    /// where a guarantee is stated. Without a trial 0–1.</summary>
    /// <remarks>Clopper, Pearson 1934; the ends are quantiles of Beta(h, n − h + 1) and Beta(h + 1, n − h).</remarks>
    public Interval ClopperPearson(double confidence)
    {
        var tail = (1 - confidence) / 2;
        return new(
            Hits == 0 ? 0 : Beta.InvCDF(Hits, Count - Hits + 1, tail),
            Hits == Count ? 1 : Beta.InvCDF(Hits + 1, Count - Hits, 1 - tail));
    }

    /// <summary>The rule of three: with no hit in n trials, p is below 3/n with 95 % confidence (at most 1).</summary>
    /// <remarks>From (1 − p)^n = 0.05 and ln 0.05 ≈ −3; a little wider than exact, so it errs to the safe side.</remarks>
    public static double NoHitUpper(long count) => count < 3 ? 1 : 3.0 / count;
}
