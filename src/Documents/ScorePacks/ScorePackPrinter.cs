using System.Text;
using PemActors.Documents.Facts;
using PemActors.Rulebook.ScorePacks;
using static PemActors.Documents.Programs.YamlText;

namespace PemActors.Documents.ScorePacks;

/// <summary>Prints a score pack as YAML that reads back as the same pack.</summary>
public static class ScorePackPrinter
{
    /// <summary>The whole document, in human units; what is not there is left out.</summary>
    public static string Print(ScorePack pack)
    {
        var text = new StringBuilder();
        text.Append($"name: {Name(pack.Name)}\ntitle: {Quoted(pack.Title)}\nversion: {Quoted(pack.Version)}\n");
        if (pack.ScaleMicro is { } scale) text.Append($"scale: {Points(scale)}\n");
        List(text, "figures", "", pack.Figures.Select(figure => $"{{ name: {Name(figure.Name)}, unit: {Words.Of(figure.Unit)} }}"));
        if (pack.Markets.Count > 0) List(text, "markets", "", pack.Markets.Select(market => $"{{ name: {Name(market.Name)}, multiplier: {Scaled(market.MultiplierHundredths, 2)} }}"));
        var decimals = pack.Figures.ToDictionary(figure => figure.Name, figure => FigureUnits.Decimals(figure.Unit));
        if (pack.Tracks.Count > 0) text.Append("tracks:\n");
        foreach (var track in pack.Tracks)
        {
            text.Append($"  - name: {Name(track.Name)}\n");
            List(text, "metrics", "    ", track.Metrics.Select(metric => Metric(metric, decimals[metric.Figure])));
        }
        text.Append("levels:\n");
        foreach (var level in pack.Levels) Level(text, level, decimals);
        return text.Append($"standing: {Standing(pack.Standing)}\n").ToString();
    }

    private static string Metric(ScoreMetric metric, int decimals) => metric switch
    {
        ScoreMetric.Capped c => $"{{ name: {Name(c.Name)}, kind: capped, figure: {Name(c.Figure)}, weight: {Points(c.WeightMicro)}, max: {Scaled(c.Max, decimals)} }}",
        ScoreMetric.Rate r => $"{{ name: {Name(r.Name)}, kind: rate, figure: {Name(r.Figure)}, points: {Points(r.PointsMicro)}, per: {Scaled(r.Per, decimals)}{Cap(r.CapMicro)} }}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static void Level(StringBuilder text, ScoreLevel level, Dictionary<string, int> decimals)
    {
        text.Append($"  - name: {Name(level.Name)}\n");
        if (level.ScoreFromMicro is { } from) text.Append($"    score: {Points(from)}\n");
        if (level.EachMetricAboveMicro is { } above) text.Append($"    eachMetricAbove: {Points(above)}\n");
        if (level.Points.Count > 0) List(text, "points", "    ", level.Points.Select(minimum => $"{{ metric: {Name(minimum.Metric)}, atLeast: {Points(minimum.AtLeastMicro)} }}"));
        if (level.Figures.Count > 0) List(text, "figures", "    ", level.Figures.Select(minimum => Minimum(minimum, decimals)));
        if (level.Unlocks.Count > 0) List(text, "unlocks", "    ", level.Unlocks.Select(Name));
    }

    private static string Minimum(FigureMinimum minimum, Dictionary<string, int> decimals)
    {
        var inner = minimum.OfWhich.Count == 0 ? "" : $", ofWhich: [{string.Join(", ", minimum.OfWhich.Select(part => Minimum(part, decimals)))}]";
        return $"{{ figure: {Name(minimum.Figure)}, atLeast: {Scaled(minimum.AtLeast, decimals[minimum.Figure])}{inner} }}";
    }

    private static string Standing(StandingTerms terms) => terms switch
    {
        StandingTerms.Live => "{ kind: live }",
        StandingTerms.UpOnly year => $"{{ kind: up-only, yearStart: {year.YearStart} }}",
        StandingTerms.AnyDay window => $"{{ kind: any-day, months: {window.Months}, daysBefore: {window.DaysBefore}, daysAfter: {window.DaysAfter} }}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Cap(long micro) => micro == ScoreMetric.MostMicro ? "" : $", cap: {Points(micro)}";

    private static string Points(long micro) => Scaled(micro, 6);

    // A name is a word of small letters; these would read as something else.
    private static string Name(string name) => name is "true" or "false" or "null" ? Quoted(name) : name;
}
