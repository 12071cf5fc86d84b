using System.Globalization;
using CsvHelper;
using PemActors.Documents.Facts;
using PemActors.Simulator.Experiments;

namespace PemActors.Simulator.Reports;

/// <summary>Results as comma-separated tables, one row per figure, each with its count and interval.
/// Empty cells are unknown, or ends without a bound.</summary>
public static class CsvReport
{
    private static readonly string[] Identity =
        ["seed", "codeVersion", "scenario", "scenarioHash", "programVersion", "parameter", "parameterValue", "capped", "partial"];

    /// <summary>Writes one row per scenario and KPI, and one per scenario and key result (its share of hits, with Wilson's interval).</summary>
    public static void WriteSummary(TextWriter writer, ExperimentResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        using var csv = Open(writer, [.. Identity, "figure", "unit", "n", "mean", "deviation", "halfWidth", "lower", "upper"]);
        var confidence = result.Experiment.Rule.Confidence;
        foreach (var scenario in result.Scenarios)
        {
            foreach (var kpi in KpiCatalog.All)
            {
                var estimate = scenario.Estimate(kpi.Kpi);
                var interval = estimate.At(confidence);
                Row(csv, [.. Of(result, scenario), kpi.Id, Words.Of(kpi.Unit), Text(estimate.Count), Text(estimate.Mean), Text(estimate.Deviation),
                    Text(estimate.HalfWidth(confidence)), Text(interval.Lower), Text(interval.Upper)]);
            }

            for (var index = 0; index < scenario.Model.KeyResults.Length; index++)
            {
                var (hits, interval) = (scenario.Hits(index), scenario.Hits(index).Wilson(confidence));
                Row(csv, [.. Of(result, scenario), $"hit:{scenario.Model.KeyResults[index].Id}", "probability", Text(hits.Count), Text(hits.Share), "",
                    Text(interval.HalfWidth), Text(interval.Lower), Text(interval.Upper)]);
            }
        }
    }

    /// <summary>Writes one row per scenario but the baseline and KPI: the paired difference to the baseline.</summary>
    public static void WriteDifferences(TextWriter writer, ExperimentResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        using var csv = Open(
            writer,
            [
                .. Identity, "baseline", "kpi", "unit", "n", "difference", "deviation", "halfWidth", "lower", "upper", "jointLower", "jointUpper",
                "varianceRatio", "correlation",
            ]);
        foreach (var comparison in Comparison.All(result))
            foreach (var kpi in KpiCatalog.All)
            {
                var (paired, confidence) = (comparison.Of(kpi.Kpi), result.Experiment.Rule.Confidence);
                var (interval, joint) = (paired.Difference.At(confidence), paired.Difference.At(comparison.JointConfidence));
                Row(csv, [.. Of(result, comparison.Scenario), result.Baseline.Model.Name, kpi.Id, Words.Of(kpi.Unit), Text(paired.Difference.Count),
                    Text(paired.Difference.Mean), Text(paired.Difference.Deviation), Text(paired.Difference.HalfWidth(confidence)),
                    Text(interval.Lower), Text(interval.Upper), Text(joint.Lower), Text(joint.Upper), Text(paired.VarianceRatio), Text(paired.Correlation)]);
            }
    }

    private static IEnumerable<string> Of(ExperimentResult result, ScenarioResult scenario)
    {
        var (sweep, model) = (result.Experiment.Sweep, scenario.Model);
        return
        [
            result.Experiment.Seed.ToString(), ExperimentResult.CodeVersion, model.Name, model.Hash, model.ProgramVersion,
            sweep?.Name ?? "", sweep?.Values[result.Scenarios.IndexOf(scenario)] ?? "", result.Capped ? "true" : "false", result.Partial ? "true" : "false",
        ];
    }

    private static CsvWriter Open(TextWriter writer, string[] header)
    {
        var csv = CsvWriter.Create(writer, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        Row(csv, header);
        return csv;
    }

    private static void Row(CsvWriter csv, string[] cells)
    {
        foreach (var cell in cells) csv.WriteField(cell);
        csv.EndRecord();
    }

    private static string Text(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "";
}
