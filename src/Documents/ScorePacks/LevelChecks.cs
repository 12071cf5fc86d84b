using System.Text.Json;
using PemActors.Documents.Programs;
using PemActors.Documents.Schemas;
using PemActors.Documents.Yaml;
using static PemActors.Documents.Programs.ProgramValues;
using static PemActors.Documents.ScorePacks.ScorePackChecks;

namespace PemActors.Documents.ScorePacks;

/// <summary>What a schema cannot say of levels: they ask something that can be met, and more than those below.</summary>
internal static class LevelChecks
{
    private static readonly string[] Gates = ["score", "eachMetricAbove", "points", "figures"];

    public static void Check(StrictYaml document, JsonElement root, FigureChecks figures)
    {
        var opened = new HashSet<string>();
        ExactNumber? below = null;
        foreach (var level in Items(root, "/levels"))
        {
            if (!Gates.Any(gate => Find(root, $"{level}/{gate}") is { } value && (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > 0)))
                document.Fault(level, $"{level} asks nothing; legal is at least one of {string.Join(", ", Gates)}.");
            below = Score(document, root, level, below) ?? below;
            Points(document, root, level);
            Figures(document, root, level, figures);
            foreach (var unlock in Items(root, $"{level}/unlocks"))
                if (Text(root, unlock) is { } word && opened.Contains(word)) document.Fault(unlock, $"{unlock} is {word}, which a lower level opens already; legal is once.");
            opened.UnionWith(Texts(root, $"{level}/unlocks"));
        }
    }

    private static ExactNumber? Score(StrictYaml document, JsonElement root, string level, ExactNumber? below)
    {
        foreach (var gate in Gates[..3])
            if (Find(root, "/tracks/0") is null && Find(root, $"{level}/{gate}") is not null)
                document.Fault($"{level}/{gate}", $"{level}/{gate} asks for points and the pack has no tracks; legal is with at least one.");
        if (Number(root, $"{level}/score") is not { } score) return null;
        if (Number(root, "/scale") is { } scale && score.CompareTo(scale) > 0)
            document.Fault($"{level}/score", $"{level}/score is {score}; legal is at most the scale, {scale}.");
        if (below is { } lower && score.CompareTo(lower) <= 0)
            document.Fault($"{level}/score", $"{level}/score is {score} and that of a lower level {lower}; legal is more than the latter.");
        return score;
    }

    private static void Points(StrictYaml document, JsonElement root, string level)
    {
        IncentiveChecks.Twice(document, root, $"{level}/points", "metric");
        foreach (var minimum in Items(root, $"{level}/points"))
            foreach (var track in Items(root, "/tracks"))
                if (Text(root, $"{minimum}/metric") is { } name && !Items(root, $"{track}/metrics").Any(metric => Text(root, $"{metric}/name") == name))
                {
                    document.Fault($"{minimum}/metric", $"{minimum}/metric is {name}, which the track {Text(root, $"{track}/name")} lacks; legal are metrics of every track.");
                    break;
                }
    }

    private static void Figures(StrictYaml document, JsonElement root, string level, FigureChecks figures)
    {
        IncentiveChecks.Twice(document, root, $"{level}/figures", "figure");
        foreach (var minimum in Items(root, $"{level}/figures"))
        {
            figures.Check(minimum, "atLeast");
            IncentiveChecks.Twice(document, root, $"{minimum}/ofWhich", "figure");
            foreach (var inner in Items(root, $"{minimum}/ofWhich"))
            {
                figures.Check(inner, "atLeast");
                var (whole, part) = (Text(root, $"{minimum}/figure"), Text(root, $"{inner}/figure"));
                if (figures.Unit(minimum) is { } unit && figures.Unit(inner) is { } other && (unit != other || whole == part))
                    document.Fault($"{inner}/figure", $"{inner}/figure is {part}, which is no part of {whole}; legal is another figure of the same unit.");
                else ProgramChecks.Order(document, root, $"{inner}/atLeast", $"{minimum}/atLeast", mayBeEqual: true);
            }
        }
    }
}
