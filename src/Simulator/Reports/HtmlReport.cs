using PemActors.Simulator.Experiments;
using PemActors.Simulator.Reports.Html;

namespace PemActors.Simulator.Reports;

/// <summary>A result as one HTML page that needs nothing else: styles and drawings inside, no script, no request.
/// Light and dark as the reader's system is.</summary>
public static class HtmlReport
{
    private static readonly (string Id, string Title)[] Contents =
    [
        ("fan", "Forecast"), ("key-results", "Key results"), ("heat-map", "Heat map"), ("sweep", "Sweep"),
        ("effects", "Effects"), ("waterfall", "Cost"), ("tier-flow", "Tiers"), ("concentration", "Concentration"),
        ("funnel", "Funnel"), ("kpis", "All figures"), ("precision", "Precision"), ("card", "Model card"),
    ];

    /// <summary>The page.</summary>
    /// <param name="result">At least one replication.</param>
    /// <param name="decisionLevel">The probability from which a key result is counted on, 0–1 exclusive.</param>
    public static string Write(ExperimentResult result, double decisionLevel = 0.5)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentOutOfRangeException.ThrowIfLessThan(result.Replications, 1);
        var (body, context) = (new Markup(), new ReportContext(result, decisionLevel));
        SummaryView.Write(body, context);
        FanView.Write(body, context);
        KeyResultView.Write(body, context);
        SweepView.Write(body, context);
        ForestView.Write(body, context);
        WaterfallView.Write(body, context);
        TierFlowView.Write(body, context);
        ConcentrationView.Write(body, context);
        FunnelView.Write(body, context);
        KpiView.Write(body, context);
        CardView.Write(body, context);
        var content = body.ToString();
        var shown = Contents.Where(each => content.Contains($"id=\"{each.Id}\"", StringComparison.Ordinal));
        var links = string.Join("", shown.Select(each => $"<a href=\"#{each.Id}\">{each.Title}</a>"));
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{Markup.Escape(result.Experiment.Title)}</title>
            <style>{Style}</style>
            </head>
            <body>
            <nav aria-label="Contents">{links}</nav>
            <main>
            {content}</main>
            </body>
            </html>

            """;
    }

    private static string Style { get; } = ReadStyle();

    private static string ReadStyle()
    {
        using var reader = new StreamReader(typeof(HtmlReport).Assembly.GetManifestResourceStream("PemActors.Simulator.Reports.report.css")!);
        return reader.ReadToEnd();
    }
}
