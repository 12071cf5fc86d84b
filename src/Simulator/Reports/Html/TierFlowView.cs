using PemActors.Simulator.Experiments;
using PemActors.Simulator.Statistics;
using ScottPlot;

namespace PemActors.Simulator.Reports.Html;

/// <summary>How partners move between tiers from one quarter to the next: a picture of the flow, and the matrix behind it.</summary>
internal static class TierFlowView
{
    private const double Gap = 0.035;
    // Room beside the flow for the names of tiers, as a share of its width.
    private const double Side = 0.32;
    private const int Steps = 24;
    private static readonly TierState[] States = Enum.GetValues<TierState>();

    public static void Write(Markup html, ReportContext context)
    {
        html.Section("tier-flow", "How tiers move in a quarter",
            "Each band is as wide as the partner-quarters that took it, from the tier before a quarter's close (left) to the tier after it (right). " +
            "Green rises, red falls, grey stays.",
            () => html.Grid(() =>
            {
                for (var i = 0; i < context.Scenarios.Length; i++) Flow(html, context, i);
            }));
        foreach (var scenario in context.Scenarios) Matrix(html, context, scenario, scenario == context.Baseline);
    }

    private static void Flow(Markup html, ReportContext context, int index)
    {
        var scenario = context.Scenarios[index];
        var flow = States.Select(from => States.Select(to => (double)scenario.TableColumn(Cell(from, to)).Sum()).ToArray()).ToArray();
        var all = flow.Sum(row => row.Sum());
        var chart = new Chart(320, 0, 0, 4, 4);
        chart.Ticks(null, null);
        // Room for a label per state even where hardly anybody is.
        var (left, right) = (Places(flow.Select(row => row.Sum()), all), Places(States.Select((_, to) => flow.Sum(row => row[to])), all));
        chart.Plot.Axes.SetLimits(-Side, 1 + Side, Math.Min(left[^1].Bottom, right[^1].Bottom) - 0.03, 1.03);
        var (leaving, entering) = (left.Select(place => place.Top).ToArray(), right.Select(place => place.Top).ToArray());
        for (var from = 0; from < States.Length; from++)
            for (var to = 0; to < States.Length; to++)
            {
                if (flow[from][to] == 0) continue;
                var width = flow[from][to] / all;
                Band(chart, leaving[from], entering[to], width, Colour(States[from], States[to]));
                leaving[from] -= width;
                entering[to] -= width;
            }

        for (var state = 0; state < States.Length; state++)
        {
            Post(chart, 0, left[state], Titles.Of(States[state]), Alignment.MiddleRight, -8);
            Post(chart, 1, right[state], Titles.Of(States[state]), Alignment.MiddleLeft, 8);
        }

        html.Figure(scenario.Model.Title, chart, $"{all:N0} partner-quarters over {context.N[4..]}.", Ink.ScenarioName(index));
    }

    private static (double Top, double Bottom)[] Places(IEnumerable<double> sizes, double all)
    {
        var top = 1.0;
        return
        [
            .. sizes.Select(size =>
            {
                var place = (top, top - size / Math.Max(1, all));
                top = place.Item2 - Gap;
                return place;
            }),
        ];
    }

    private static void Post(Chart chart, double x, (double Top, double Bottom) place, string label, Alignment alignment, float offset)
    {
        if (place.Top - place.Bottom < 1e-9) return;
        chart.Line(x, place.Top, x, place.Bottom, Ink.Text, 4);
        chart.Text(label, x, (place.Top + place.Bottom) / 2, alignment, offsetX: offset);
    }

    // A band that leaves and arrives level: x runs, y follows 3s² − 2s³.
    private static void Band(Chart chart, double from, double to, double width, Color colour)
    {
        double[] xs = [.. Enumerable.Range(0, Steps + 1).Select(i => i / (double)Steps)];
        double[] tops = [.. xs.Select(x => from + (to - from) * x * x * (3 - 2 * x))];
        chart.Area(xs, [.. tops.Select(top => top - width)], tops, colour);
    }

    private static Color Colour(TierState from, TierState to) =>
        to == TierState.Left ? Ink.Muted.WithAlpha(0.55) : to > from ? Ink.Good.WithAlpha(0.7) : to < from ? Ink.Bad.WithAlpha(0.75) : Ink.Base.WithAlpha(0.28);

    private static void Matrix(Markup html, ReportContext context, ScenarioResult scenario, bool open)
    {
        html.Raw($"<details{(open ? " open" : "")}><summary>Transition matrix · {Markup.Escape(scenario.Model.Title)}</summary>\n");
        html.Table(
            ["Before the close", .. States.Select(to => Titles.Of(to)), "Quarters until it leaves the tier"],
            States.Where(from => from != TierState.Left).Select(from => (IEnumerable<Cell>)
            [
                new Cell(Titles.Of(from), $"{Total(scenario, from):N0} partner-quarters"),
                .. States.Select(to => Share(context.Ratio(scenario, Cell(from, to), Row(from)), from, to)),
                new Cell(Dwell(context.Ratio(scenario, Cell(from, from), Row(from)))),
            ]),
            $"Share of the row, with its {context.ConfidenceText} interval from the replications, {context.N}");
        html.Raw("</details>\n");
    }

    private static Cell Share(RatioEstimate share, TierState from, TierState to)
    {
        var css = share.Ratio is 0 or double.NaN ? "faint" : to == TierState.Left ? "left" : to > from ? "rise" : to < from ? "fall" : null;
        if (share.Ratio is 0 or 1 || double.IsNaN(share.Ratio)) return new(double.IsNaN(share.Ratio) ? "–" : Figures.Share(share), null, css);
        return new(Figures.Percent(share), Figures.Range(share.Interval), css);
    }

    // A stay that is as likely each quarter lasts 1 / (1 − p) quarters in the mean.
    private static string Dwell(RatioEstimate stay) => double.IsNaN(stay.Ratio) || stay.Ratio >= 1 || stay.Interval.Upper >= 1
        ? "–"
        : $"{1 / (1 - stay.Ratio):0.0} ({1 / (1 - stay.Interval.Lower):0.0}–{1 / (1 - stay.Interval.Upper):0.0})";

    private static long Total(ScenarioResult scenario, TierState from) => scenario.TableColumn(Row(from)).Sum();

    private static Func<ReplicationTables, long> Cell(TierState from, TierState to) => tables => tables.TierFlow[(int)from * States.Length + (int)to];

    private static Func<ReplicationTables, long> Row(TierState from) => tables =>
    {
        var sum = 0L;
        for (var to = 0; to < States.Length; to++) sum += tables.TierFlow[(int)from * States.Length + to];
        return sum;
    };
}
