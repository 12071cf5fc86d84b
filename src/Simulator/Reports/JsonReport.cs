using System.Text.Json;
using PemActors.Documents.Facts;
using PemActors.Simulator.Experiments;

namespace PemActors.Simulator.Reports;

/// <summary>
/// A result as one JSON document, for programs: UTF-8, members in a fixed order, numbers that read back to the same bits. The same result
/// gives the same bytes. What is not known, and an end of an interval that has no bound, is null.
/// </summary>
public static class JsonReport
{
    /// <summary>The shares of replications that the bands of a curve lie between: 95, 80 and 50 %, and the median.</summary>
    internal static readonly double[] Bands = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];

    /// <summary>Writes the document.</summary>
    public static void Write(Stream stream, ExperimentResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        using var json = new Utf8JsonWriter(stream, new() { Indented = true, NewLine = "\n" });
        var (experiment, rule) = (result.Experiment, result.Experiment.Rule);
        json.WriteStartObject();
        json.WriteString("title", experiment.Title);
        json.WriteString("kind", Words.Of(experiment.Kind));
        // As text: seeds have 64 bits, and many readers keep 53.
        json.WriteString("seed", experiment.Seed.ToString());
        json.WriteString("codeVersion", ExperimentResult.CodeVersion);
        json.WriteNumber("replications", result.Replications);
        json.WriteNumber("confidence", rule.Confidence);
        json.WriteBoolean("capped", result.Capped);
        json.WriteBoolean("partial", result.Partial);
        Rule(json, rule);
        json.WriteList("precision", result.Precision, each =>
        {
            json.WriteString("scenario", each.Scenario);
            json.WriteString("figure", each.Figure);
            json.WriteFigure("halfWidth", each.HalfWidth);
            json.WriteFigure("allowed", each.Allowed);
            json.WriteBoolean("reached", each.Reached);
        });
        if (experiment.Sweep is { } sweep)
        {
            json.WriteStartObject("sweep");
            json.WriteString("parameter", sweep.Name);
            json.WriteStartArray("values");
            foreach (var value in sweep.Values) json.WriteStringValue(value);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteList("scenarios", result.Scenarios, scenario => JsonScenario.Write(json, scenario, rule.Confidence));
        json.WriteList("comparisons", Comparison.All(result), comparison => Compare(json, comparison, result));
        var judged = result.Scenarios.Length > 1 ? KpiCatalog.All.Where(each => each.Better != Better.Neither) : [];
        json.WriteList("best", judged, each => Best(json, each, result));
        json.WriteEndObject();
    }

    private static void Rule(Utf8JsonWriter json, StoppingRule rule)
    {
        json.WriteStartObject("stoppingRule");
        json.WriteNumber("firstLook", rule.FirstLook);
        json.WriteNumber("growth", rule.Growth);
        json.WriteNumber("relativeHalfWidth", rule.RelativeHalfWidth);
        json.WriteNumber("probabilityHalfWidth", rule.ProbabilityHalfWidth);
        json.WriteNumber("maxReplications", rule.MaxReplications);
        json.WriteStartArray("headlines");
        foreach (var kpi in rule.Headlines) json.WriteStringValue(KpiCatalog.Of(kpi).Id);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Compare(Utf8JsonWriter json, Comparison comparison, ExperimentResult result)
    {
        var confidence = result.Experiment.Rule.Confidence;
        json.WriteString("scenario", comparison.Scenario.Model.Name);
        json.WriteString("baseline", result.Baseline.Model.Name);
        json.WriteNumber("jointConfidence", comparison.JointConfidence);
        json.WriteList("kpis", KpiCatalog.All, each =>
        {
            var paired = comparison.Of(each.Kpi);
            json.WriteString("kpi", each.Id);
            json.WriteEstimate(paired.Difference, confidence);
            json.WriteInterval("joint", paired.Difference.At(comparison.JointConfidence));
            json.WriteFigure("varianceRatio", paired.VarianceRatio);
            json.WriteFigure("correlation", paired.Correlation);
        });
        json.WriteList("keyResults", comparison.KeyResults, each =>
        {
            json.WriteString("keyResult", each.Id);
            json.WriteNumber("n", each.Test.Count);
            json.WriteNumber("gained", each.Test.Gained);
            json.WriteNumber("lost", each.Test.Lost);
            json.WriteFigure("difference", each.Test.Difference);
            json.WriteInterval("interval", each.Test.At(confidence));
            json.WriteFigure("pValue", each.Test.PValue);
        });
    }

    private static void Best(Utf8JsonWriter json, KpiDefinition kpi, ExperimentResult result)
    {
        json.WriteString("kpi", kpi.Id);
        json.WriteList("scenarios", Comparison.Standings(result, kpi.Kpi), standing =>
        {
            json.WriteString("scenario", result.Scenarios[standing.Index].Model.Name);
            json.WriteBoolean("notToldFromBest", standing.InSet);
            json.WriteInterval("toBestOfOthers", standing.ToBestOfOthers);
        });
    }
}
