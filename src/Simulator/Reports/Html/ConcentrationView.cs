using PemActors.Rulebook.Facts;
using PemActors.Simulator.Experiments;
using PemActors.Simulator.Statistics;
using ScottPlot;

namespace PemActors.Simulator.Reports.Html;

/// <summary>How few partners bring how much, and how many bring nothing.</summary>
internal static class ConcentrationView
{
    public static void Write(Markup html, ReportContext context) => html.Section("concentration", "Who brings the revenue",
        "A Lorenz curve: the share of revenue that the least partners bring together; the further below the straight line, the fewer carry the whole.",
        () =>
        {
            html.Grid(() =>
            {
                Lorenz(html, context);
                TopTenth(html, context);
                ZeroSellers(html, context);
            });
            html.Table(
                ["", .. context.Scenarios.Select(scenario => scenario.Model.Title)],
                [
                    Row(context, "Share of the top tenth", Kpi.TopTenthShare),
                    Row(context, "Gini coefficient", Kpi.RevenueGini),
                    Row(context, "Sold nothing in a year", Kpi.ZeroSellerShare),
                    .. Enum.GetValues<PartnerType>().Select(type => (IEnumerable<Cell>)
                    [
                        new Cell($"Sold nothing: {Titles.Of(type)}"),
                        .. context.Scenarios.Select(scenario => new Cell(Figures.Share(ZeroShare(context, scenario, type)))),
                    ]),
                ],
                $"Mean ± {context.ConfidenceText} half-width; by type the pooled share with its interval from the replications; {context.N}");
        });

    private static void Lorenz(Markup html, ReportContext context)
    {
        var chart = new Chart(300, 44, 12, 22, 8);
        chart.Ticks(share => $"{100 * share:0} %", share => $"{100 * share:0} %");
        chart.Plot.Axes.SetLimits(0, 1, 0, 1);
        chart.Line(0, 0, 1, 1, Ink.Muted, 1.2f, LinePattern.Dotted);
        for (var i = context.Scenarios.Length - 1; i >= 0; i--)
        {
            var curve = LorenzCurve.Of(context.Scenarios[i].RevenueByPartner.AsSpan());
            var (partners, amounts) = (curve.Points.Select(point => point.Partners), curve.Points.Select(point => point.Amount));
            chart.Curve([.. partners], [.. amounts], Ink.Scenario(i), i == 0 ? 2.5f : 1.5f);
        }

        chart.Text("all alike", 0.5, 0.5, Alignment.LowerRight, Ink.Muted, -6, -4);
        var all = LorenzCurve.Of(context.Baseline.RevenueByPartner.AsSpan()).Partners;
        html.Figure("Lorenz curve of revenue", chart,
            "Across: share of partners, the least first. Up: their share of revenue. " +
            $"{all:N0} partners of {context.Baseline.Model.Title} over {context.N[4..]}; the other scenarios in their colours.");
    }

    private static void TopTenth(Markup html, ReportContext context)
    {
        Estimate[] shares = [.. context.Scenarios.Select(scenario => scenario.Estimate(Kpi.TopTenthShare))];
        var chart = new RowChart(shares.Length, 0, 1, share => $"{100 * share:0} %");
        for (var row = 0; row < shares.Length; row++)
        {
            var interval = shares[row].At(context.Confidence);
            chart.Label(row, context.Scenarios[row].Model.Title, context.Mean(context.Scenarios[row], Kpi.TopTenthShare));
            if (double.IsFinite(interval.HalfWidth)) chart.Whisker(row, interval.Lower, shares[row].Mean, interval.Upper, Ink.Scenario(row));
        }

        html.Figure("Revenue share of the top tenth", chart.Chart, $"Mean ± {context.ConfidenceText} half-width, {context.N}.");
    }

    private static void ZeroSellers(Markup html, ReportContext context)
    {
        var types = Enum.GetValues<PartnerType>();
        var chart = new RowChart(types.Length, 0, 1, share => $"{100 * share:0} %");
        for (var row = 0; row < types.Length; row++)
        {
            var share = ZeroShare(context, context.Baseline, types[row]);
            chart.Label(row, Titles.Of(types[row]), Figures.Share(share));
            if (double.IsNaN(share.Ratio)) continue;
            chart.Chart.Bar(0, share.Ratio, chart.Centre(row) - 0.13, chart.Centre(row) + 0.13, Ink.Base.WithAlpha(0.55));
            chart.Chart.Line(share.Interval.Lower, chart.Centre(row), share.Interval.Upper, chart.Centre(row), Ink.Text, 2);
        }

        html.Figure($"Sold nothing in a year, by type · {context.Baseline.Model.Title}", chart.Chart,
            $"Share of partners with its {context.ConfidenceText} interval, {context.N}.");
    }

    private static RatioEstimate ZeroShare(ReportContext context, ScenarioResult scenario, PartnerType type) =>
        context.Ratio(scenario, tables => tables.ZeroSellersByType[(int)type], tables => tables.PartnersByType[(int)type]);

    private static IEnumerable<Cell> Row(ReportContext context, string title, Kpi kpi) =>
        [new Cell(title), .. context.Scenarios.Select(scenario => new Cell(context.Mean(scenario, kpi)))];
}
