using System.Collections.Immutable;
using PemActors.Simulator.Experiments;

namespace PemActors.Simulator.Reports.Html;

/// <summary>How sure the figures are, and what stands behind them.</summary>
internal static class CardView
{
    public static void Write(Markup html, ReportContext context)
    {
        Precision(html, context);
        html.Section("card", "Model card",
            "What the figures rest on. Marks: S published study, B trade benchmark (soft), A our assumption, R rule of the program.",
            () =>
            {
                foreach (var scenario in context.Scenarios) Card(html, context, scenario, scenario == context.Baseline);
            });
    }

    private static void Precision(Markup html, ReportContext context)
    {
        var (result, rule) = (context.Result, context.Result.Experiment.Rule);
        var end = result.Partial ? "It was cancelled before it ended; the figures are those of a run of so many replications."
            : result.Capped ? $"It ended at the cap of {rule.MaxReplications:N0}, before every figure was as sure as asked."
            : "It ended when every figure was as sure as asked.";
        html.Section("precision", "How sure the figures are",
            $"The run made {result.Replications:N0} replications of each scenario. {end} " +
            $"Asked: headline half-widths of at most {100 * rule.RelativeHalfWidth:0.##} % of the mean, " +
            $"probabilities to within {rule.ProbabilityHalfWidth:0.###}, at {context.ConfidenceText} confidence.",
            () => html.Table(
                ["Half-width", .. context.Scenarios.Select(scenario => scenario.Model.Title)],
                result.Precision.Select(each => each.Figure).Distinct(StringComparer.Ordinal).Select(figure => (IEnumerable<Cell>)
                [
                    new Cell(Title(figure)),
                    .. context.Scenarios.Select(scenario => scenario.Model.Name)
                        .Select(name => Reached(context, result.Precision.FirstOrDefault(each => each.Figure == figure && each.Scenario == name))),
                ])));
    }

    // A scenario may have no such key result.
    private static Cell Reached(ReportContext context, Precision? precision) => precision is null
        ? new("–")
        : new(
            Show(context, precision, precision.HalfWidth),
            $"{(precision.Reached ? "reached" : "not reached")}, asked {Show(context, precision, precision.Allowed)}",
            precision.Reached ? "rise" : "fall");

    private static string Title(string figure) => KpiCatalog.Find(figure) is { } kpi ? KpiCatalog.Of(kpi).Title : $"P({figure["hit:".Length..]})";

    private static string Show(ReportContext context, Precision precision, double value) =>
        KpiCatalog.Find(precision.Figure) is { } kpi ? context.Figures.Value(value, KpiCatalog.Of(kpi).Unit) : $"{value:0.000}";

    private static void Card(Markup html, ReportContext context, ScenarioResult scenario, bool open)
    {
        var (model, card) = (scenario.Model, scenario.Model.Card);
        html.Raw($"<details{(open ? " open" : "")}><summary>{Markup.Escape(model.Title)}</summary>\n");
        html.Table(["Identity", ""],
        [
            [new Cell("Scenario"), new Cell(model.Name)],
            [new Cell("Scenario hash"), new Cell(model.Hash, Css: "hash")],
            [new Cell("Result hash"), new Cell(scenario.ResultHash(), Css: "hash")],
            [new Cell("Program version"), new Cell(model.ProgramVersion)],
            [new Cell("Code version"), new Cell(ExperimentResult.CodeVersion, Css: "hash")],
            [new Cell("Size"), new Cell($"{model.Partners:N0} partners, {model.Weeks:N0} weeks, {scenario.Replications:N0} replications")],
            [new Cell("Seed"), new Cell($"{context.Result.Experiment.Seed}")],
        ]);
        // Beside the baseline only what differs is worth reading again.
        CardParameter[] shown = [.. card.Parameters.Where(each => open || each.Changed)];
        if (shown.Length > 0)
        {
            html.Table(["Parameter", "Value", "Source", "Note"], shown.Select(each => (IEnumerable<Cell>)
                [new Cell(each.Name, each.Changed ? "changed by the scenario" : null), each.Value, Mark(each.Status), each.Note]));
        }

        if (!card.Elasticities.IsEmpty)
        {
            html.Table(["Implied elasticity of effort", "% more effort per % more incentive"],
                card.Elasticities.Select(each => (IEnumerable<Cell>)[new Cell(each.Of), new Cell($"{each.Value:0.00}")]));
        }

        if (open)
        {
            List(html, "Checks passed", card.Checks);
            List(html, "Not modelled", card.NotModelled);
        }

        html.Raw("</details>\n");
    }

    private static void List(Markup html, string title, ImmutableArray<string> sentences)
    {
        if (sentences.IsEmpty) return;
        html.Element("h3", title).Raw("<ul>");
        foreach (var sentence in sentences) html.Element("li", sentence);
        html.Raw("</ul>\n");
    }

    private static string Mark(SourceStatus status) => status switch
    {
        SourceStatus.Study => "S",
        SourceStatus.Benchmark => "B",
        SourceStatus.Rule => "R",
        _ => "A",
    };
}
