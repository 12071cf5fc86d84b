using Microsoft.Extensions.Time.Testing;
using PemActors.Simulator.Experiments;
using PemActors.Simulator.Statistics;

namespace PemActors.Simulator.Tests.Experiments;

public sealed class ComparisonTests
{
    private static readonly ExperimentResult Result = new ExperimentRunner(new FakeTimeProvider(), 2).Run(ExperimentRunnerTests.Plan(
        [
            new SyntheticModel("baseline", partners: 40, weeks: 4).Model,
            new SyntheticModel("lift", 1.2, 1, 40, 4).Model,
            new SyntheticModel("twin", 1, 1, 40, 4).Model,
        ],
        StoppingRule.Exactly(200)));

    [Fact]
    public void ATwin_DiffersInNothing()
    {
        var twin = Comparison.All(Result)[1];
        Assert.All(twin.Kpis, each => Assert.Equal((0, 0), (each.Difference.Mean, each.Difference.Deviation)));
        Assert.All(twin.KeyResults, each => Assert.Equal(new McNemar(0, 0, 200), each.Test));
    }

    [Fact]
    public void ALift_IsFoundWithTheBaselinesLuck()
    {
        var revenue = Comparison.All(Result)[0].Of(Kpi.Revenue);
        Assert.True(revenue.Difference.At(0.95).Lower > 0);
        Assert.True(revenue.VarianceRatio > 2, $"variance ratio {revenue.VarianceRatio}");
        var (a, b) = (Result.Scenarios[1].Column(Kpi.Revenue), Result.Scenarios[0].Column(Kpi.Revenue));
        Assert.Equal(a.Zip(b, (x, y) => x - y).Average(), revenue.Difference.Mean, 1e-3);
    }

    [Fact]
    public void KeyResults_ArePairedByTheirId()
    {
        var hits = Comparison.All(Result)[0].KeyResults;
        Assert.Equal(Result.Baseline.Model.KeyResults.Select(each => each.Id), hits.Select(each => each.Id));
        Assert.All(hits, each => Assert.Equal(each.Scenario.Hits - each.Baseline.Hits, each.Test.Gained - each.Test.Lost));
    }

    [Fact]
    public void JointConfidence_SharesTheErrorAmongTheScenarios() => Assert.Equal(0.975, Comparison.All(Result)[0].JointConfidence, 12);

    [Fact]
    public void Standings_PutTheLiftAheadOfBaselineAndTwin()
    {
        Assert.Equal([false, true, false], Comparison.Standings(Result, Kpi.Revenue).Select(each => each.InSet));
        Assert.Equal(Comparison.Standings(Result, Kpi.Churned).Length, Result.Scenarios.Length);
        Assert.Empty(Comparison.Standings(Result, Kpi.PayoutMdf));
    }

    [Fact]
    public void OneScenario_IsComparedWithNothing() =>
        Assert.Empty(Comparison.All(Result with { Scenarios = Result.Scenarios[..1] }));
}
