using System.Text.Json;
using PemActors.Documents.Schemas;
using PemActors.Documents.Yaml;
using static PemActors.Documents.Programs.ProgramValues;

namespace PemActors.Documents.Programs;

/// <summary>What a schema cannot say: values that must fit to each other. Each check is made when the values it needs are there.</summary>
internal static class ProgramChecks
{
    // First below (or, with true, not above) second.
    private static readonly (string Low, string High, bool MayBeEqual)[] Orders =
    [
        ("/health/yellowFrom", "/health/greenFrom", false),
        ("/health/activity/yellowFrom", "/health/activity/greenFrom", false),
        ("/health/pipeline/low", "/health/pipeline/high", false),
        ("/health/enablement/yellowFrom", "/health/enablement/greenFrom", false),
        ("/health/quality/csatYellow", "/health/quality/csatGreen", false),
        ("/health/quality/near", "/health/quality/benchmark", true),
        ("/health/compliance/yellowFrom", "/health/compliance/redFrom", false),
        ("/health/compliance/redFrom", "/health/compliance/suspendFrom", true),
        ("/tiers/premier/arr", "/tiers/elite/arr", true),
        ("/tiers/select/certifications", "/tiers/premier/certifications", true),
        ("/tiers/premier/certifications", "/tiers/elite/certifications", true),
        ("/compliance/warnFrom", "/compliance/holdFrom", true),
        ("/compliance/holdFrom", "/health/compliance/suspendFrom", true),
        ("/incentives/margin/registered", "/incentives/margin/select", true),
        ("/incentives/margin/select", "/incentives/margin/premier", true),
        ("/incentives/margin/premier", "/incentives/margin/elite", true),
        ("/incentives/margin/elite", "/incentives/margin/cap", true),
    ];

    // Shares of one whole.
    private static readonly (string Pointer, string[] Parts)[] Wholes =
    [
        ("/health/weights", ["activity", "pipeline", "enablement", "quality", "compliance"]),
        ("/attribution/uShaped", ["first", "middle", "last"]),
        ("/attribution/wShaped", ["first", "creation", "last", "rest"]),
    ];

    private static readonly string[] Tiers = ["registered", "select", "premier", "elite"];

    public static void Check(StrictYaml document, JsonElement root)
    {
        foreach (var (low, high, mayBeEqual) in Orders) Order(document, root, low, high, mayBeEqual);
        foreach (var (pointer, parts) in Wholes) SumsToOne(document, root, pointer, parts);
        Near(document, root);
        Anchor(document, root);
        Rates(document, root);
        Overrides(document, root);
        IncentiveChecks.Check(document, root);
        ObjectiveChecks.Check(document, root);
        foreach (var tier in Tiers) Once(document, root, $"/benefits/{tier}", Tiers.TakeWhile(lower => lower != tier).Select(lower => $"/benefits/{lower}"));
    }

    // A benefit given twice would have two tiers that start it.
    private static void Once(StrictYaml document, JsonElement root, string pointer, IEnumerable<string> lowerLists)
    {
        var lower = lowerLists.SelectMany(list => Texts(root, list)).ToHashSet();
        for (var i = 0; Find(root, $"{pointer}/{i}") is not null; i++)
            if (Text(root, $"{pointer}/{i}") is { } benefit && lower.Contains(benefit))
                document.Fault($"{pointer}/{i}", $"{pointer}/{i} is {benefit}, which a lower tier gives already; legal is once.");
    }

    public static void Order(StrictYaml document, JsonElement root, string low, string high, bool mayBeEqual)
    {
        if (Number(root, low) is not { } first || Number(root, high) is not { } second) return;
        var sign = first.CompareTo(second);
        if (sign < 0 || (mayBeEqual && sign == 0)) return;
        document.Fault(low, $"{low} is {first} and {Dotted(high)} is {second}; legal is {(mayBeEqual ? "at most" : "less than")} the latter.");
    }

    private static void SumsToOne(StrictYaml document, JsonElement root, string pointer, string[] parts)
    {
        long sumPpm = 0;
        foreach (var part in parts)
        {
            if (Number(root, $"{pointer}/{part}") is not { } weight || !weight.TryScale(6, out var ppm)) return;
            sumPpm += ppm;
        }
        if (sumPpm != 1_000_000) document.Fault(pointer, $"{pointer} sum to {new ExactNumber(sumPpm, -6).Trimmed()}; legal is 1.");
    }

    private static void Near(StrictYaml document, JsonElement root)
    {
        const string Pointer = "/health/quality/near";
        if (Number(root, Pointer) is not { } near) return;
        if (near.Digits == 0 && Find(root, "/health/scale") is { ValueKind: JsonValueKind.String } scale && scale.ValueEquals("linear"u8))
            document.Fault(Pointer, $"{Pointer} is 0; legal with the linear scale is more, because the scale runs from benchmark − near to benchmark + near.");
        if (Number(root, "/health/quality/benchmark") is { } benchmark && benchmark.TryScale(6, out var benchmarkPpm) && near.TryScale(6, out var nearPpm) && benchmarkPpm + nearPpm > 1_000_000)
            document.Fault(Pointer, $"{Pointer} is {near} and the benchmark {benchmark}; legal is a sum of at most 1.");
    }

    private static void Anchor(StrictYaml document, JsonElement root)
    {
        const string Pointer = "/calendar/anchor";
        if (Text(root, Pointer) is { } text && Rfc3339.TryParse(text, out var anchor) && anchor.Ticks % TimeSpan.TicksPerDay != 0)
            document.Fault(Pointer, $"{Pointer} is {anchor}; legal is a midnight UTC.");
    }

    private static void Rates(StrictYaml document, JsonElement root)
    {
        var seen = new HashSet<(string, long)>();
        for (var i = 0; Find(root, $"/rates/{i}") is not null; i++)
        {
            if (Text(root, $"/rates/{i}/currency") is not { } currency) continue;
            if (currency == Text(root, "/currency")) document.Fault($"/rates/{i}/currency", $"/rates/{i}/currency is {currency}, the installation's own; legal is another.");
            if (Text(root, $"/rates/{i}/from") is { } from && Rfc3339.TryParse(from, out var at) && !seen.Add((currency, at.Ticks)))
                document.Fault($"/rates/{i}", $"/rates/{i} is a second rate of {currency} from {at}; legal is one.");
        }
    }

    private static void Overrides(StrictYaml document, JsonElement root)
    {
        var seen = new HashSet<(string?, string?)>();
        for (var i = 0; Find(root, $"/health/pipelineOverrides/{i}") is not null; i++)
        {
            var pointer = $"/health/pipelineOverrides/{i}";
            Order(document, root, $"{pointer}/low", $"{pointer}/high", mayBeEqual: false);
            var (type, region) = (Text(root, $"{pointer}/type"), Text(root, $"{pointer}/region"));
            if (Find(root, $"{pointer}/type") is null && Find(root, $"{pointer}/region") is null) document.Fault(pointer, $"{pointer} names neither type nor region; legal is one or both.");
            else if (!seen.Add((type, region))) document.Fault(pointer, $"{pointer} is a second override for the same type and region; legal is one.");
        }
    }

    private static string Dotted(string pointer) => string.Join('.', JsonPointer.Steps(pointer));
}
