using MathNet.Numerics.Statistics;

namespace PemActors.Simulator.Statistics;

/// <summary>
/// A share pooled over replications, Σ part / Σ whole. Partners of one replication are no independent trials, so its interval comes from the
/// replications: d = part − r · whole, standard error s_d / (√n · mean whole).
/// </summary>
/// <remarks>Cochran, Sampling Techniques, §2.11 and §6.4: the linearised variance of a ratio.</remarks>
/// <param name="Count">Replications.</param>
/// <param name="Ratio">NaN when the whole is 0 throughout.</param>
/// <param name="Interval">Student's, cut at 0 and 1; 0–1 below two replications.
/// Of a share that is 0 or 1 in all replications it is Wilson's, with replications as trials.</param>
public readonly record struct RatioEstimate(long Count, double Ratio, Interval Interval)
{
    /// <summary>The share from the parts and wholes of each replication, in their order; 0 ≤ part ≤ whole.</summary>
    public static RatioEstimate Of(ReadOnlySpan<long> parts, ReadOnlySpan<long> wholes, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(parts.Length, wholes.Length);
        var (part, whole) = (0L, 0L);
        for (var i = 0; i < parts.Length; i++)
        {
            part += parts[i];
            whole += wholes[i];
        }

        var ratio = (double)part / whole;
        if (whole == 0) return new(parts.Length, double.NaN, new(0, 1));
        if (part == 0 || part == whole) return new(parts.Length, ratio, new Proportion(part == 0 ? 0 : parts.Length, parts.Length).Wilson(confidence));
        var residuals = new RunningStatistics();
        for (var i = 0; i < parts.Length; i++) residuals.Push(parts[i] - ratio * wholes[i]);
        var half = Estimate.Of(residuals).HalfWidth(confidence) / ((double)whole / parts.Length);
        return new(parts.Length, ratio, new(Math.Max(0, ratio - half), Math.Min(1, ratio + half)));
    }
}
