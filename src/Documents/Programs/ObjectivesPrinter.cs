using System.Text;
using PemActors.Documents.Facts;
using PemActors.Rulebook.Programs;
using static PemActors.Documents.Programs.YamlText;

namespace PemActors.Documents.Programs;

/// <summary>Prints objectives and key results.</summary>
internal static class ObjectivesPrinter
{
    public static void Print(StringBuilder text, IReadOnlyList<Objective> objectives)
    {
        if (objectives.Count == 0)
        {
            text.Append("objectives: []\n");
            return;
        }
        text.Append("objectives:\n");
        foreach (var objective in objectives)
        {
            text.Append($"  - id: {Quoted(objective.Id)}\n    name: {Quoted(objective.Name)}\n");
            List(text, "keyResults", "    ", objective.KeyResults.Select(KeyResult));
        }
    }

    private static string KeyResult(KeyResult k)
    {
        var target = Scaled(k.Target, MetricUnits.DecimalsOf(MetricUnits.Of(k.Metric)));
        var meanScore = k.MeanScoreHundredths is { } mean ? $", meanScore: {Scaled(mean, 2)}" : "";
        return $"{{ id: {Quoted(k.Id)}, metric: {Words.Of(k.Metric)}, comparator: {Words.Of(k.Comparator)}, target: {target}{meanScore}, period: {Words.Of(k.Period)} }}";
    }
}
