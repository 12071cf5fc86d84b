using System.Runtime.CompilerServices;
using PemActors.Simulator.Randomness.Lanes;

namespace PemActors.Simulator.Randomness;

/// <summary>
/// Quantities from uniforms by inversion only: one quantity, one uniform, monotone (an Erlang takes one uniform per phase).
/// No rejection, so that common random numbers stay common.
/// </summary>
public static class Inversion
{
    /// <summary>Means below it are searched from 0 on.</summary>
    internal const double SearchBelow = 30;

    // No uniform reaches so far at a mean below that.
    private const int SearchMost = 500;

    /// <summary>The standard normal quantile of <paramref name="u"/> in (0, 1).</summary>
    public static double Normal(double u) => NormalQuantile.Of(u);

    /// <summary>Normal with a mean and a standard deviation.</summary>
    public static double Normal(double u, double mean, double deviation) => mean + deviation * NormalQuantile.Of(u);

    /// <summary>Lognormal with a median and the standard deviation <paramref name="s"/> of its logarithm.</summary>
    public static double LogNormal(double u, double median, double s) => median * Elementary.Exp(s * NormalQuantile.Of(u));

    /// <summary>Exponential with a mean; grows with <paramref name="u"/>.</summary>
    public static double Exponential(double u, double mean) => -mean * Elementary.Log(1 - u);

    /// <summary>Erlang-2 with a mean: −mean/2 · ln(u1 · u2); falls as either uniform grows.</summary>
    public static double Erlang2(double u1, double u2, double mean) => -mean / 2 * Elementary.Log(u1 * u2);

    /// <summary>Gamma with a shape and mean 1; grows with <paramref name="u"/>.</summary>
    public static double GammaMeanOne(double u, double shape) => GammaQuantile.OfShape(shape).Of(u);

    /// <summary>
    /// Poisson with mean ≥ 0: the least n with F(n) ≥ u, by sequential search; from a mean of 30 on the search starts at the
    /// normal approximation.
    /// </summary>
    public static int Poisson(double u, double mean)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mean);
        if (mean < SearchBelow) return (int)Poisson(new OneLane(u), new OneLane(mean)).Value;
        var start = Math.Max(0, (int)(mean + Math.Sqrt(mean) * NormalQuantile.Of(u)));
        var mass = MathNet.Numerics.Distributions.Poisson.PMF(mean, start);
        var below = MathNet.Numerics.Distributions.Poisson.CDF(mean, start);
        while (start > 0 && below - mass >= u)
        {
            below -= mass;
            mass *= start-- / mean;
        }

        return Search(u, mean, start, mass, below);
    }

    /// <summary>The same of eight means and words at a time, where all means are below <see cref="SearchBelow"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Poisson<T>(T u, T mean)
        where T : struct, ILanes<T>
    {
        var none = Elementary.Exp(T.Of(0) - mean);
        return Poisson(u, mean, none, SearchMost);
    }

    /// <summary>The same, with the probability of none at hand and a greatest number, beyond which counting ends.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Poisson<T>(T u, T mean, T none, int most)
        where T : struct, ILanes<T>
    {
        var (mass, cumulative, n) = (none, none, T.Of(0));
        for (var next = 1; next <= most; next++)
        {
            // A mass that underflows ends the search: past it the distribution has no more to give at this precision.
            var goesOn = T.Both(T.Less(cumulative, u), T.Less(T.Of(0), mass));
            if (!T.Any(goesOn)) return n;
            n += T.Choose(goesOn, T.Of(1), T.Of(0));
            mass *= mean * T.Of(1.0 / next);
            cumulative += mass;
        }

        return n;
    }

    /// <summary>Which of the weighted choices <paramref name="u"/> falls on; the weights are ≥ 0 and need not sum to 1.</summary>
    public static int Choice(double u, ReadOnlySpan<double> weights)
    {
        var total = 0.0;
        foreach (var weight in weights) total += weight;
        var rest = u * total;
        for (var i = 0; i < weights.Length - 1; i++)
        {
            if (rest < weights[i]) return i;
            rest -= weights[i];
        }

        return weights.Length - 1;
    }

    /// <summary>Zipf over ranks 1 to <paramref name="count"/>: P(k) ∝ k^−exponent.</summary>
    public static int Zipf(double u, int count, double exponent)
    {
        var total = 0.0;
        for (var k = 1; k <= count; k++) total += Math.Pow(k, -exponent);
        var rest = u * total;
        for (var k = 1; k < count; k++)
        {
            rest -= Math.Pow(k, -exponent);
            if (rest < 0) return k;
        }

        return count;
    }

    // A mass that underflows ends the search: past it the distribution has no more to give at this precision.
    private static int Search(double u, double mean, int n, double mass, double cumulative)
    {
        while (cumulative < u && mass > 0)
        {
            n++;
            mass *= mean / n;
            cumulative += mass;
        }

        return n;
    }
}
