using System.Text.Json;
using PemActors.Rulebook.Programs;
using static PemActors.Documents.Programs.ProgramMembers;

namespace PemActors.Documents.Programs;

/// <summary>Reads an objective and its key results.</summary>
internal static class ObjectiveReader
{
    public static Objective Read(JsonElement o) => new(Text(o, "id"), Text(o, "name"), [.. o.GetProperty("keyResults").EnumerateArray().Select(KeyResult)]);

    private static KeyResult KeyResult(JsonElement k)
    {
        var metric = Word<Metric>(k, "metric");
        return new(
            Text(k, "id"), metric, Word<Comparator>(k, "comparator"), Scaled(k, "target", MetricUnits.DecimalsOf(MetricUnits.Of(metric))), Word<OkrPeriod>(k, "period"),
            k.TryGetProperty("meanScore", out _) ? Hundredths(k, "meanScore") : null);
    }
}
