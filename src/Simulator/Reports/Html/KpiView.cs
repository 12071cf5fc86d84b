using PemActors.Simulator.Experiments;
using PemActors.Simulator.Statistics;

namespace PemActors.Simulator.Reports.Html;

/// <summary>Every KPI in figures: the means of each scenario and the differences to the baseline.</summary>
internal static class KpiView
{
    public static void Write(Markup html, ReportContext context) => html.Section("kpis", "All figures",
        context.Comparisons.IsEmpty
            ? $"Mean ± {context.ConfidenceText} half-width, {context.N}; a smaller n is told where a replication has no such figure."
            : $"The baseline's mean ± {context.ConfidenceText} half-width; of each scenario the paired difference to {context.Baseline.Model.Title} " +
              $"with its interval and variance ratio; {context.N}, a smaller n is told where a replication has no such figure.",
        () => html.Table(
            ["", context.Baseline.Model.Title, .. context.Comparisons.Select(each => $"{each.Scenario.Model.Title} less {context.Baseline.Model.Title}")],
            KpiCatalog.All.Select(kpi => (IEnumerable<Cell>)
            [
                new Cell(kpi.Title),
                new Cell(context.Mean(context.Baseline, kpi.Kpi), Fewer(context, context.Baseline.Estimate(kpi.Kpi).Count)),
                .. context.Comparisons.Select(each =>
                {
                    var paired = each.Of(kpi.Kpi);
                    var colour = context.Colour(paired.Difference, kpi.Better);
                    var css = colour == Ink.Good ? "rise" : colour == Ink.Bad ? "fall" : null;
                    return new Cell(context.Difference(each, kpi.Kpi), Small(context, paired), css);
                }),
            ])));

    private static string? Small(ReportContext context, PairedDifference paired)
    {
        string?[] parts = [double.IsFinite(paired.VarianceRatio) ? Figures.VarianceRatio(paired.VarianceRatio) : null, Fewer(context, paired.Difference.Count)];
        return parts.Any(part => part is not null) ? string.Join(" · ", parts.Where(part => part is not null)) : null;
    }

    private static string? Fewer(ReportContext context, long count) => count == context.Result.Replications ? null : $"n = {count:N0}";
}
