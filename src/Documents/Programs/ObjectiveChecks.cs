using System.Text.Json;
using PemActors.Documents.Facts;
using PemActors.Documents.Schemas;
using PemActors.Documents.Yaml;
using PemActors.Rulebook.Programs;
using static PemActors.Documents.Programs.ProgramValues;

namespace PemActors.Documents.Programs;

/// <summary>What a schema cannot say of objectives: targets fit their metric, and ids stand once.</summary>
internal static class ObjectiveChecks
{
    public static void Check(StrictYaml document, JsonElement root)
    {
        IncentiveChecks.Twice(document, root, "/objectives", "id");
        var seen = new HashSet<string>();
        for (var i = 0; Find(root, $"/objectives/{i}") is not null; i++)
            for (var j = 0; Find(root, $"/objectives/{i}/keyResults/{j}") is not null; j++)
                KeyResult(document, root, $"/objectives/{i}/keyResults/{j}", seen);
    }

    private static void KeyResult(StrictYaml document, JsonElement root, string pointer, HashSet<string> seen)
    {
        if (Text(root, $"{pointer}/id") is { } id && !seen.Add(id)) document.Fault($"{pointer}/id", $"{pointer}/id is {id} a second time; legal is once in the document.");
        if (Text(root, $"{pointer}/metric") is not { } word || !Words.TryParse<Metric>(word, out var metric)) return;
        if (metric != Metric.CertificationsEarned && Find(root, $"{pointer}/meanScore") is not null)
            document.Fault($"{pointer}/meanScore", $"{pointer}/meanScore stands beside {word}; legal is beside certifications-earned only.");
        if (Number(root, $"{pointer}/target") is { } target) Target(document, $"{pointer}/target", target, metric, Text(root, $"{pointer}/comparator"));
    }

    private static void Target(StrictYaml document, string pointer, ExactNumber target, Metric metric, string? comparator)
    {
        var decimals = MetricUnits.DecimalsOf(MetricUnits.Of(metric));
        var (least, greatest) = MetricUnits.RangeOf(metric);
        if (comparator == Words.Of(Comparator.Within)) least = Math.Max(0, least);
        if (!target.TryScale(decimals, out var scaled))
            document.Fault(pointer, $"{pointer} is {target}; legal for {Words.Of(metric)} are at most {decimals} decimals.");
        else if (scaled < least || scaled > greatest)
            document.Fault(pointer, $"{pointer} is {target}; legal for {Words.Of(metric)} is from {Shown(least, decimals)} to {Shown(greatest, decimals)}.");
    }

    private static ExactNumber Shown(long scaled, int decimals) => new ExactNumber(scaled, -decimals).Trimmed();
}
