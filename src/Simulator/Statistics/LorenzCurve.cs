using System.Collections.Immutable;

namespace PemActors.Simulator.Statistics;

/// <summary>A point of a Lorenz curve: the least <paramref name="Partners"/> of partners bring <paramref name="Amount"/> of the total.</summary>
public readonly record struct LorenzPoint(double Partners, double Amount);

/// <summary>Cumulated share of a total over the share of partners, least first, from a histogram pooled over replications.</summary>
public sealed record LorenzCurve
{
    private LorenzCurve(ImmutableArray<LorenzPoint> points, long partners, double zeroShare) => (Points, Partners, ZeroShare) = (points, partners, zeroShare);

    /// <summary>From (0, 0) to (1, 1), both ascending and convex up to the 1 % of a bin. Only those two when the total is 0.</summary>
    public ImmutableArray<LorenzPoint> Points { get; }

    /// <summary>How many partners, over all replications.</summary>
    public long Partners { get; }

    /// <summary>The share of partners without any amount; NaN without partners.</summary>
    public double ZeroShare { get; }

    /// <summary>The curve of bins in ascending order. Exact at the edges of bins, as bins keep their sums.</summary>
    public static LorenzCurve Of(ReadOnlySpan<HistogramBin> bins)
    {
        var (count, sum, zeros) = (0L, 0L, 0L);
        foreach (var bin in bins)
        {
            count += bin.Count;
            sum = checked(sum + bin.Sum);
            if (bin.Index == 0) zeros = bin.Count;
        }

        var points = ImmutableArray.CreateBuilder<LorenzPoint>();
        points.Add(new(0, 0));
        var (counted, summed) = (0L, 0L);
        foreach (var bin in bins)
        {
            if (sum == 0) break;
            counted += bin.Count;
            summed += bin.Sum;
            points.Add(new((double)counted / count, (double)summed / sum));
        }

        if (sum == 0) points.Add(new(1, 1));
        return new(points.DrainToImmutable(), count, (double)zeros / count);
    }

    /// <summary>What the greatest <paramref name="top"/> of partners bring of the total, 0–1, straight between points.</summary>
    public double TopShare(double top)
    {
        var x = 1 - top;
        for (var i = 1; i < Points.Length; i++)
        {
            var (left, right) = (Points[i - 1], Points[i]);
            if (x > right.Partners) continue;
            return 1 - (left.Amount + (right.Amount - left.Amount) * (x - left.Partners) / (right.Partners - left.Partners));
        }

        return 0;
    }
}
