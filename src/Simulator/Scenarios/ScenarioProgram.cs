using System.Text.Json.Nodes;
using PemActors.Documents.Programs;
using PemActors.Documents.Yaml;
using PemActors.Rulebook.Programs;

namespace PemActors.Simulator.Scenarios;

/// <summary>
/// The program document of a scenario: the one it names, with the scenario's overrides, key results and calendar merged in, read by the same loader as
/// every program, so that ranges and sums are judged by one text.
/// </summary>
internal sealed class ScenarioProgram
{
    private readonly JsonNode _merged;

    private ScenarioProgram(JsonNode merged) => _merged = merged;

    /// <summary>The document; null when it has a fault.</summary>
    public ProgramDocument? Document { get; private init; }

    /// <summary>Merges and reads.</summary>
    /// <param name="scenario">The whole scenario, changes applied.</param>
    /// <param name="program">The text of the program document, without a fault of its own.</param>
    /// <param name="anchor">The date at which week 0 starts.</param>
    /// <param name="fault">Takes a pointer into the scenario, and a sentence that starts with the pointer.</param>
    public static ScenarioProgram Read(JsonNode scenario, string program, string anchor, Action<string, string> fault)
    {
        var own = new JsonObject { ["calendar"] = new JsonObject { ["kind"] = "weeks-13", ["anchor"] = $"{anchor}T00:00:00Z" } };
        if (Places.At(scenario, "/keyResults") is JsonArray keyResults)
            own["objectives"] = new JsonArray(new JsonObject { ["id"] = "scenario", ["name"] = "Key results of the scenario", ["keyResults"] = keyResults.DeepClone() });
        var overrides = Places.At(scenario, "/program/overrides") as JsonObject;
        if (overrides?.ContainsKey("calendar") == true)
            fault("/program/overrides/calendar", "/program/overrides/calendar is set; legal is to leave it out, because quarters have thirteen weeks from the population's start.");
        if (overrides?.ContainsKey("objectives") == true && own.ContainsKey("objectives"))
            fault("/program/overrides/objectives", "/program/overrides/objectives stands beside keyResults; legal is one of them.");
        var merged = MergePatch.Apply(MergePatch.Apply(Members(program), overrides ?? []), own)!;
        var reading = ProgramLoader.Load(merged.ToJsonString());
        foreach (var each in reading.Faults) Tell(each, InScenario(Places.OfPath(each.Path)), fault);
        return new(merged) { Document = reading.Program };
    }

    /// <summary>The terms of an incentive's kind with its own members in place of the program's; null when one of them is at fault.</summary>
    /// <param name="member">The kind's member among the program's incentives.</param>
    /// <param name="terms">The incentive's own.</param>
    /// <param name="pointer">Where they stand in the scenario.</param>
    /// <param name="fault">As of <see cref="Read"/>.</param>
    public IncentivesTerms? Terms(string member, JsonObject terms, string pointer, Action<string, string> fault)
    {
        var merged = MergePatch.Apply(_merged, new JsonObject { ["incentives"] = new JsonObject { [member] = terms.DeepClone() } })!;
        var reading = ProgramLoader.Load(merged.ToJsonString());
        var prefix = $"/incentives/{member}";
        foreach (var each in reading.Faults)
            if (Places.OfPath(each.Path) is var at && at.StartsWith(prefix, StringComparison.Ordinal)) Tell(each, pointer + at[prefix.Length..], fault);
        return reading.Program?.Incentives;
    }

    /// <summary>A document's members as they are named in its text.</summary>
    public static JsonNode Members(ProgramDocument program) => Members(ProgramPrinter.Print(program));

    private static JsonNode Members(string program) => JsonNode.Parse(StrictYaml.Read(program, ProgramLoader.Schema).Root!.Value.GetRawText())!;

    private static string InScenario(string pointer)
    {
        const string KeyResults = "/objectives/0/keyResults";
        return pointer.StartsWith(KeyResults, StringComparison.Ordinal) ? $"/keyResults{pointer[KeyResults.Length..]}" : $"/program/overrides{pointer}";
    }

    private static void Tell(DocumentFault each, string pointer, Action<string, string> fault) =>
        fault(pointer, each.Path.Length > 0 && each.Detail.StartsWith(each.Path, StringComparison.Ordinal) ? pointer + each.Detail[each.Path.Length..] : $"{pointer}: {each.Detail}");
}
