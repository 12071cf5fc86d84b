using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PemActors.Documents.Scenarios;
using PemActors.Rulebook.Programs;
using PemActors.Simulator.Experiments;
using PemActors.Simulator.Population;

namespace PemActors.Simulator.Scenarios;

/// <summary>The model card of a scenario: every parameter in force with the meaning and mark that the schema gives it.</summary>
internal static partial class ScenarioCard
{
    /// <summary>What the model leaves out.</summary>
    private static readonly ImmutableArray<string> NotModelled =
    [
        "Partners do not meet: no conflicts over accounts and no shared budgets.",
        "Effort does not answer to pay: an incentive changes what is paid, and what tiers and certificates then change, not how hard partners try.",
        "No gaming: no pull-in, sandbagging, stockpiling or padded claims.",
    ];

    /// <summary>The card of parameters in force.</summary>
    public static ModelCard Of(EcosystemParameters parameters, ProgramDocument program) => new(
        [.. Parameters(JsonSerializer.SerializeToNode(parameters, ScenarioParameters.Json)!, JsonSerializer.SerializeToNode(new EcosystemParameters(), ScenarioParameters.Json)!)],
        [],
        [
            $"Program document {program.Version}: schema, ranges, sums and orders.",
            "Scenario document: schema, ranges, sums, and that the kernel runs all that it asks for.",
        ],
        NotModelled);

    private static IEnumerable<CardParameter> Parameters(JsonNode values, JsonNode defaults)
    {
        var sections = ScenarioDocument.SchemaText.GetProperty("$defs").GetProperty("behaviours").GetProperty("properties");
        foreach (var section in sections.EnumerateObject().Where(section => section.Value.TryGetProperty("properties", out var members) && section.Name != "types"))
            foreach (var member in section.Value.GetProperty("properties").EnumerateObject())
            {
                var pointer = $"/{section.Name}/{member.Name}";
                if (Places.At(values, pointer) is not { } value) continue;
                var description = member.Value.GetProperty("description").GetString()!;
                var status = Mark().Match(description).Groups[1].Value switch
                {
                    "S" => SourceStatus.Study,
                    "B" => SourceStatus.Benchmark,
                    "R" => SourceStatus.Rule,
                    _ => SourceStatus.Assumed,
                };
                if (value is JsonArray { Count: > 0 } rows && rows[0] is JsonObject) continue;
                var changed = !JsonNode.DeepEquals(value, Places.At(defaults, pointer));
                yield return new($"{section.Name}.{member.Name}", value is JsonArray items ? string.Join(", ", items) : value.ToString(), status, Mark().Replace(description, "").Trim(), changed);
            }
    }

    [GeneratedRegex(@"\[([ASBR])[^\]]*\]")]
    private static partial Regex Mark();
}
