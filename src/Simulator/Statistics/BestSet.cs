using System.Collections.Immutable;

namespace PemActors.Simulator.Statistics;

/// <summary>How one of several scenarios stands to the best of the others.</summary>
/// <param name="Index">Which, in the order given.</param>
/// <param name="Mean">Its mean.</param>
/// <param name="InSet">Whether it cannot be told from the best.</param>
/// <param name="ToBestOfOthers">
/// Hsu's constrained interval for its mean less that of the best other, in the direction that is good: wholly at or below 0 means surely not
/// the best, wholly at or above 0 surely the best.
/// </param>
public sealed record Standing(int Index, double Mean, bool InSet, Interval ToBestOfOthers);

/// <summary>
/// Multiple comparison with the best under common random numbers. The set holds the true best with at least the stated confidence, whatever
/// the correlations: only the k − 1 differences to the true best matter, and Bonferroni covers them.
/// </summary>
/// <remarks>Hsu 1984 for the constrained intervals; Nelson and Matejcik 1995 for common random numbers,
/// here with paired variances and Bonferroni in place of sphericity.</remarks>
public static class BestSet
{
    /// <summary>Stands each column against the others.</summary>
    /// <param name="columns">One per scenario, replication by replication, equally long; a replication with a NaN in any is left out.</param>
    /// <param name="higherIsBetter">Which way is good.</param>
    /// <param name="confidence">Joint, 0–1 exclusive.</param>
    public static ImmutableArray<Standing> Of(IReadOnlyList<double[]> columns, bool higherIsBetter, double confidence)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var kept = Complete(columns);
        var level = 1 - (1 - confidence) / Math.Max(1, columns.Count - 1);
        var sign = higherIsBetter ? 1 : -1;
        var differences = new (double Mean, double Half)[columns.Count, columns.Count];
        for (var i = 0; i < columns.Count; i++)
            for (var j = 0; j < columns.Count; j++)
            {
                var estimate = PairedDifference.Of(kept[i], kept[j]).Difference;
                // One-sided: the level itself, not its half.
                var half = estimate.Count < 2 ? double.PositiveInfinity : Estimate.StudentQuantile(level, estimate.Count - 1) * estimate.StandardError;
                differences[i, j] = (sign * estimate.Mean, half);
            }

        int[] all = [.. Enumerable.Range(0, columns.Count)];
        int[] set = [.. all.Where(i => all.All(j => j == i || differences[i, j].Mean + differences[i, j].Half >= 0))];
        return [.. all.Select(i => new Standing(i, Estimate.Of(kept[i]).Mean, set.Contains(i), new(
            set.Where(j => j != i).Select(j => Math.Min(0, differences[i, j].Mean - differences[i, j].Half)).DefaultIfEmpty(0).Min(),
            all.Where(j => j != i).Select(j => Math.Max(0, differences[i, j].Mean + differences[i, j].Half)).DefaultIfEmpty(0).Min())))];
    }

    private static double[][] Complete(IReadOnlyList<double[]> columns)
    {
        int[] rows = [.. Enumerable.Range(0, columns[0].Length).Where(row => columns.All(column => !double.IsNaN(column[row])))];
        return [.. columns.Select(column => rows.Select(row => column[row]).ToArray())];
    }
}
