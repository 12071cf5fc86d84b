using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using PemActors.Simulator.Experiments;

namespace PemActors.Simulator.Tests.Experiments;

public sealed class ExperimentRunnerTests
{
    private static readonly ImmutableArray<ScenarioModel> Pair =
        [new SyntheticModel("baseline", partners: 12, weeks: 4).Model, new SyntheticModel("spif", 1.08, 2, 12, 4).Model];

    public static TheoryData<int, int> Splits
    {
        get
        {
            var splits = new TheoryData<int, int>();
            foreach (var batch in new[] { 1, 7, 64, 1000 })
                for (var threads = 1; threads <= 8; threads++) splits.Add(batch, threads);
            return splits;
        }
    }

    [Theory]
    [MemberData(nameof(Splits))]
    public void AnyThreadsAndBatches_GiveTheSameBytes(int batch, int threads)
    {
        var expected = Whole.Value;
        var result = Run(Pair, StoppingRule.Exactly(1000), threads, batch);
        Assert.Equal(expected.Scenarios.Select(each => each.ResultHash()), result.Scenarios.Select(each => each.ResultHash()));
        Assert.Equal(expected.Precision, result.Precision);
    }

    [Fact]
    public void LooksChangeNothingButWhereARunEnds()
    {
        var looked = Run(Pair, new() { RelativeHalfWidth = 0.0001, MaxReplications = 1000 }, 2, 7);
        Assert.Equal(Whole.Value.Scenarios.Select(each => each.ResultHash()), looked.Scenarios.Select(each => each.ResultHash()));
        Assert.True(looked.Capped);
        Assert.False(looked.Partial);
    }

    [Fact]
    public void AScenarioMore_ChangesNoNumber()
    {
        var three = Run([.. Pair, new SyntheticModel("rebate", 1.02, 1, 12, 4).Model], StoppingRule.Exactly(1000), 2, 64);
        Assert.Equal(Whole.Value.Scenarios.Select(each => each.ResultHash()), three.Scenarios.Take(2).Select(each => each.ResultHash()));
    }

    [Fact]
    public void AnotherScenario_HasAnotherHash() => Assert.NotEqual(Whole.Value.Scenarios[0].ResultHash(), Whole.Value.Scenarios[1].ResultHash());

    [Fact]
    public void StopsAtTheFirstLookThatIsSureEnough()
    {
        var rule = new StoppingRule { RelativeHalfWidth = 0.2, ProbabilityHalfWidth = 0.08 };
        var result = Run(Pair, rule, 2, 4);
        Assert.All(result.Precision, each => Assert.True(each.Reached));
        Assert.False(result.Capped);
        // It was not sure a look earlier.
        int[] looks = [.. Looks(rule).TakeWhile(look => look <= result.Replications)];
        Assert.Equal(result.Replications, looks[^1]);
        Assert.True(looks.Length > 1);
        var earlier = Run(Pair, rule with { FirstLook = looks[^2], MaxReplications = looks[^2] }, 2, 4);
        Assert.Contains(earlier.Precision, each => !each.Reached);
    }

    [Fact]
    public void Cancelled_KeepsWhatIsComplete_AsARunOfSoMany()
    {
        using var cancellation = new CancellationTokenSource();
        var partial = new ExperimentRunner(new FakeTimeProvider(), 3, 7)
            .Run(Plan(Pair, StoppingRule.Exactly(1000)), new Told(progress => { if (progress.Done >= 300) cancellation.Cancel(); }), cancellation.Token);
        Assert.True(partial.Partial);
        Assert.InRange(partial.Replications, 100, 999);
        Assert.Equal(partial.Scenarios[0].Replications, partial.Scenarios[1].Replications);
        var whole = Run(Pair, StoppingRule.Exactly(partial.Replications), 1, 1);
        Assert.Equal(whole.Scenarios.Select(each => each.ResultHash()), partial.Scenarios.Select(each => each.ResultHash()));
    }

    [Fact]
    public void CancelledBeforeTheStart_HasNoReplication()
    {
        var result = new ExperimentRunner(new FakeTimeProvider(), 2).Run(Plan(Pair, new()), null, new(true));
        Assert.Equal((0, true, false), (result.Replications, result.Partial, result.Capped));
    }

    [Fact]
    public void Progress_TellsRateAndRemainingTime()
    {
        var clock = new FakeTimeProvider();
        var told = new List<ExperimentProgress>();
        new ExperimentRunner(clock, 1, 10).Run(Plan(Pair, StoppingRule.Exactly(100)), new Told(progress =>
        {
            told.Add(progress);
            clock.Advance(TimeSpan.FromSeconds(1));
        }), TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(1, 20).Select(i => 10L * i), told.Select(each => each.Done));
        Assert.All(told, each => Assert.Equal(200, each.Expected));
        Assert.Null(told[0].Remaining);
        Assert.Equal(20, told[1].Rate);
        Assert.Equal(TimeSpan.FromSeconds(9), told[1].Remaining);
        Assert.Equal(TimeSpan.Zero, told[^1].Remaining);
    }

    [Fact]
    public void Looks_GrowByHalf_UpToTheCap() => Assert.Equal([64, 96, 144, 216, 324, 486, 500], Looks(new() { MaxReplications = 500 }).Take(7));

    [Fact]
    public void FaultyRule_NamesEveryFaultWithItsRange()
    {
        var rule = new StoppingRule
        {
            FirstLook = 1,
            Growth = 1,
            RelativeHalfWidth = 0,
            ProbabilityHalfWidth = 0.5,
            MaxReplications = 1_000_000_000,
            Confidence = 1,
        };
        Assert.Equal(6, rule.Faults().Length);
        var fault = Assert.Throws<ArgumentException>(() => Run(Pair, rule, 1, 1));
        Assert.All(rule.Faults(), each => Assert.Contains(each, fault.Message));
    }

    [Fact]
    public void TwoScenariosOfOneName_AreRefused() => Assert.Throws<ArgumentException>(() => Run([Pair[0], Pair[0]], new(), 1, 1));

    [Fact]
    public void AKernelOfAnotherShape_IsToldAtItsFirstReplication()
    {
        var model = Pair[0] with { Weeks = 5 };
        var fault = Assert.Throws<InvalidOperationException>(() => Run([model], StoppingRule.Exactly(2), 1, 1));
        Assert.Equal("Replication 0 of 'baseline': weeks of a series 4, expected 5.", fault.Message);
    }

    internal static Experiment Plan(ImmutableArray<ScenarioModel> scenarios, StoppingRule rule) =>
        new() { Kind = ExperimentKind.Compare, Title = "Trial", Seed = SyntheticModel.Seed, Scenarios = scenarios, Rule = rule };

    private static readonly Lazy<ExperimentResult> Whole = new(() => Run(Pair, StoppingRule.Exactly(1000), 1, 1000));

    private static ExperimentResult Run(ImmutableArray<ScenarioModel> scenarios, StoppingRule rule, int threads, int batch) =>
        new ExperimentRunner(new FakeTimeProvider(), threads, batch).Run(Plan(scenarios, rule));

    private static IEnumerable<int> Looks(StoppingRule rule)
    {
        for (var look = rule.NextLook(0); ; look = rule.NextLook(look)) yield return look;
    }

    private sealed class Told(Action<ExperimentProgress> tell) : IProgress<ExperimentProgress>
    {
        public void Report(ExperimentProgress value) => tell(value);
    }
}
