using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace PemActors.Simulator.Statistics;

/// <summary>An estimated mean with what its interval needs; there is no mean without them.</summary>
/// <param name="Count">How many independent values it rests on.</param>
/// <param name="Mean">Their mean; NaN without any.</param>
/// <param name="Deviation">Their standard deviation (n − 1 below the fraction); NaN below two.</param>
public readonly record struct Estimate(long Count, double Mean, double Deviation)
{
    /// <summary>The estimate from moments.</summary>
    public static Estimate Of(RunningStatistics moments)
    {
        ArgumentNullException.ThrowIfNull(moments);
        return new(moments.Count, moments.Mean, moments.StandardDeviation);
    }

    /// <summary>The estimate from values in their order; values that are NaN are not counted.</summary>
    public static Estimate Of(ReadOnlySpan<double> values)
    {
        var moments = new RunningStatistics();
        foreach (var value in values)
            if (!double.IsNaN(value)) moments.Push(value);
        return Of(moments);
    }

    /// <summary>s / √n; NaN below two values.</summary>
    public double StandardError => Deviation / Math.Sqrt(Count);

    /// <summary>Student's interval, m ± t(n − 1) s / √n; unbounded below two values.</summary>
    /// <param name="confidence">0–1, exclusive.</param>
    public Interval At(double confidence)
    {
        var half = HalfWidth(confidence);
        return new(Mean - half, Mean + half);
    }

    /// <summary>t(n − 1) s / √n; infinite below two values.</summary>
    public double HalfWidth(double confidence) => Count < 2 ? double.PositiveInfinity : StudentQuantile((1 + confidence) / 2, Count - 1) * StandardError;

    /// <summary>The quantile of Student's t distribution with <paramref name="freedom"/> degrees of freedom.</summary>
    public static double StudentQuantile(double p, long freedom) => StudentT.InvCDF(0, 1, freedom, p);
}
