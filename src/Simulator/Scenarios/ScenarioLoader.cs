using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PemActors.Documents.Programs;
using PemActors.Documents.Scenarios;
using PemActors.Documents.Yaml;
using PemActors.Simulator.Experiments;
using PemActors.Simulator.Kernel;

namespace PemActors.Simulator.Scenarios;

/// <summary>
/// Reads scenario files strictly: every member known and in its range, all faults of the file, of the program and of every change at once, each with its
/// line, its pointer and what is legal.
/// </summary>
public sealed class ScenarioLoader
{
    private readonly string _file;
    private readonly StrictYaml _document;
    private readonly List<ScenarioFault> _others = [];

    private ScenarioLoader(string file, StrictYaml document) => (_file, _document) = (file, document);

    /// <summary>Reads a file.</summary>
    /// <param name="yaml">Its text.</param>
    /// <param name="file">Its name, for the faults.</param>
    /// <param name="readProgram">Gives the text of a program document by the path that stands in the file; null when it cannot be read.</param>
    public static ScenarioReading Load(string yaml, string file, Func<string, string?> readProgram)
    {
        ArgumentNullException.ThrowIfNull(readProgram);
        var loader = new ScenarioLoader(file, ScenarioDocument.Read(yaml));
        var read = loader._document.Root is { } json && JsonNode.Parse(json.GetRawText()) is JsonObject root ? loader.Read(root, readProgram) : null;
        ImmutableArray<ScenarioFault> faults = [.. loader._document.Faults.Select(loader.Placed), .. loader._others];
        return new(faults.IsEmpty ? read : null, faults);
    }

    private ScenarioFile? Read(JsonObject root, Func<string, string?> readProgram)
    {
        ScenarioChecks.OfFile(root, Tell);
        if (Program(root, readProgram) is not { } program) return null;
        var changes = root["changes"] as JsonArray ?? [];
        var bindable = !Told("/behaviours") && !Told("/population");
        var baseline = (JsonObject)MergePatch.Apply(root, new JsonObject { ["changes"] = null })!;
        var scenarios = new List<Scenario?> { Scenario(root, null, baseline, program, bindable) };
        for (var i = 0; i < changes.Count; i++)
            if (changes[i] is JsonObject change) scenarios.Add(Scenario(root, $"/changes/{i}", (JsonObject)MergePatch.Apply(baseline, change)!, program, bindable));
        return _document.Faults.Count > 0 || _others.Count > 0 ? null : new(
            [.. scenarios.Select(scenario => scenario!)],
            Places.At(root, "/seed") is { } seed ? seed.GetValue<ulong>() : DefaultSeed,
            Stopping(root["stopping"]),
            root["decisionLevel"]?.GetValue<double>() ?? 0.5);
    }

    /// <summary>The seed of a file that has none.</summary>
    public const ulong DefaultSeed = 20261122;

    private Scenario? Scenario(JsonObject root, string? change, JsonObject scenario, string programText, bool bindable)
    {
        void Fault(string pointer, string detail)
        {
            // What the baseline is told is not told again of each change that leaves it as it is.
            var place = Places.InFile(root, change, pointer);
            Tell(place, detail.StartsWith(pointer, StringComparison.Ordinal) ? place + detail[pointer.Length..] : detail);
        }

        ScenarioChecks.OfScenario(scenario, Fault);
        var program = ScenarioProgram.Read(scenario, programText, Calendar.Day(scenario), Fault);
        var (weeks, warmUp) = (Calendar.Weeks(scenario), Calendar.WarmUpWeeks(scenario));
        var parameters = bindable ? ScenarioParameters.Bind(scenario) : new() { Start = Calendar.Start(scenario) };
        var incentives = ScenarioIncentives.Read(scenario, program, parameters.Start, weeks + warmUp, [.. parameters.Regions.Select(region => region.Region)], Fault);
        if (program.Document is not { } document) return null;
        parameters = parameters with { Currency = document.Currency };
        // What the kernel would refuse, where the document's own checks, which tell more, have found nothing.
        if (!Told("/behaviours") && !Told("/population"))
            foreach (var sentence in parameters.Faults()) Fault($"/behaviours{Places.OfPath(About(sentence))}", $"/behaviours: {sentence}");
        foreach (var sentence in PlanFaults.Of(parameters, document, incentives, weeks + warmUp, warmUp))
            if (Place(sentence, scenario) is var place && !(place.StartsWith("/horizon", StringComparison.Ordinal) && Told("/horizon"))) Fault(place, sentence);
        return new()
        {
            Name = (string?)scenario["name"] ?? "",
            Title = (string?)scenario["title"] ?? "",
            Parameters = parameters,
            Program = document,
            Incentives = incentives,
            Weeks = weeks,
            WarmUpWeeks = warmUp,
            Hash = ScenarioHash.Of(parameters, document, incentives, weeks, warmUp),
            Card = ScenarioCard.Of(parameters, document),
        };
    }

    // The kernel's sentences start with what they are about.
    private static string Place(string sentence, JsonObject scenario)
    {
        var about = About(sentence);
        if (about is "weeks" or "warmUpWeeks") return $"/horizon/{about}";
        return scenario["incentives"] is JsonObject incentives && incentives.ContainsKey(about) ? $"/incentives/{about}" : $"/program/overrides{Places.OfPath(about)}";
    }

    private static string About(string sentence) => sentence[..Math.Max(0, sentence.IndexOf(' ', StringComparison.Ordinal))];

    private string? Program(JsonObject root, Func<string, string?> readProgram)
    {
        const string Pointer = "/program/document";
        var path = Places.At(root, Pointer) is JsonValue value && value.TryGetValue<string>(out var text) ? text : "default";
        if (path == "default") return ProgramLoader.DefaultText();
        if (readProgram(path) is not { } program)
        {
            Tell(Pointer, $"{Pointer} is '{path}', which cannot be read; legal is default, or a file that exists, relative to the scenario file.");
            return null;
        }

        var faults = ProgramLoader.Load(program).Faults;
        _others.AddRange(faults.Select(fault => new ScenarioFault(path, fault.Line, fault.Column, Places.OfPath(fault.Path), fault.Detail)));
        return faults.Count == 0 ? program : null;
    }

    private static StoppingRule Stopping(JsonNode? stopping)
    {
        var rule = new StoppingRule();
        if (stopping is null) return rule;
        if (stopping["replications"] is { } exactly) return StoppingRule.Exactly(exactly.GetValue<int>());
        return rule with
        {
            RelativeHalfWidth = stopping["relativeHalfWidth"]?.GetValue<double>() ?? rule.RelativeHalfWidth,
            ProbabilityHalfWidth = stopping["probabilityHalfWidth"]?.GetValue<double>() ?? rule.ProbabilityHalfWidth,
            Confidence = stopping["confidence"]?.GetValue<double>() ?? rule.Confidence,
            FirstLook = stopping["firstLook"]?.GetValue<int>() ?? rule.FirstLook,
            MaxReplications = stopping["maxReplications"]?.GetValue<int>() ?? rule.MaxReplications,
            Headlines = stopping["headlines"] is JsonArray ids ? [.. ids.Select(id => KpiCatalog.Find(id!.GetValue<string>())!.Value)] : rule.Headlines,
        };
    }

    private void Tell(string pointer, string detail)
    {
        // One fault of a value is enough: the schema of programs, say, judges what that of scenarios has judged.
        if (!_document.Faults.Any(fault => Places.OfPath(fault.Path) == pointer)) _document.Fault(pointer, detail);
    }

    private bool Told(string section) => _document.Faults.Any(fault => Places.OfPath(fault.Path).Contains(section, StringComparison.Ordinal));

    private ScenarioFault Placed(DocumentFault fault)
    {
        var pointer = Places.OfPath(fault.Path);
        return new(_file, fault.Line, fault.Column, pointer, fault.Path.Length > 0 && fault.Detail.StartsWith(fault.Path, StringComparison.Ordinal) ? pointer + fault.Detail[fault.Path.Length..] : fault.Detail);
    }
}
