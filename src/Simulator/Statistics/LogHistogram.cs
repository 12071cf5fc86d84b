using System.Collections.Immutable;

namespace PemActors.Simulator.Statistics;

/// <summary>
/// Counts and sums of non-negative integers in fixed bins 1 % wide. Merging adds integers, so neither order nor split shows in it, and the
/// sums make totals exact. A quantile is off by less than 1 %. Not safe for several threads at once.
/// </summary>
/// <remarks>Bin 0 holds zeros; bin k ≥ 1 holds [e(k), e(k+1)),
/// with e(1) = 1 and e(k+1) the greater of e(k) + 1 and ⌊1.01 e(k)⌋: integer arithmetic alone, equal everywhere.</remarks>
public sealed class LogHistogram
{
    /// <summary>The greatest value that can be added: 10^17.</summary>
    public const long ValueMax = 100_000_000_000_000_000;

    private static readonly long[] Edges = MakeEdges();
    private readonly long[] _counts = new long[Edges.Length];
    private readonly long[] _sums = new long[Edges.Length];

    /// <summary>How many values were added.</summary>
    public long Count { get; private set; }

    /// <summary>Their exact sum.</summary>
    public long Sum { get; private set; }

    /// <summary>The bins that hold something, ascending.</summary>
    public ImmutableArray<HistogramBin> Bins
    {
        get
        {
            var bins = ImmutableArray.CreateBuilder<HistogramBin>();
            for (var index = 0; index < _counts.Length; index++)
                if (_counts[index] != 0) bins.Add(new(index, _counts[index], _sums[index]));
            return bins.DrainToImmutable();
        }
    }

    /// <summary>The least and the greatest value that a bin can hold.</summary>
    public static (long Least, long Greatest) Range(int index) => (Edges[index], index + 1 < Edges.Length ? Edges[index + 1] - 1 : ValueMax);

    /// <summary>Adds a value, 0 to <see cref="ValueMax"/>.</summary>
    public void Add(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, ValueMax);
        var found = Array.BinarySearch(Edges, value);
        Add(new HistogramBin(found >= 0 ? found : ~found - 1, 1, value));
    }

    /// <summary>Adds a bin of another histogram.</summary>
    public void Add(HistogramBin bin)
    {
        _counts[bin.Index] += bin.Count;
        _sums[bin.Index] = checked(_sums[bin.Index] + bin.Sum);
        Count += bin.Count;
        Sum = checked(Sum + bin.Sum);
    }

    /// <summary>Adds what another histogram holds.</summary>
    public void Add(ReadOnlySpan<HistogramBin> bins)
    {
        foreach (var bin in bins) Add(bin);
    }

    /// <summary>Empties it, to be used again.</summary>
    public void Clear()
    {
        Array.Clear(_counts);
        Array.Clear(_sums);
        (Count, Sum) = (0, 0);
    }

    /// <summary>The mean of the bin in which the value of rank ⌈n q⌉ lies, within 1 % of that value; NaN when empty.</summary>
    /// <param name="q">0–1.</param>
    public double Quantile(double q)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(q);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(q, 1);
        var rank = Math.Max(1, (long)Math.Ceiling(Count * q));
        var below = 0L;
        for (var index = 0; index < _counts.Length; index++)
        {
            below += _counts[index];
            if (below >= rank) return _sums[index] / (double)_counts[index];
        }

        return double.NaN;
    }

    private static long[] MakeEdges()
    {
        var edges = new List<long> { 0 };
        for (var edge = 1L; edge <= ValueMax; edge = Math.Max(edge + 1, (long)((Int128)edge * 101 / 100))) edges.Add(edge);
        return [.. edges];
    }
}
