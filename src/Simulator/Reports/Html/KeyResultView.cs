using PemActors.Rulebook.Programs;
using PemActors.Simulator.Experiments;
using ScottPlot;

namespace PemActors.Simulator.Reports.Html;

/// <summary>Each key result: how its value is spread over the replications, where the target lies, and the probability that it is met.</summary>
internal static class KeyResultView
{
    private const int Bins = 32;

    public static void Write(Markup html, ReportContext context)
    {
        if (context.Baseline.Model.KeyResults.IsEmpty) return;
        html.Section("key-results", "Key results against their targets",
            "Each shape shows how often a value came up; the vertical line is the target. " +
            $"P is the share of replications that meet it, with its {context.ConfidenceText} interval.",
            () => html.Grid(() =>
            {
                foreach (var keyResult in context.Baseline.Model.KeyResults) Spread(html, context, keyResult);
            }));
        HeatMap(html, context);
    }

    private static void Spread(Markup html, ReportContext context, KeyResult keyResult)
    {
        var (unit, whole) = Figures.Of(MetricUnits.Of(keyResult.Metric));
        (int Index, ScenarioResult Scenario, int Place, double[] Values)[] rows =
        [
            .. context.Scenarios.Select((scenario, index) => (index, scenario, ReportContext.Place(scenario, keyResult.Id)))
                .Where(each => each.Item3 >= 0)
                .Select(each => (each.index, each.scenario, each.Item3, Known(each.scenario.ValueColumn(each.Item3), whole))),
        ];
        double[] targets = [.. rows.SelectMany(row => Targets(row.Scenario.Model.KeyResults[row.Place], whole))];
        double[] all = [.. rows.SelectMany(row => row.Values).Concat(targets)];
        // A bin holds whole units, or values of few units would leave gaps between bins.
        var width = Math.Max(1, Math.Ceiling((all.Max() - all.Min()) * whole / Bins)) / whole;
        var (least, greatest) = (all.Min() - 0.5 / whole, all.Max() + width);
        var room = 0.04 * (greatest - least);
        var chart = new RowChart(rows.Length, least - room, greatest + room, value => context.Figures.Value(value, unit));
        for (var row = 0; row < rows.Length; row++)
        {
            var (index, scenario, place, values) = rows[row];
            var hits = scenario.Hits(place);
            chart.Label(row, scenario.Model.Title, $"P {Figures.Probability(hits)} ({Figures.Support(hits, context.Confidence)})");
            if (values.Length > 0) Shape(chart, row, values, least, width, Ink.Scenario(index));
            foreach (var target in Targets(scenario.Model.KeyResults[place], whole))
                chart.Chart.Line(target, chart.Foot(row) - 0.06, target, chart.Foot(row) + 2 * RowChart.HalfHeight + 0.03, Ink.Text, 2);
        }

        html.Figure($"{Titles.Of(keyResult.Metric)}: {context.Target(keyResult)}", chart.Chart,
            $"{context.N}. A replication without evidence counts as not met.");
    }

    private static double[] Known(double[] values, double whole) => [.. values.Where(value => !double.IsNaN(value)).Select(value => value / whole)];

    private static IEnumerable<double> Targets(KeyResult keyResult, double whole) =>
        keyResult.Comparator == Comparator.Within ? [-keyResult.Target / whole, keyResult.Target / whole] : [keyResult.Target / whole];

    private static void Shape(RowChart chart, int row, double[] values, double least, double width, Color colour)
    {
        var counts = new int[Bins + 1];
        foreach (var value in values) counts[Math.Min((int)((value - least) / width), Bins)]++;
        var (foot, last) = (chart.Foot(row), Array.FindLastIndex(counts, count => count > 0));
        var first = Array.FindIndex(counts, count => count > 0);
        var corners = new List<Coordinates> { new(least + first * width, foot) };
        for (var bin = first; bin <= last; bin++)
        {
            var height = foot + 2 * RowChart.HalfHeight * counts[bin] / counts.Max();
            corners.Add(new(least + bin * width, height));
            corners.Add(new(least + (bin + 1) * width, height));
        }

        corners.Add(new(least + (last + 1) * width, foot));
        chart.Chart.Polygon([.. corners], colour.WithAlpha(0.75));
    }

    private static void HeatMap(Markup html, ReportContext context) => html.Section("heat-map", "Where targets can be counted on",
        $"Probability that each key result is met, with its {context.ConfidenceText} interval, {context.N}. " +
        $"The decision level is {100 * context.DecisionLevel:0} %: a dashed cell is undecided, its interval holds the level.",
        () => html.Table(
            ["Key result", .. context.Scenarios.Select(scenario => scenario.Model.Title)],
            context.Baseline.Model.KeyResults.Select(keyResult => (IEnumerable<Cell>)
            [
                new Cell(Titles.Of(keyResult.Metric), context.Target(keyResult)),
                .. context.Scenarios.Select(scenario => Heat(context, scenario, ReportContext.Place(scenario, keyResult.Id))),
            ])));

    private static Cell Heat(ReportContext context, ScenarioResult scenario, int place)
    {
        if (place < 0) return new("–", "not in its program");
        var hits = scenario.Hits(place);
        var interval = hits.Wilson(context.Confidence);
        var undecided = interval.Contains(context.DecisionLevel);
        // From the decision level outward, so that what can be counted on is seen at a glance.
        var (colour, strength) = hits.Share >= context.DecisionLevel
            ? ("good", (hits.Share - context.DecisionLevel) / (1 - context.DecisionLevel))
            : ("bad", (context.DecisionLevel - hits.Share) / context.DecisionLevel);
        return new(
            Figures.Probability(hits),
            $"{Figures.Support(hits, context.Confidence)}{(undecided ? " · undecided" : "")}",
            undecided ? "heat undecided" : "heat",
            $"background:color-mix(in srgb,var(--{colour}) {8 + 37 * strength:0} %,var(--card))".Replace(" %", "%", StringComparison.Ordinal));
    }
}
