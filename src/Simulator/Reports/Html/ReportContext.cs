using System.Collections.Immutable;
using PemActors.Rulebook.Programs;
using PemActors.Simulator.Experiments;
using PemActors.Simulator.Statistics;

namespace PemActors.Simulator.Reports.Html;

/// <summary>What every view reads: the result, its comparisons made once, and how figures are written.</summary>
internal sealed class ReportContext(ExperimentResult result, double decisionLevel)
{
    public ExperimentResult Result { get; } = result;

    public ImmutableArray<ScenarioResult> Scenarios => Result.Scenarios;

    public ScenarioResult Baseline => Result.Baseline;

    public ImmutableArray<Comparison> Comparisons { get; } = Comparison.All(result);

    public Figures Figures { get; } = new(result.Baseline.Model.Currency);

    /// <summary>The probability at which a key result is counted on.</summary>
    public double DecisionLevel { get; } = decisionLevel;

    public double Confidence => Result.Experiment.Rule.Confidence;

    public string ConfidenceText => $"{100 * Confidence:0.#} %";

    public string N => $"n = {Result.Replications:N0} replications";

    public string Mean(ScenarioResult scenario, Kpi kpi) => Figures.Mean(scenario.Estimate(kpi), KpiCatalog.Of(kpi).Unit, Confidence);

    public string Mean(ScenarioResult scenario, Func<ReplicationTables, long> cell, KpiUnit unit) =>
        Figures.Mean(Estimate.Of([.. scenario.TableColumn(cell).Select(value => (double)value)]), unit, Confidence);

    public string Difference(Comparison comparison, Kpi kpi) => Figures.Difference(comparison.Of(kpi).Difference, KpiCatalog.Of(kpi).Unit, Confidence);

    public RatioEstimate Ratio(ScenarioResult scenario, Func<ReplicationTables, long> part, Func<ReplicationTables, long> whole) =>
        RatioEstimate.Of(scenario.TableColumn(part), scenario.TableColumn(whole), Confidence);

    /// <summary>Where a scenario keeps a key result of the baseline, by id; −1 when its program has none.</summary>
    public static int Place(ScenarioResult scenario, string keyResult)
    {
        for (var index = 0; index < scenario.Model.KeyResults.Length; index++)
            if (scenario.Model.KeyResults[index].Id == keyResult) return index;
        return -1;
    }

    /// <summary>Good or bad when the difference is surely that, else muted.</summary>
    public ScottPlot.Color Colour(Estimate difference, Better better)
    {
        var interval = difference.At(Confidence);
        if (interval.Contains(0) || better == Better.Neither || double.IsNaN(difference.Mean)) return Ink.Muted;
        return interval.Lower > 0 == (better == Better.Higher) ? Ink.Good : Ink.Bad;
    }

    /// <summary>A key result's target as a person reads it: <c>at least $5M</c>.</summary>
    public string Target(KeyResult keyResult)
    {
        var (unit, whole) = Figures.Of(MetricUnits.Of(keyResult.Metric));
        var target = Figures.Value(keyResult.Target / whole, unit);
        var score = keyResult.MeanScoreHundredths is { } mean ? $" with a mean score of at least {mean / 100.0:0.#}" : "";
        return keyResult.Comparator switch
        {
            Comparator.AtLeast => $"at least {target}{score}",
            Comparator.AtMost => $"at most {target}{score}",
            _ => $"within ± {target}{score}",
        };
    }
}
