using PemActors.Simulator.Experiments;
using PemActors.Simulator.Statistics;
using ScottPlot;

namespace PemActors.Simulator.Reports.Html;

/// <summary>Paired effects: what each scenario changes against the baseline over the same replications.</summary>
internal static class ForestView
{
    private static readonly Kpi[] Shown =
        [Kpi.SourcedArr, Kpi.Revenue, Kpi.NetContribution, Kpi.PayoutTotal, Kpi.Wins, Kpi.ActivatedRecruits, Kpi.Certificates, Kpi.Csat, Kpi.GamingCost];

    public static void Write(Markup html, ReportContext context)
    {
        if (context.Comparisons.IsEmpty) return;
        html.Section("effects", $"What changes against {context.Baseline.Model.Title}",
            $"Mean paired difference over the same replications. Thick: {context.ConfidenceText} interval of one comparison; thin: the interval at which all " +
            $"{context.Comparisons.Length} comparisons of a figure hold together (Bonferroni). " +
            "The variance ratio tells how many times more replications independent luck would have needed.",
            () => html.Grid(() =>
            {
                foreach (var kpi in Shown) Forest(html, context, KpiCatalog.Of(kpi));
            }));
    }

    private static void Forest(Markup html, ReportContext context, KpiDefinition kpi)
    {
        PairedDifference[] paired = [.. context.Comparisons.Select(each => each.Of(kpi.Kpi))];
        Interval[] joint = [.. context.Comparisons.Select((each, i) => paired[i].Difference.At(each.JointConfidence))];
        Interval[] known = [.. joint.Where(each => double.IsFinite(each.HalfWidth)), new(0, 0)];
        var (least, greatest) = (known.Min(each => each.Lower), known.Max(each => each.Upper));
        var room = 0.05 * (greatest - least);
        var unit = kpi.Unit;
        var chart = new RowChart(paired.Length, least - room, greatest + room, value => Signed(context.Figures.Value(value, unit), value));
        chart.Rule(0, Ink.Muted, LinePattern.Dotted);
        for (var row = 0; row < paired.Length; row++)
        {
            var colour = context.Colour(paired[row].Difference, kpi.Better);
            var comparison = context.Comparisons[row];
            chart.Label(row, comparison.Scenario.Model.Title, context.Difference(comparison, kpi.Kpi), colour == Ink.Muted ? Ink.Text : colour);
            if (!double.IsFinite(joint[row].HalfWidth)) continue;
            chart.Chart.Line(joint[row].Lower, chart.Centre(row), joint[row].Upper, chart.Centre(row), colour, 1.2f);
            var interval = paired[row].Difference.At(context.Confidence);
            chart.Whisker(row, interval.Lower, paired[row].Difference.Mean, interval.Upper, colour, 4);
        }

        var ratios = string.Join(", ", paired.Select(each => Figures.VarianceRatio(each.VarianceRatio)));
        html.Figure(kpi.Title, chart.Chart, $"n = {Counts(paired)} pairs. Variance ratio {ratios}. {Best(context, kpi)}");
    }

    private static string Counts(PairedDifference[] paired)
    {
        long[] counts = [.. paired.Select(each => each.Difference.Count).Distinct().Order()];
        return counts.Length == 1 ? $"{counts[0]:N0}" : $"{counts[0]:N0}–{counts[^1]:N0}";
    }

    // Multiple comparison with the best, the baseline among the rivals.
    private static string Best(ReportContext context, KpiDefinition kpi)
    {
        var standings = Comparison.Standings(context.Result, kpi.Kpi);
        if (standings.IsEmpty) return "";
        string[] set = [.. standings.Where(each => each.InSet).Select(each => context.Scenarios[each.Index].Model.Title)];
        var which = kpi.Better == Better.Higher ? "highest" : "lowest";
        if (set.Length == standings.Length) return "No scenario stands out.";
        return set.Length == 1 ? $"Best ({which}): {set[0]}." : $"Not told from the best ({which}): {string.Join(", ", set)}.";
    }

    private static string Signed(string text, double value) => value > 0 ? $"+{text}" : text;
}
