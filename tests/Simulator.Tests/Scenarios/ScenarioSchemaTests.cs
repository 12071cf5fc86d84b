using System.Text.Json;
using System.Text.Json.Nodes;
using PemActors.Documents.Scenarios;
using PemActors.Simulator.Experiments;
using PemActors.Simulator.Population;
using PemActors.Simulator.Scenarios;

namespace PemActors.Simulator.Tests.Scenarios;

public sealed class ScenarioSchemaTests
{
    private static readonly JsonNode Defaults = JsonSerializer.SerializeToNode(new EcosystemParameters(), ScenarioParameters.Json)!;

    private static IEnumerable<(string Name, JsonElement Schema)> Parameters() =>
        from section in ScenarioDocument.SchemaText.GetProperty("$defs").GetProperty("behaviours").GetProperty("properties").EnumerateObject()
        where section.Name != "types"
        from member in section.Value.GetProperty("properties").EnumerateObject()
        select ($"/{section.Name}/{member.Name}", member.Value);

    [Fact]
    public void EveryBehaviour_IsAParameterWithTheSameDefault() => Assert.All(Parameters(), parameter =>
    {
        Assert.NotNull(Places.At(Defaults, parameter.Name));
        if (parameter.Schema.TryGetProperty("default", out var stated))
            Assert.Equal(Places.At(Defaults, parameter.Name)!.ToString(), JsonNode.Parse(stated.GetRawText())!.ToString());
    });

    [Fact]
    public void EveryDefault_LiesInItsRange() => Assert.All(Parameters().Where(each => each.Schema.TryGetProperty("minimum", out _)), parameter =>
        Assert.InRange(Places.At(Defaults, parameter.Name)!.GetValue<double>(), parameter.Schema.GetProperty("minimum").GetDouble(), parameter.Schema.GetProperty("maximum").GetDouble()));

    [Fact]
    public void Headlines_AreTheCatalog() => Assert.Equal(
        KpiCatalog.All.Select(each => each.Id),
        ScenarioDocument.SchemaText.GetProperty("properties").GetProperty("stopping").GetProperty("properties").GetProperty("headlines").GetProperty("items").GetProperty("enum")
            .EnumerateArray().Select(id => id.GetString()!));
}
