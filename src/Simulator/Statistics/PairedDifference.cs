using MathNet.Numerics.Statistics;

namespace PemActors.Simulator.Statistics;

/// <summary>A scenario against the baseline over the same replications: D = scenario − baseline, replication by replication.</summary>
/// <param name="Difference">The mean of D, from the replications in which both have the figure.</param>
/// <param name="VarianceRatio">
/// (s²_A + s²_B) / s²_D: how many times as many replications independent runs would need for the same interval. Infinite when D never varies
/// though the figures do, NaN when nothing varies.
/// </param>
/// <param name="Correlation">Pearson's, between the two; NaN when either does not vary.</param>
public readonly record struct PairedDifference(Estimate Difference, double VarianceRatio, double Correlation)
{
    /// <summary>Pairs two columns of equal length, in replication order; a pair with a NaN is left out.</summary>
    public static PairedDifference Of(ReadOnlySpan<double> scenario, ReadOnlySpan<double> baseline)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(scenario.Length, baseline.Length);
        var (a, b, d) = (new RunningStatistics(), new RunningStatistics(), new RunningStatistics());
        for (var i = 0; i < scenario.Length; i++)
        {
            if (double.IsNaN(scenario[i]) || double.IsNaN(baseline[i])) continue;
            a.Push(scenario[i]);
            b.Push(baseline[i]);
            d.Push(scenario[i] - baseline[i]);
        }

        // cov = (s²_A + s²_B − s²_D) / 2 holds exactly for the sample moments too, so a pass over the pairs is enough.
        var correlation = (a.Variance + b.Variance - d.Variance) / (2 * Math.Sqrt(a.Variance * b.Variance));
        return new(Estimate.Of(d), (a.Variance + b.Variance) / d.Variance, Math.Clamp(correlation, -1, 1));
    }
}
