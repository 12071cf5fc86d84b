using PemActors.Simulator.Experiments;
using PemActors.Simulator.Statistics;
using ScottPlot;

namespace PemActors.Simulator.Reports.Html;

/// <summary>From gross margin through every payout and what gaming leaks to what is left; of a scenario the increments against the baseline.</summary>
internal static class WaterfallView
{
    private static readonly Kpi[] Costs =
        [Kpi.PayoutMargin, Kpi.PayoutReferral, Kpi.PayoutMdf, Kpi.PayoutSpif, Kpi.PayoutRebate, Kpi.PayoutUsage, Kpi.GamingCost];

    public static void Write(Markup html, ReportContext context)
    {
        html.Section("waterfall", "What the incentives cost and what is left",
            $"Means with {context.ConfidenceText} half-widths, {context.N}. Increments are against {context.Baseline.Model.Title} over the same replications.",
            () => html.Grid(() =>
            {
                Waterfall(html, context, context.Baseline.Model.Title, "base", "Gross margin before incentives", "Net contribution",
                    kpi => context.Baseline.Estimate(kpi), estimate => context.Figures.Mean(estimate, KpiUnit.Money, context.Confidence));
                for (var i = 0; i < context.Comparisons.Length; i++)
                {
                    var comparison = context.Comparisons[i];
                    Waterfall(html, context, $"{comparison.Scenario.Model.Title} less {context.Baseline.Model.Title}", Ink.ScenarioName(i + 1),
                        "Incremental gross margin", "Net of incremental margin",
                        kpi => comparison.Of(kpi).Difference, estimate => context.Figures.Difference(estimate, KpiUnit.Money, context.Confidence));
                }
            }));
        Incentives(html, context);
    }

    private static void Waterfall(
        Markup html, ReportContext context, string title, string swatch, string first, string last, Func<Kpi, Estimate> estimate, Func<Estimate, string> show)
    {
        (string Label, Estimate Estimate, int Sign)[] steps =
        [
            (first, estimate(Kpi.GrossMargin), 1),
            .. Costs.Select(kpi => (KpiCatalog.Of(kpi).Title, estimate(kpi), -1)),
        ];
        var (running, edges) = (0.0, new List<(double From, double To)>());
        foreach (var step in steps)
        {
            var to = running + step.Sign * step.Estimate.Mean;
            edges.Add((running, to));
            running = to;
        }

        edges.Add((0, running));
        var (least, greatest) = (edges.Min(each => Math.Min(each.From, each.To)), edges.Max(each => Math.Max(each.From, each.To)));
        var room = 0.03 * (greatest - least);
        var chart = new RowChart(edges.Count, least - room, greatest + room, value => context.Figures.Value(value, KpiUnit.Money));
        chart.Rule(0, Ink.Muted, LinePattern.Dotted);
        for (var row = 0; row < edges.Count; row++)
        {
            var end = row == edges.Count - 1;
            var (label, mean, sign) = end ? (last, estimate(Kpi.NetContribution), 1) : steps[row];
            var (from, to) = edges[row];
            var colour = end || row == 0 ? Ink.Accent : to > from ? Ink.Good : to < from ? Ink.Bad : Ink.Muted;
            chart.Label(row, sign < 0 ? $"less {label}" : label, show(mean));
            chart.Chart.Bar(Math.Min(from, to), Math.Max(from, to), chart.Centre(row) - 0.16, chart.Centre(row) + 0.16, colour.WithAlpha(0.85));
            // The step is joined to the next, and a line shows where the bar is too thin to be seen.
            chart.Chart.Line(to, chart.Centre(row) - 0.2, to, chart.Centre(row) + 0.2, colour, 1.5f);
        }

        html.Figure(title, chart.Chart,
            $"n = {estimate(Kpi.NetContribution).Count:N0}. The gaming line is what gaming costs beyond the payouts it earns.",
            swatch);
    }

    private static void Incentives(Markup html, ReportContext context)
    {
        string[] ids = [.. context.Scenarios.SelectMany(scenario => scenario.Model.Incentives.Select(each => each.Id)).Distinct(StringComparer.Ordinal)];
        html.Table(
            ["Payout by incentive", .. context.Scenarios.Select(scenario => scenario.Model.Title)],
            ids.Select(id => (IEnumerable<Cell>)
            [
                new Cell(id),
                .. context.Scenarios.Select(scenario =>
                {
                    var place = scenario.Model.Incentives.Select(each => each.Id).ToList().IndexOf(id);
                    return new Cell(place < 0 ? "–" : context.Mean(scenario, tables => tables.PayoutByIncentive[place], KpiUnit.Money));
                }),
            ]),
            $"Accrued less reversals, mean per replication ± {context.ConfidenceText} half-width, {context.N}");
        html.Table(
            ["Gaming", .. context.Scenarios.Select(scenario => scenario.Model.Title)],
            [
                .. Enum.GetValues<GamingLine>().Select(line => (IEnumerable<Cell>)
                [
                    new Cell(Titles.Of(line)),
                    .. context.Scenarios.Select(scenario => new Cell(
                        context.Mean(scenario, tables => tables.GamingCostMinor[(int)line], KpiUnit.Money),
                        $"seen {context.Mean(scenario, tables => tables.GamingCount[(int)line], KpiUnit.Count)} times")),
                ]),
                [
                    new Cell("Gaming cost, all"),
                    .. context.Scenarios.Select(scenario => new Cell(context.Mean(scenario, Kpi.GamingCost))),
                ],
            ],
            $"Cost and how often, mean per replication ± {context.ConfidenceText} half-width, {context.N}");
    }
}
