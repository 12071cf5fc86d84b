namespace PemActors.Benchmarks.Figures;

/// <summary>Percentiles by nearest rank, over all samples.</summary>
internal sealed class Percentiles(IEnumerable<double> samples)
{
    private readonly double[] sorted = [.. samples.Order()];

    /// <summary>The least sample that the share of all is not above; 0 with no samples.</summary>
    public double this[double share] => sorted.Length == 0 ? 0 : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];

    public double Max => this[1];
}
