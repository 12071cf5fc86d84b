using System.Collections.Immutable;
using PemActors.Rulebook.Okrs;

namespace PemActors.Simulator.Experiments;

/// <summary>What one replication of one scenario gives: the contract between the kernel and the experiments. Warm-up weeks are in none of it.</summary>
public sealed record ReplicationResult
{
    /// <summary>Which replication, from 0.</summary>
    public required int Replication { get; init; }

    /// <summary>One value per KPI, by <see cref="Kpi"/>; money in minor units, shares 0–1, NaN where the figure has nothing to divide by.</summary>
    public required ImmutableArray<double> Kpis { get; init; }

    /// <summary>One curve per <see cref="SeriesKind"/>, each with one value per week of the horizon.</summary>
    public required ImmutableArray<ImmutableArray<double>> Series { get; init; }

    /// <summary>The scenario's key results, in the order of <see cref="ScenarioModel.KeyResults"/>.</summary>
    public required ImmutableArray<KeyResultOutcome> KeyResults { get; init; }

    /// <summary>Counts and sums that add up over replications.</summary>
    public required ReplicationTables Tables { get; init; }
}

/// <summary>How a key result came out in a replication.</summary>
/// <param name="Value">In whole units of its metric, for showing; null without evidence.</param>
/// <param name="Verdict">What <see cref="KeyResultRules.Judge"/> says; only <see cref="Verdict.Met"/> is a hit.</param>
public readonly record struct KeyResultOutcome(long? Value, Verdict Verdict)
{
    /// <summary>Whether the target is met; no evidence is no hit.</summary>
    public bool Hit => Verdict == Verdict.Met;
}

/// <summary>The curves of a replication, each by the end of a week.</summary>
public enum SeriesKind
{
    /// <summary>ARR that partners sourced, summed since the horizon's start; minor units.</summary>
    SourcedArr,
    /// <summary>Partner revenue, summed since the horizon's start; minor units.</summary>
    Revenue,
    /// <summary>Payouts of all incentives, summed since the horizon's start; minor units.</summary>
    Payout,
    /// <summary>Partners with an activity in the last 60 days.</summary>
    ActivePartners,
}
