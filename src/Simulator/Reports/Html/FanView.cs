using PemActors.Simulator.Experiments;
using PemActors.Simulator.Statistics;
using ScottPlot;

namespace PemActors.Simulator.Reports.Html;

/// <summary>Fan charts: where half, 80 % and 95 % of the replications run, week by week, with the baseline's median beside each scenario.</summary>
internal static class FanView
{
    private static readonly (SeriesKind Kind, string Title)[] Curves =
        [(SeriesKind.SourcedArr, "Sourced ARR, cumulated"), (SeriesKind.Payout, "Payouts, cumulated")];
    private static readonly double[] Opacity = [0.16, 0.22, 0.30];

    public static void Write(Markup html, ReportContext context) => html.Section("fan", "How it may run, week by week",
        "Bands hold 50, 80 and 95 % of the replications at each week's end; the solid line is their median. " +
        (context.Scenarios.Length > 1 ? $"The dashed line is the median of {context.Baseline.Model.Title} over the same replications." : ""),
        () =>
        {
            // A row of scenarios per curve; a scenario alone has its curves in one row.
            if (context.Scenarios.Length == 1) html.Grid(() => Array.ForEach(Curves, curve => Row(html, context, curve.Kind, curve.Title)));
            else Array.ForEach(Curves, curve => html.Grid(() => Row(html, context, curve.Kind, curve.Title)));
        });

    private static void Row(Markup html, ReportContext context, SeriesKind kind, string title)
    {
        // One scale for all scenarios: what looks greater is greater.
        var ends = context.Scenarios.Select(scenario => scenario.SeriesColumn(kind, scenario.Model.Weeks - 1).Order().ToArray());
        var top = ends.Max(end => QuantileEstimate.At(end, JsonReport.Bands[^1]));
        for (var i = 0; i < context.Scenarios.Length; i++) Fan(html, context, kind, title, i, top);
    }

    private static void Fan(Markup html, ReportContext context, SeriesKind kind, string title, int index, double top)
    {
        var scenario = context.Scenarios[index];
        double[] weeks = [.. Enumerable.Range(1, scenario.Model.Weeks).Select(week => (double)week)];
        var bands = Bands(scenario, kind);
        var chart = new Chart(230, 50, 10, 22, 8);
        chart.Ticks(week => week < 1 ? "" : $"week {week:0}", value => context.Figures.Value(value, KpiUnit.Money));
        chart.Plot.Axes.SetLimits(0, weeks.Length + 0.5, 0, top > 0 ? top * 1.05 : 1);
        var colour = Ink.Scenario(index);
        for (var band = 0; band < 3; band++) chart.Area(weeks, bands[band], bands[^(band + 1)], colour.WithAlpha(Opacity[band]));
        if (index > 0)
        {
            double[] baselineWeeks = [.. Enumerable.Range(1, context.Baseline.Model.Weeks).Select(week => (double)week)];
            chart.Curve(baselineWeeks, Bands(context.Baseline, kind)[3], Ink.Text, 1.5f, LinePattern.Dashed);
        }

        chart.Curve(weeks, bands[3], colour, 2.5f);
        double[] end = [.. scenario.SeriesColumn(kind, weeks.Length - 1).Order()];
        var median = QuantileEstimate.Of(end, 0.5, context.Confidence);
        html.Figure($"{title} · {scenario.Model.Title}", chart,
            $"At the end: median {context.Figures.Value(median.Value, KpiUnit.Money)} ({context.ConfidenceText} interval {Range(context, median.Interval)}), " +
            $"95 % of the replications between {Range(context, new(bands[0][^1], bands[^1][^1]))}; {context.N}.",
            Ink.ScenarioName(index));
    }

    private static string Range(ReportContext context, Interval interval) => double.IsFinite(interval.HalfWidth)
        ? $"{context.Figures.Value(interval.Lower, KpiUnit.Money)} to {context.Figures.Value(interval.Upper, KpiUnit.Money)}"
        : "without bound at so few replications";

    // One line per share of JsonReport.Bands: the fourth is the median.
    private static double[][] Bands(ScenarioResult scenario, SeriesKind kind)
    {
        double[][] ascending = [.. Enumerable.Range(0, scenario.Model.Weeks).Select(week => scenario.SeriesColumn(kind, week).Order().ToArray())];
        return [.. JsonReport.Bands.Select(q => ascending.Select(each => QuantileEstimate.At(each, q)).ToArray())];
    }
}
