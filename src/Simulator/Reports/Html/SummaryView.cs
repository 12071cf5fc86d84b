using PemActors.Simulator.Experiments;

namespace PemActors.Simulator.Reports.Html;

/// <summary>The first screen: what was run, the baseline's headline figures, and what each scenario changes, in sentences.</summary>
internal static class SummaryView
{
    private static readonly Kpi[] Headlines = [Kpi.SourcedArr, Kpi.Revenue, Kpi.PayoutTotal, Kpi.NetContribution, Kpi.WinRate, Kpi.GamingCost];
    private static readonly Kpi[] Told = [Kpi.NetContribution, Kpi.SourcedArr, Kpi.PayoutTotal];

    public static void Write(Markup html, ReportContext context)
    {
        var (result, experiment) = (context.Result, context.Result.Experiment);
        html.Raw("<header>").Element("h1", experiment.Title);
        var (model, count) = (context.Baseline.Model, context.Scenarios.Length);
        html.Element("p",
            $"{Titles.Of(experiment.Kind)} of {count} {(count == 1 ? "scenario" : "scenarios")} · {model.Partners:N0} partners · {model.Weeks} weeks · " +
            $"{context.N} · seed {experiment.Seed} · program {model.ProgramVersion} · code {ExperimentResult.CodeVersion.Split('+')[0]}",
            "meta");
        if (result.Partial) html.Element("p", "Partial: the run was cancelled. Every figure is that of the replications done before.", "notice");
        if (result.Capped) html.Element("p", "Capped: the run reached its most replications before every figure was as sure as asked.", "notice");
        if (experiment.Sweep is { } sweep) html.Element("p", $"Sweep of {sweep.Name}: {string.Join(", ", sweep.Values)}.", "meta");
        html.Raw("</header>\n")
            .Element("p", $"{model.Title}: mean per replication ± {context.ConfidenceText} half-width.", "reading tiles-head")
            .Raw("<div class=\"tiles\">\n");
        foreach (var kpi in Headlines)
        {
            var (mean, half) = context.Mean(context.Baseline, kpi).Split(" ± ") is [var first, var second] ? (first, $"± {second} · ") : ("not known yet", "");
            html.Raw("<div class=\"tile\">")
                .Element("h3", KpiCatalog.Of(kpi).Title)
                .Element("p", mean, "value")
                .Element("p", $"{half}n = {context.Baseline.Estimate(kpi).Count:N0}", "meta")
                .Raw("</div>\n");
        }

        html.Raw("</div>\n");
        if (context.Comparisons.IsEmpty) return;
        html.Raw("<section id=\"findings\">").Element("h2", "What the scenarios change");
        html.Element("p", $"Against {model.Title}, over the same replications; brackets hold {context.ConfidenceText} intervals.", "reading");
        html.Raw("<ul class=\"findings\">\n");
        foreach (var comparison in context.Comparisons) Finding(html, context, comparison);
        html.Raw("</ul></section>\n");
    }

    private static void Finding(Markup html, ReportContext context, Comparison comparison)
    {
        html.Raw("<li>").Element("strong", $"{comparison.Scenario.Model.Title}:").Raw(" ");
        html.Raw(Markup.Escape(string.Join("; ", Told.Select(kpi => Sentence(context, comparison, kpi)))));
        // Of many key results one in twenty would seem to change by luck alone: the level is shared among all that are looked at.
        var level = (1 - context.Confidence) / Math.Max(1, comparison.KeyResults.Length * context.Comparisons.Length);
        string[] moved =
        [
            .. comparison.KeyResults.Where(each => each.Test.PValue <= level)
                .Select(each => $"{Name(context, each.Id)} {(each.Test.Difference > 0 ? "likelier" : "less likely")} " +
                    $"({Figures.Probability(each.Baseline)} → {Figures.Probability(each.Scenario)})"),
        ];
        var sentence = moved.Length == 0 ? ". No key result moves beyond chance." : $". Key results beyond chance: {string.Join(", ", moved)}.";
        html.Raw(Markup.Escape(sentence)).Raw("</li>\n");
    }

    private static string Sentence(ReportContext context, Comparison comparison, Kpi kpi)
    {
        var (difference, name) = (comparison.Of(kpi).Difference, KpiCatalog.Of(kpi).Title.ToLowerInvariant().Replace("arr", "ARR", StringComparison.Ordinal));
        if (difference is { Mean: 0, Deviation: 0 }) return $"{name} is the same in every pair";
        var interval = difference.At(context.Confidence);
        var verb = interval.Contains(0) ? "no difference found" : interval.Lower > 0 ? "up" : "down";
        return $"{name} {verb}, {context.Difference(comparison, kpi)}";
    }

    private static string Name(ReportContext context, string keyResult) =>
        Titles.Of(context.Baseline.Model.KeyResults[ReportContext.Place(context.Baseline, keyResult)].Metric).ToLowerInvariant();
}
