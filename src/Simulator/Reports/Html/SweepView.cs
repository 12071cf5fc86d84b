using System.Globalization;
using PemActors.Simulator.Experiments;
using PemActors.Simulator.Statistics;
using ScottPlot;

namespace PemActors.Simulator.Reports.Html;

/// <summary>How figures answer to the parameter that a sweep moves: the paired difference to the baseline at each of its values.</summary>
internal static class SweepView
{
    // Of a tick's label, as a share of the plot's width.
    private const double CharacterWidth = 0.02;
    private static readonly Kpi[] Shown = [Kpi.NetContribution, Kpi.SourcedArr, Kpi.PayoutTotal, Kpi.Wins, Kpi.ActivatedRecruits, Kpi.GamingCost];

    public static void Write(Markup html, ReportContext context)
    {
        if (context.Result.Experiment.Sweep is not { } sweep || context.Comparisons.IsEmpty) return;
        html.Section("sweep", $"What {sweep.Name} does",
            $"Mean paired difference to {context.Baseline.Model.Title} at each value, with {context.ConfidenceText} intervals of one comparison; " +
            $"the open ring is {context.Baseline.Model.Title} itself.",
            () => html.Grid(() =>
            {
                foreach (var kpi in Shown) Response(html, context, sweep, KpiCatalog.Of(kpi));
            }));
    }

    private static void Response(Markup html, ReportContext context, SweepParameter sweep, KpiDefinition kpi)
    {
        var places = Places(sweep);
        (double X, Estimate Difference)[] points =
        [
            .. context.Comparisons.Select((each, i) => (places[i + 1], each.Of(kpi.Kpi).Difference))
                .Where(each => double.IsFinite(each.Item2.HalfWidth(context.Confidence))),
        ];
        Interval[] intervals = [.. points.Select(each => each.Difference.At(context.Confidence)), new(0, 0)];
        var (least, greatest) = (intervals.Min(each => each.Lower), intervals.Max(each => each.Upper));
        var (room, side) = (greatest > least ? 0.08 * (greatest - least) : 1, 0.08 * (places.Max() - places.Min()));
        var chart = new Chart(230, 62, 12, 24, 8);
        chart.Ticks(null, value => context.Figures.Value(value, kpi.Unit));
        chart.Plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericManual(places, Labels(places, sweep));
        chart.Plot.Axes.SetLimits(places.Min() - side, places.Max() + side, least - room, greatest + room);
        chart.Line(places.Min() - side, 0, places.Max() + side, 0, Ink.Muted, 1.2f, LinePattern.Dotted);
        (double X, double Y)[] line = [.. points.Select(each => (each.X, each.Difference.Mean)).Append((places[0], 0)).OrderBy(each => each.Item1)];
        chart.Curve([.. line.Select(each => each.X)], [.. line.Select(each => each.Y)], Ink.Accent.WithAlpha(0.45), 1.5f);
        foreach (var (x, difference) in points)
        {
            var (interval, colour) = (difference.At(context.Confidence), context.Colour(difference, kpi.Better));
            chart.Line(x, interval.Lower, x, interval.Upper, colour, 3);
            chart.Dot(x, difference.Mean, colour, 8);
        }

        chart.Ring(places[0], 0, Ink.Base);
        var values = context.Comparisons.Select((each, i) => $"{sweep.Values[i + 1]}: {context.Difference(each, kpi.Kpi)}");
        html.Figure(kpi.Title, chart, $"{string.Join("; ", values)}. {context.N}.");
    }

    // Numbers stand at their distances; where any value is a word, all stand in the order given.
    private static double[] Places(SweepParameter sweep)
    {
        double Number(string value) => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
        double[] numbers = [.. sweep.Values.Select(Number)];
        return numbers.All(double.IsFinite) && numbers.Distinct().Count() > 1
            ? numbers
            : [.. Enumerable.Range(0, numbers.Length).Select(i => (double)i)];
    }

    // Values close together leave no room for all their names: the caption has them.
    private static string[] Labels(double[] places, SweepParameter sweep)
    {
        var (labels, span, free) = (new string[places.Length], places.Max() - places.Min(), double.NegativeInfinity);
        foreach (var i in Enumerable.Range(0, places.Length).OrderBy(i => places[i]))
        {
            var half = CharacterWidth * (sweep.Values[i].Length + 2) * span / 2;
            labels[i] = places[i] - half >= free ? sweep.Values[i] : "";
            if (labels[i].Length > 0) free = places[i] + half;
        }

        return labels;
    }
}
