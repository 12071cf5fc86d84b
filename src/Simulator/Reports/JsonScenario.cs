using System.Collections.Immutable;
using System.Text.Json;
using PemActors.Documents.Facts;
using PemActors.Rulebook.Facts;
using PemActors.Simulator.Experiments;
using PemActors.Simulator.Statistics;

namespace PemActors.Simulator.Reports;

/// <summary>One scenario of a JSON report.</summary>
internal static class JsonScenario
{
    private static readonly double[] Quantiles = [0.05, 0.25, 0.5, 0.75, 0.95];

    public static void Write(Utf8JsonWriter json, ScenarioResult scenario, double confidence)
    {
        var model = scenario.Model;
        json.WriteString("name", model.Name);
        json.WriteString("title", model.Title);
        json.WriteString("hash", model.Hash);
        json.WriteString("resultHash", scenario.ResultHash());
        json.WriteString("programVersion", model.ProgramVersion);
        json.WriteString("currency", model.Currency);
        json.WriteNumber("weeks", model.Weeks);
        json.WriteNumber("partners", model.Partners);
        json.WriteList("kpis", KpiCatalog.All, each => Kpi(json, each, scenario.Column(each.Kpi), confidence));
        json.WriteList("keyResults", Enumerable.Range(0, model.KeyResults.Length), index => KeyResult(json, scenario, index, confidence));
        json.WriteList("series", Enum.GetValues<SeriesKind>(), kind => Series(json, scenario, kind));
        json.WriteList("payoutByIncentive", Enumerable.Range(0, model.Incentives.Length), index =>
        {
            json.WriteString("incentive", model.Incentives[index].Id);
            json.WriteString("kind", Words.Of(model.Incentives[index].Kind));
            Mean(json, scenario, confidence, tables => tables.PayoutByIncentive[index]);
        });
        json.WriteList("gaming", Enum.GetValues<GamingLine>(), line =>
        {
            json.WriteString("line", Words.Of(line));
            json.WriteStartObject("count");
            Mean(json, scenario, confidence, tables => tables.GamingCount[(int)line]);
            json.WriteEndObject();
            json.WriteStartObject("costMinor");
            Mean(json, scenario, confidence, tables => tables.GamingCostMinor[(int)line]);
            json.WriteEndObject();
        });
        json.WriteList("funnel", Enum.GetValues<FunnelStep>(), step =>
        {
            json.WriteString("step", Words.Of(step));
            Mean(json, scenario, confidence, tables => tables.Funnel[(int)step]);
        });
        TierFlow(json, scenario);
        json.WriteList("sellersByType", Enum.GetValues<PartnerType>(), type =>
        {
            json.WriteString("type", Words.Of(type));
            json.WriteNumber("partners", scenario.TableColumn(tables => tables.PartnersByType[(int)type]).Sum());
            json.WriteNumber("zeroSellers", scenario.TableColumn(tables => tables.ZeroSellersByType[(int)type]).Sum());
        });
        Bins(json, "revenueByPartner", scenario.RevenueByPartner);
        Bins(json, "cycleHours", scenario.CycleHours);
    }

    private static void Kpi(Utf8JsonWriter json, KpiDefinition kpi, double[] column, double confidence)
    {
        json.WriteString("kpi", kpi.Id);
        json.WriteString("unit", Words.Of(kpi.Unit));
        json.WriteEstimate(Estimate.Of(column), confidence);
        double[] ascending = [.. column.Where(value => !double.IsNaN(value)).Order()];
        json.WriteList("quantiles", Quantiles, q =>
        {
            var quantile = QuantileEstimate.Of(ascending, q, confidence);
            json.WriteNumber("q", q);
            json.WriteFigure("value", quantile.Value);
            json.WriteInterval("interval", quantile.Interval);
            json.WriteFigure("coverage", quantile.Coverage);
        });
    }

    private static void KeyResult(Utf8JsonWriter json, ScenarioResult scenario, int index, double confidence)
    {
        var (keyResult, hits) = (scenario.Model.KeyResults[index], scenario.Hits(index));
        json.WriteString("keyResult", keyResult.Id);
        json.WriteString("metric", Words.Of(keyResult.Metric));
        json.WriteString("comparator", Words.Of(keyResult.Comparator));
        json.WriteNumber("target", keyResult.Target);
        json.WriteNumber("n", hits.Count);
        json.WriteNumber("hits", hits.Hits);
        json.WriteFigure("share", hits.Share);
        json.WriteFigure("halfWidth", hits.Wilson(confidence).HalfWidth);
        json.WriteInterval("wilson", hits.Wilson(confidence));
        json.WriteInterval("clopperPearson", hits.ClopperPearson(confidence));
        json.WriteFigure("noHitUpper", hits.Hits == 0 ? Proportion.NoHitUpper(hits.Count) : double.NaN);
        json.WriteStartObject("value");
        json.WriteEstimate(Estimate.Of(scenario.ValueColumn(index)), confidence);
        json.WriteEndObject();
    }

    private static void Series(Utf8JsonWriter json, ScenarioResult scenario, SeriesKind kind)
    {
        json.WriteString("series", Words.Of(kind));
        json.WriteStartArray("bands");
        foreach (var q in JsonReport.Bands) json.WriteNumberValue(q);
        json.WriteEndArray();
        json.WriteStartArray("weeks");
        for (var week = 0; week < scenario.Model.Weeks && scenario.Replications > 0; week++)
        {
            json.WriteStartArray();
            double[] ascending = [.. scenario.SeriesColumn(kind, week).Order()];
            foreach (var q in JsonReport.Bands) json.WriteNumberValue(QuantileEstimate.At(ascending, q));
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    // Sums over all replications: integers, from state (row) to state (column).
    private static void TierFlow(Utf8JsonWriter json, ScenarioResult scenario)
    {
        var states = Enum.GetValues<TierState>();
        json.WriteList("tierFlow", states, from =>
        {
            json.WriteString("from", Words.Of(from));
            foreach (var to in states)
                json.WriteNumber(Words.Of(to), scenario.TableColumn(tables => tables.TierFlow[(int)from * states.Length + (int)to]).Sum());
        });
    }

    private static void Mean(Utf8JsonWriter json, ScenarioResult scenario, double confidence, Func<ReplicationTables, long> cell) =>
        json.WriteEstimate(Estimate.Of([.. scenario.TableColumn(cell).Select(value => (double)value)]), confidence);

    private static void Bins(Utf8JsonWriter json, string name, ImmutableArray<HistogramBin> bins) => json.WriteList(name, bins, bin =>
    {
        var (least, greatest) = LogHistogram.Range(bin.Index);
        json.WriteNumber("least", least);
        json.WriteNumber("greatest", greatest);
        json.WriteNumber("count", bin.Count);
        json.WriteNumber("sum", bin.Sum);
    });
}
