using PemActors.Simulator.Experiments;
using PemActors.Simulator.Statistics;

namespace PemActors.Simulator.Reports.Html;

/// <summary>From opportunity to win, how long a win takes, and what stands in the way.</summary>
internal static class FunnelView
{
    private const int HoursPerDay = 24;
    private static readonly double[] CycleQuantiles = [0.1, 0.5, 0.9];
    private static readonly FunnelStep[] Steps = [FunnelStep.Opportunity, FunnelStep.Qualified, FunnelStep.Proposed, FunnelStep.Negotiated, FunnelStep.Won];

    public static void Write(Markup html, ReportContext context) => html.Section("funnel", "From opportunity to win",
        $"Mean per replication ± {context.ConfidenceText} half-width, {context.N}. The share is of the step before.",
        () =>
        {
            html.Grid(() =>
            {
                for (var i = 0; i < context.Scenarios.Length; i++) Funnel(html, context, i);
            });
            html.Table(
                ["", .. context.Scenarios.Select(scenario => scenario.Model.Title)],
                [
                    Row(context, "Win rate", Kpi.WinRate),
                    [
                        new Cell("Days from creation to win", "tenth, median, nine tenths"),
                        .. context.Scenarios.Select(scenario => Cycle(scenario)),
                    ],
                    Row(context, "Registrations", Kpi.Registrations),
                    Row(context, "Conflicts", Kpi.Conflicts),
                    Row(context, "Answered late", Kpi.SlaBreaches),
                    Row(context, "Strikes", Kpi.Strikes),
                    Row(context, "Suspensions", Kpi.Suspensions),
                ],
                $"Mean per replication ± {context.ConfidenceText} half-width, {context.N}");
        });

    private static void Funnel(Markup html, ReportContext context, int index)
    {
        var scenario = context.Scenarios[index];
        double[] means = [.. Steps.Select(step => scenario.TableColumn(Of(step)).Select(value => (double)value).DefaultIfEmpty(0).Average())];
        var chart = new RowChart(Steps.Length, 0, Math.Max(1, means[0]), null);
        for (var row = 0; row < Steps.Length; row++)
        {
            var share = row == 0 ? "" : $" · {Figures.Share(context.Ratio(scenario, Of(Steps[row]), Of(Steps[row - 1])))}";
            chart.Label(row, $"{Titles.Of(Steps[row])}{share}", context.Mean(scenario, Of(Steps[row]), KpiUnit.Count));
            chart.Chart.Bar(0, means[0], chart.Centre(row) - 0.16, chart.Centre(row) + 0.16, Ink.Grid);
            chart.Chart.Bar(0, means[row], chart.Centre(row) - 0.16, chart.Centre(row) + 0.16, Ink.Scenario(index).WithAlpha(0.85));
        }

        html.Figure(scenario.Model.Title, chart.Chart, $"{context.N}. Deals still open at the end are in no later step.", Ink.ScenarioName(index));
    }

    private static Cell Cycle(ScenarioResult scenario)
    {
        var hours = new LogHistogram();
        hours.Add(scenario.CycleHours.AsSpan());
        return hours.Count == 0
            ? new("no win")
            : new(string.Join(" · ", CycleQuantiles.Select(q => $"{hours.Quantile(q) / HoursPerDay:0}")), $"n = {hours.Count:N0} wins");
    }

    private static IEnumerable<Cell> Row(ReportContext context, string title, Kpi kpi) =>
        [new Cell(title), .. context.Scenarios.Select(scenario => new Cell(context.Mean(scenario, kpi)))];

    private static Func<ReplicationTables, long> Of(FunnelStep step) => tables => tables.Funnel[(int)step];
}
