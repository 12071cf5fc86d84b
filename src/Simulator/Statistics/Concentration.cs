namespace PemActors.Simulator.Statistics;

/// <summary>How unevenly a total is spread over partners. Exact, from ascending non-negative values; allocates nothing.</summary>
public static class Concentration
{
    /// <summary>The share of the total that the greatest <paramref name="top"/> of values brought;
    /// the partner on the edge counts in proportion. NaN when the total is 0.</summary>
    /// <param name="ascending">One value per partner.</param>
    /// <param name="top">0–1; 0.1 is the top tenth.</param>
    public static double TopShare(ReadOnlySpan<long> ascending, double top)
    {
        var rest = ascending.Length * top;
        var (total, greatest) = (0L, 0.0);
        for (var i = ascending.Length - 1; i >= 0; i--)
        {
            total = checked(total + ascending[i]);
            if (rest <= 0) continue;
            greatest += Math.Min(1, rest) * ascending[i];
            rest--;
        }

        return total == 0 ? double.NaN : greatest / total;
    }

    /// <summary>The Gini coefficient: 0 when all have the same, towards 1 when one has all. NaN when the total is 0.</summary>
    /// <remarks>Σ (2 i − n − 1) x(i) / (n Σ x).</remarks>
    public static double Gini(ReadOnlySpan<long> ascending)
    {
        var (total, weighted) = (0L, (Int128)0);
        for (var i = 0; i < ascending.Length; i++)
        {
            total = checked(total + ascending[i]);
            weighted += (2 * (i + 1) - ascending.Length - 1) * (Int128)ascending[i];
        }

        return total == 0 ? double.NaN : (double)weighted / ((double)ascending.Length * total);
    }
}
