using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PemActors.Documents.Scenarios;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;
using PemActors.Simulator.Experiments;
using PemActors.Simulator.Kernel;
using PemActors.Simulator.Population;

namespace PemActors.Simulator.Scenarios;

/// <summary>The model card of a scenario: every parameter in force with the meaning and mark that the schema gives it.</summary>
internal static partial class ScenarioCard
{
    /// <summary>What the model leaves out.</summary>
    private static readonly ImmutableArray<string> NotModelled =
    [
        "Partners do not meet: no conflicts over accounts and no shared budgets.",
        "Deals have no expansions or renewals; market development funds and usage fees are not paid.",
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

    /// <summary>
    /// d ln g / d ln x = G h xʰ x50ʰ / ((x50ʰ + xʰ)² g) by partner type, at what an activity of a Registered partner is worth in the first week that counts.
    /// None where effort does not answer.
    /// </summary>
    public static ImmutableArray<CardElasticity> Elasticities(KernelPlan plan)
    {
        var response = plan.Parameters.Response;
        if (!response.On) return [];
        var levels = plan.Worth.In(plan.WarmUpWeeks);
        return [.. plan.Parameters.Types.Select((type, i) => new CardElasticity(Documents.Facts.Words.Of(type.Type), Elasticity(levels[i * Worth.Tiers + (int)Tier.Registered], response)))];
    }

    private static double Elasticity(double x, ResponseParameters response)
    {
        if (x <= 0) return 0;
        var (power, half) = (Math.Pow(x, response.Exponent), Math.Pow(response.HalfLevel, response.Exponent));
        return response.Gain * response.Exponent * power * half / ((half + power) * (half + power) * Effort.Response(x, response));
    }

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
