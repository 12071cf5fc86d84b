using System.Text.Json;
using PemActors.Documents.Schemas;
using PemActors.Documents.Yaml;

namespace PemActors.Documents.Scenarios;

/// <summary>
/// Scenario documents as text: read strictly against <c>schemas/scenario.v1.json</c>. What a member means, and what a schema cannot say of it, is the
/// simulator's to judge.
/// </summary>
public static class ScenarioDocument
{
    private static readonly Lazy<JsonDocument> Json = new(() => Resource.Json("schemas/scenario.v1.json"));

    private static readonly Lazy<Schema> Compiled = new(() => SchemaCompiler.Compile(Json.Value.RootElement, Json.Value.RootElement));

    /// <summary>The schema of scenario documents, compiled.</summary>
    public static Schema Schema => Compiled.Value;

    /// <summary>The schema as it stands in its file, descriptions and defaults included.</summary>
    public static JsonElement SchemaText => Json.Value.RootElement;

    /// <summary>Reads a document; all that the schema finds wrong is among its faults.</summary>
    public static StrictYaml Read(string yaml) => StrictYaml.Read(yaml, Schema);
}
