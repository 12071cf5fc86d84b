using PemActors.Simulator.Commands;
using PemActors.Simulator.Experiments;
using PemActors.Simulator.Scenarios;

namespace PemActors.Simulator.Tests.Scenarios;

/// <summary>Every shipped scenario loads, runs, and does what it says: none of its changes leaves the figures as they are.</summary>
public sealed class ShippedScenarioTests
{
    public static TheoryData<string> Files() => [.. Directory.GetFiles(Folder(), "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Scenario_LoadsAndRunsSmall(string name)
    {
        var path = Path.Combine(Folder(), $"{name}.yaml");
        var reading = ScenarioLoader.Load(File.ReadAllText(path), path, ScenarioSource.Programs(path));
        Assert.Empty(reading.Faults);
        var file = reading.File!;
        Assert.Equal(name, file.Baseline.Name);
        var result = new ExperimentRunner(TimeProvider.System, 1).Run(
            new()
            {
                Kind = ExperimentKind.Compare,
                Title = file.Baseline.Title,
                Seed = file.Seed,
                Scenarios = [.. file.Scenarios.Select(scenario => ScenarioSource.Model(scenario with { Parameters = scenario.Parameters with { Partners = 200 } }, file.Seed))],
                Rule = StoppingRule.Exactly(2),
            },
            cancellation: TestContext.Current.CancellationToken);
        var hashes = result.Scenarios.Select(scenario => scenario.ResultHash()).ToList();
        Assert.Distinct(hashes);
        Assert.All(result.Scenarios, scenario => Assert.True(scenario.Estimate(Kpi.Wins).Mean > 0));
    }

    // What the file says of itself; it was false once, when attention had come into the kernel.
    [Fact]
    public void PerverseSpif_CostsMoreThanItBrings_AndHarmsCustomers()
    {
        var path = Path.Combine(Folder(), "perverse-spif.yaml");
        var file = ScenarioLoader.Load(File.ReadAllText(path), path, ScenarioSource.Programs(path)).File!;
        var result = new ExperimentRunner(TimeProvider.System, 1).Run(
            new()
            {
                Kind = ExperimentKind.Compare,
                Title = file.Baseline.Title,
                Seed = file.Seed,
                Scenarios = [.. file.Scenarios.Select(scenario => ScenarioSource.Model(scenario, file.Seed))],
                Rule = StoppingRule.Exactly(100),
            },
            cancellation: TestContext.Current.CancellationToken);
        var (noise, demos) = (Comparison.All(result)[0], Comparison.All(result)[1]);
        Assert.True(noise.Of(Kpi.Activities).Difference.At(0.95).Lower > 0);
        Assert.True(noise.Of(Kpi.NetContribution).Difference.At(0.95).Upper < 0);
        Assert.True(noise.Of(Kpi.Csat).Difference.At(0.95).Upper < 0);
        Assert.True(noise.Of(Kpi.Strikes).Difference.At(0.95).Lower > 0);
        Assert.True(demos.Of(Kpi.NetContribution).Difference.At(0.95).Lower > 0);
    }

    [Fact]
    public void TheGuidesExample_HasNoFault()
    {
        var guide = File.ReadAllText(Path.Combine(Folder(), "..", "docs", "simulation", "scenarios.md"));
        var example = guide.Split("```yaml\n")[1].Split("```")[0];
        Assert.Empty(ScenarioLoader.Load(example, "guide", _ => null).Faults);
        Assert.All(Files(), file => Assert.Contains($"| `{file.Data}` |", guide));
    }

    internal static string Folder()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "PemActors.sln"))) directory = directory.Parent;
        return Path.Combine(directory.FullName, "scenarios");
    }
}
