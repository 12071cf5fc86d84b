using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using PemActors.Simulator.Experiments;
using PemActors.Simulator.Tests.Experiments;

namespace PemActors.Simulator.Tests.Reports;

/// <summary>Results to report on, made once.</summary>
internal static class ReportTrial
{
    private static readonly Lazy<ExperimentResult> Four = new(() => Run(
        120,
        new SyntheticModel("baseline").Model,
        new SyntheticModel("spif-activation", 1.04, 1.6).Model,
        new SyntheticModel("steeper-rebate", 1.02).Model,
        new SyntheticModel("perverse-spif", 0.99, 3, gaming: 2.5).Model));

    private static readonly Lazy<ExperimentResult> Alone = new(() => Run(64, new SyntheticModel("baseline", partners: 60).Model));

    public static ExperimentResult Compared => Four.Value;

    public static ExperimentResult Single => Alone.Value;

    public static ExperimentResult Run(int replications, params ImmutableArray<ScenarioModel> scenarios) =>
        new ExperimentRunner(new FakeTimeProvider(), 2).Run(new()
        {
            Kind = scenarios.Length == 1 ? ExperimentKind.Run : ExperimentKind.Compare,
            Title = "Incentive options for the coming year",
            Seed = SyntheticModel.Seed,
            Scenarios = scenarios,
            Rule = new() { FirstLook = replications, MaxReplications = replications },
        });
}
