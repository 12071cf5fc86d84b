using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using PemActors.Simulator.Statistics;

namespace PemActors.Simulator.Experiments;

/// <summary>All replications of one scenario, in order from 0 without a gap, and what they add up to.</summary>
public sealed class ScenarioResult
{
    private readonly ImmutableArray<ReplicationResult> _rows;

    /// <summary>A result of rows in replication order, whose histograms have been taken out of them.</summary>
    internal ScenarioResult(
        ScenarioModel model, ImmutableArray<ReplicationResult> rows, ImmutableArray<HistogramBin> revenueByPartner, ImmutableArray<HistogramBin> cycleHours) =>
        (Model, _rows, RevenueByPartner, CycleHours) = (model, rows, revenueByPartner, cycleHours);

    /// <summary>Which scenario.</summary>
    public ScenarioModel Model { get; }

    /// <summary>How many replications.</summary>
    public int Replications => _rows.Length;

    /// <summary>Revenue per partner, pooled over replications.</summary>
    public ImmutableArray<HistogramBin> RevenueByPartner { get; }

    /// <summary>Hours from creation to win, pooled over replications.</summary>
    public ImmutableArray<HistogramBin> CycleHours { get; }

    /// <summary>A KPI's value in each replication; NaN where it has none.</summary>
    public double[] Column(Kpi kpi) => [.. _rows.Select(row => row.Kpis[(int)kpi])];

    /// <summary>A KPI's mean with its count.</summary>
    public Estimate Estimate(Kpi kpi) => Statistics.Estimate.Of(Column(kpi));

    /// <summary>Whether each replication hit a key result, by its place in the scenario.</summary>
    public bool[] HitColumn(int keyResult) => [.. _rows.Select(row => row.KeyResults[keyResult].Hit)];

    /// <summary>How many replications hit it.</summary>
    public Proportion Hits(int keyResult) => new(_rows.Count(row => row.KeyResults[keyResult].Hit), _rows.Length);

    /// <summary>A key result's value in each replication, in whole units of its metric; NaN where it has none.</summary>
    public double[] ValueColumn(int keyResult) => [.. _rows.Select(row => row.KeyResults[keyResult].Value ?? double.NaN)];

    /// <summary>A curve's value at the end of a week (0 is the horizon's first) in each replication.</summary>
    public double[] SeriesColumn(SeriesKind kind, int week) => [.. _rows.Select(row => row.Series[(int)kind][week])];

    /// <summary>A cell of an integer table in each replication.</summary>
    public long[] TableColumn(Func<ReplicationTables, long> cell) => [.. _rows.Select(row => cell(row.Tables))];

    /// <summary>SHA-256 over every number of every replication, in order: equal for equal inputs, whatever the threads and batches.</summary>
    public string ResultHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        foreach (var number in Numbers())
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private IEnumerable<long> Numbers()
    {
        foreach (var row in _rows)
        {
            foreach (var value in row.Kpis) yield return BitConverter.DoubleToInt64Bits(value);
            foreach (var value in row.Series.SelectMany(curve => curve)) yield return BitConverter.DoubleToInt64Bits(value);
            foreach (var outcome in row.KeyResults)
            {
                yield return outcome.Value ?? long.MinValue;
                yield return (long)outcome.Verdict;
            }

            foreach (var table in Tables(row.Tables))
                foreach (var cell in table) yield return cell;
        }

        foreach (var bin in RevenueByPartner.Concat(CycleHours))
        {
            yield return bin.Index;
            yield return bin.Count;
            yield return bin.Sum;
        }
    }

    private static ImmutableArray<long>[] Tables(ReplicationTables tables) =>
        [tables.PayoutByIncentive, tables.TierFlow, tables.Funnel, tables.GamingCount, tables.GamingCostMinor, tables.PartnersByType, tables.ZeroSellersByType];
}
