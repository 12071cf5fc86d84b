using PemActors.Simulator.Experiments;
using PemActors.Simulator.Kernel;
using PemActors.Simulator.Population;

namespace PemActors.Simulator.Tests.Kernel;

/// <summary>What a replication gives, and that nothing but its number, seed and scenario decides it.</summary>
public sealed class ReplicationTests
{
    private static readonly KernelPlan Plan = new(
        new EcosystemParameters { Partners = 600, Start = Worlds.Start },
        Worlds.Program,
        [Worlds.Offer("margin", Worlds.Program.Incentives.Margin), Worlds.Offer("spif", Worlds.Program.Incentives.Spif), Worlds.Offer("rebate", Worlds.Program.Incentives.Rebate)],
        91,
        warmUpWeeks: 26);

    [Fact]
    public void AnyThreadsAndBatches_GiveTheSameBytes()
    {
        var hashes = new[] { (1, 1), (1, 7), (2, 4), (8, 3) }.Select(split =>
            new ExperimentRunner(TimeProvider.System, split.Item1, split.Item2).Run(Experiment(Model(Plan))).Scenarios[0].ResultHash());
        Assert.Single(hashes.Distinct());
    }

    [Fact]
    public void Memory_UsedAgain_LeavesNoTrace()
    {
        var used = new Replication(Plan);
        for (uint index = 0; index < 4; index++)
        {
            var fresh = new Replication(Plan);
            Assert.Equal(fresh.Run(7, index), used.Run(7, index));
            Assert.Equal(fresh.Hash, used.Hash);
        }
    }

    [Fact]
    public void InSteadyState_NothingIsAllocated()
    {
        var replication = new Replication(Plan);
        for (uint index = 0; index < 3; index++) replication.Run(7, index);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (uint index = 0; index < 3; index++) replication.Run(7, index);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Emission_ChangesNoFigure()
    {
        var (silent, written) = (new Replication(Plan), new Replication(Plan));
        var sink = new FactLog(Worlds.Start).Sink;
        var (a, b) = (silent.Run(7, 0), written.Run(7, 0, ref sink));
        // Facts name what is not needed otherwise, so more is drawn.
        Assert.Equal(a with { Blocks = 0 }, b with { Blocks = 0 });
        Assert.Equal(silent.Hash, written.Hash);
    }

    [Fact]
    public void APartnerMore_MovesNobodyElse()
    {
        var parameters = new EcosystemParameters { Partners = 300, Start = Worlds.Start, Joining = new() { RecruitsPerThousand = 0 } };
        var (without, with) = (Facts(parameters), Facts(parameters with { Partners = 301 }).Where(line => !line.Contains("-000300", StringComparison.Ordinal)).ToList());
        Assert.True(without.Count > 2_000);
        Assert.Equal(without, with);
    }

    [Fact]
    public void Sums_AgreeWithEachOther()
    {
        var result = new Replication(Plan).Result(3, 0);
        double Of(Kpi kpi) => result.Kpis[(int)kpi];
        Assert.Equal(Of(Kpi.PayoutTotal), Of(Kpi.PayoutMargin) + Of(Kpi.PayoutSpif) + Of(Kpi.PayoutRebate));
        Assert.Equal(Of(Kpi.PayoutTotal), result.Tables.PayoutByIncentive.Sum());
        Assert.Equal(Of(Kpi.Revenue), result.Series[(int)SeriesKind.Revenue][^1]);
        Assert.Equal(Of(Kpi.SourcedArr), result.Series[(int)SeriesKind.SourcedArr][^1]);
        Assert.Equal(Of(Kpi.PayoutTotal), result.Series[(int)SeriesKind.Payout][^1]);
        Assert.Equal(Of(Kpi.Revenue), result.Tables.RevenueByPartner.Sum(bin => bin.Sum));
        Assert.Equal(Of(Kpi.Wins), result.Tables.CycleHours.Sum(bin => bin.Count));
        Assert.All(
            [Kpi.Revenue, Kpi.PayoutSpif, Kpi.PayoutRebate, Kpi.Recruits, Kpi.TierPremier], kpi => Assert.True(Of(kpi) > 0));
        Assert.InRange(Of(Kpi.TopTenthShare), 0.5, 1);
    }

    [Fact]
    public void MoreActivity_NeverLowersACount()
    {
        EcosystemParameters World(double factor) => Worlds.Worked(2_000, mixed: true) with
        {
            Types = [Worlds.Worked(1, true).Types[0] with { Activities = 0.8 * factor }],
        };
        var (less, more) = (Worlds.Take(World(1), 40), Worlds.Take(World(1.3), 40));
        Assert.All(Enumerable.Range(0, 2_000), i => Assert.True(more.ActivityDays[i].Count >= less.ActivityDays[i].Count && more.Created[i] >= less.Created[i]));
    }

    private static List<string> Facts(EcosystemParameters parameters)
    {
        var log = new FactLog(Worlds.Start);
        var sink = log.Sink;
        new Replication(new(parameters, Worlds.Program, [], 60)).Run(5, 0, ref sink);
        return [.. log.Facts.Select(fact => $"{fact.Subject} {fact.Fact}")];
    }

    private static Experiment Experiment(ScenarioModel model) =>
        new() { Kind = ExperimentKind.Run, Title = "kernel", Seed = 11, Scenarios = [model], Rule = StoppingRule.Exactly(12) };

    private static ScenarioModel Model(KernelPlan plan) => KernelModel.Of(plan, 11, "kernel", "Kernel", new('0', 64), new([], [], [], []));
}
