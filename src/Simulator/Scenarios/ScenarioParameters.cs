using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PemActors.Simulator.Population;

namespace PemActors.Simulator.Scenarios;

/// <summary>
/// The parameters of a scenario: the defaults with the scenario's members in their places, by name. A parameter added to a record is a member of the
/// document as soon as the schema has it.
/// </summary>
internal static class ScenarioParameters
{
    /// <summary>How parameters are written as JSON: members in camel case, words in kebab case.</summary>
    public static JsonSerializerOptions Json { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Sections of the document's behaviours that are lists in the record, and told by partner type in the document.</summary>
    private const string Types = "types", Mixes = "mixes";

    /// <summary>Binds the population and behaviours of a scenario that the schema found nothing wrong in.</summary>
    public static EcosystemParameters Bind(JsonNode scenario)
    {
        var defaults = new EcosystemParameters();
        var members = JsonSerializer.SerializeToNode(defaults, Json)!.AsObject();
        members.Remove("start");
        var behaviours = (MergePatch.Apply(new JsonObject(), Places.At(scenario, "/behaviours") as JsonObject ?? []) as JsonObject)!;
        members[Types] = WithMix(ByType(members[Types]!, Taken(behaviours, Types)), Places.At(scenario, "/population/mix") as JsonObject);
        members["activity"]![Mixes] = ByType(members["activity"]![Mixes]!, Taken(behaviours["activity"] as JsonObject, Mixes));
        if (Places.At(scenario, "/population/regions") is JsonObject regions)
            members["regions"] = new JsonArray([.. regions.Select(region => new JsonObject { ["region"] = region.Key, ["share"] = region.Value!.DeepClone() })]);
        if (Places.At(scenario, "/population/partners") is { } partners) members["partners"] = partners.DeepClone();
        var merged = MergePatch.Apply(members, behaviours)!;
        return merged.Deserialize<EcosystemParameters>(Json)! with { Start = Calendar.Start(scenario) };
    }

    private static JsonObject? Taken(JsonObject? owner, string name)
    {
        if (owner?[name] is not JsonObject own) return null;
        owner.Remove(name);
        return own;
    }

    private static JsonArray ByType(JsonNode rows, JsonObject? changes) =>
        new([.. rows.AsArray().Select(row => MergePatch.Apply(row, changes?[row!["type"]!.GetValue<string>()] as JsonObject ?? []))]);

    // A mix stands for the whole of it: a type that it leaves out has no partner, and so no figures.
    private static JsonArray WithMix(JsonArray rows, JsonObject? mix) =>
        mix is null
            ? rows
            : new([.. rows.Where(row => mix[row!["type"]!.GetValue<string>()] is JsonValue share && share.GetValue<double>() > 0)
                .Select(row => MergePatch.Apply(row, new JsonObject { ["mix"] = mix[row!["type"]!.GetValue<string>()]!.DeepClone() }))]);
}
