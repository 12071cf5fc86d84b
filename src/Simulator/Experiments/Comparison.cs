using System.Collections.Immutable;
using PemActors.Simulator.Statistics;

namespace PemActors.Simulator.Experiments;

/// <summary>A scenario against the baseline, replication by replication.</summary>
/// <param name="Scenario">Which.</param>
/// <param name="Kpis">One difference per KPI, by <see cref="Kpi"/>.</param>
/// <param name="KeyResults">One per key result that both have, by id, in the baseline's order.</param>
/// <param name="JointConfidence">The confidence at which each interval is to be taken so that all scenarios' hold together (Bonferroni).</param>
public sealed record Comparison(
    ScenarioResult Scenario, ImmutableArray<PairedDifference> Kpis, ImmutableArray<KeyResultComparison> KeyResults, double JointConfidence)
{
    /// <summary>The difference of one KPI, scenario − baseline.</summary>
    public PairedDifference Of(Kpi kpi) => Kpis[(int)kpi];

    /// <summary>Every scenario but the baseline against it; none when there is one scenario.</summary>
    public static ImmutableArray<Comparison> All(ExperimentResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var confidence = result.Experiment.Rule.Confidence;
        var joint = 1 - (1 - confidence) / Math.Max(1, result.Scenarios.Length - 1);
        return [.. result.Scenarios.Skip(1).Select(scenario => Of(scenario, result.Baseline, joint))];
    }

    /// <summary>The scenarios' standing to the best of them in one KPI, the baseline among them; empty for a KPI that is good neither way.</summary>
    public static ImmutableArray<Standing> Standings(ExperimentResult result, Kpi kpi)
    {
        ArgumentNullException.ThrowIfNull(result);
        var better = KpiCatalog.Of(kpi).Better;
        return better == Better.Neither
            ? []
            : BestSet.Of([.. result.Scenarios.Select(scenario => scenario.Column(kpi))], better == Better.Higher, result.Experiment.Rule.Confidence);
    }

    private static Comparison Of(ScenarioResult scenario, ScenarioResult baseline, double joint) => new(
        scenario,
        [.. KpiCatalog.All.Select(each => PairedDifference.Of(scenario.Column(each.Kpi), baseline.Column(each.Kpi)))],
        [.. Shared(scenario, baseline).Select(pair => new KeyResultComparison(
            baseline.Model.KeyResults[pair.Baseline].Id,
            scenario.Hits(pair.Scenario),
            baseline.Hits(pair.Baseline),
            McNemar.Of(scenario.HitColumn(pair.Scenario), baseline.HitColumn(pair.Baseline))))],
        joint);

    // A scenario may change the program, and with it the key results.
    private static IEnumerable<(int Scenario, int Baseline)> Shared(ScenarioResult scenario, ScenarioResult baseline)
    {
        for (var b = 0; b < baseline.Model.KeyResults.Length; b++)
            for (var s = 0; s < scenario.Model.KeyResults.Length; s++)
                if (scenario.Model.KeyResults[s].Id == baseline.Model.KeyResults[b].Id) yield return (s, b);
    }
}

/// <summary>A key result in two scenarios over the same replications.</summary>
/// <param name="Id">Which.</param>
/// <param name="Scenario">Hits of the scenario.</param>
/// <param name="Baseline">Hits of the baseline.</param>
/// <param name="Test">What the replications in which they differ say.</param>
public sealed record KeyResultComparison(string Id, Proportion Scenario, Proportion Baseline, McNemar Test);
