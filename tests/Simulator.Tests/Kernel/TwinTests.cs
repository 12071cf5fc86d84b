using PemActors.Rulebook.Incentives;
using PemActors.Simulator.Kernel;
using PemActors.Simulator.Population;

namespace PemActors.Simulator.Tests.Kernel;

/// <summary>One rulebook, two engines: the facts of a run, folded by the rulebook, give what the kernel reported, to the minor unit.</summary>
public sealed class TwinTests
{
    private static readonly Incentive[] Incentives =
    [
        Worlds.Offer("margin", Worlds.Program.Incentives.Margin),
        Worlds.Offer("fee", Worlds.Program.Incentives.ReferralFee),
        Worlds.Offer("rebate", Worlds.Program.Incentives.Rebate),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Facts_FoldedByTheRulebook_GiveWhatTheKernelReported(ulong seed)
    {
        var (plan, log) = Run(seed);
        var differences = PureTwin.Differences(plan, log);
        Assert.True(differences.Count == 0, $"seed {seed}, {differences.Count} of {log.Closes.Count} closes:\n{string.Join('\n', differences.Take(12))}");
    }

    [Fact]
    public void ManyStrikes_SuspendAndReinstateAlike()
    {
        var (plan, log) = Run(9, violations: 40);
        var differences = PureTwin.Differences(plan, log);
        Assert.True(differences.Count == 0, $"{differences.Count} of {log.Closes.Count} closes:\n{string.Join('\n', differences.Take(12))}");
        Assert.Contains(log.Closes, close => !close.Judged && close.Health.Strikes >= 3);
        Assert.Contains(log.Facts, fact => fact.Partner is Rulebook.Facts.PartnerFact.Reinstated);
    }

    // The kernel runs by one window and the rulebook by another that is a day off: the proof must see it.
    [Theory]
    [InlineData("activity")]
    [InlineData("quality")]
    [InlineData("compliance")]
    [InlineData("arr")]
    public void AWindowADayOff_ShowsAsADifference(string window)
    {
        // Strikes are rare; many more of them meet the closes.
        var (plan, log) = Run(1, violations: 40);
        var (health, tiers) = (Worlds.Program.Health, Worlds.Program.Tiers);
        var other = window switch
        {
            "activity" => Worlds.Program with { Health = health with { Activity = health.Activity with { WindowDays = 59 } } },
            "quality" => Worlds.Program with { Health = health with { Quality = health.Quality with { WindowDays = 364 } } },
            "compliance" => Worlds.Program with { Health = health with { Compliance = health.Compliance with { WindowDays = 366 } } },
            _ => Worlds.Program with { Tiers = tiers with { ArrWindowDays = 366 } },
        };
        Assert.NotEmpty(PureTwin.Differences(plan, log, other));
    }

    private static (KernelPlan Plan, FactLog Log) Run(ulong seed, double violations = 1)
    {
        var parameters = new EcosystemParameters
        {
            Partners = 300,
            Start = Worlds.Start,
            Types = [.. TypeParameters.Defaults.Select(type => type with { ViolationsPerYear = type.ViolationsPerYear * violations })],
        };
        var plan = new KernelPlan(parameters, Worlds.Program, Incentives, 130);
        var log = new FactLog(Worlds.Start);
        var sink = log.Sink;
        new Replication(plan).Run(seed, 0, ref sink);
        return (plan, log);
    }
}
