using MathNet.Numerics.Distributions;

namespace PemActors.Simulator.Statistics;

/// <summary>An exact quantile of independent values with an interval made of two of them: no assumption on their law.</summary>
/// <param name="Probability">Which quantile, 0–1.</param>
/// <param name="Value">The value of rank ⌈n q⌉; NaN without values.</param>
/// <param name="Interval">From order statistics; an end that n values cannot bound is infinite.</param>
/// <param name="Coverage">With which probability the interval holds the quantile of a continuous law: at least the confidence asked for.</param>
public readonly record struct QuantileEstimate(double Probability, double Value, Interval Interval, double Coverage)
{
    /// <summary>The quantile of ascending values.</summary>
    public static QuantileEstimate Of(ReadOnlySpan<double> ascending, double q, double confidence)
    {
        if (ascending.IsEmpty) return new(q, double.NaN, new(double.NegativeInfinity, double.PositiveInfinity), 1);
        var (lower, upper, coverage) = Ranks(ascending.Length, q, confidence);
        return new(q, At(ascending, q), new(
            lower == 0 ? double.NegativeInfinity : ascending[lower - 1],
            upper > ascending.Length ? double.PositiveInfinity : ascending[upper - 1]), coverage);
    }

    /// <summary>The value of rank ⌈n q⌉ of ascending values, at least one: the inverse of their distribution, a value that occurred.</summary>
    public static double At(ReadOnlySpan<double> ascending, double q)
    {
        // A product such as 0.07 · 100 lies a last bit above the integer that it means.
        var rank = (int)Math.Ceiling(ascending.Length * q - 1e-9);
        return ascending[Math.Clamp(rank, 1, ascending.Length) - 1];
    }

    /// <summary>
    /// The ranks l and u of the interval [x(l), x(u)]: of n values, the number below the quantile is Binomial(n, q), so it is held with
    /// probability P(l ≤ B ≤ u − 1). Each tail gets at most half of what confidence leaves; rank 0 and n + 1 stand for no bound.
    /// </summary>
    public static (int Lower, int Upper, double Coverage) Ranks(int n, double q, double confidence)
    {
        var tail = (1 - confidence) / 2;
        var lower = Least(n, rank => Below(n, q, rank + 1) > tail);
        var upper = Least(n, rank => Below(n, q, rank + 1) >= 1 - tail) + 1;
        return (lower, upper, (upper > n ? 1 : Below(n, q, upper)) - (lower == 0 ? 0 : Below(n, q, lower)));
    }

    // P(B ≤ rank − 1).
    private static double Below(int n, double q, int rank) => Binomial.CDF(q, n, rank - 1);

    // The least rank in 0–n that holds; what holds once holds from there on, and n holds always.
    private static int Least(int n, Func<int, bool> holds)
    {
        var (low, high) = (0, n);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (holds(middle)) high = middle;
            else low = middle + 1;
        }

        return low;
    }
}
