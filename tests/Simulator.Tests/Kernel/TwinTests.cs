using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;
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
        Worlds.Offer("spif", Worlds.Program.Incentives.Spif with { PartnerQuarterMax = 3 }),
        Worlds.Offer("spif-select", Worlds.Program.Incentives.Spif) with
        {
            From = Worlds.Start.AddDays(100),
            Until = Worlds.Start.AddDays(300),
            Eligibility = Eligibility.Any with { Tiers = [Tier.Select, Tier.Premier] },
        },
    ];

    public static TheoryData<ulong> Seeds => [.. Enumerable.Range(1, 20).Select(seed => (ulong)seed)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Facts_FoldedByTheRulebook_GiveWhatTheKernelReported(ulong seed)
    {
        var (plan, log) = Run(seed);
        var differences = PureTwin.Differences(plan, log);
        Assert.True(differences.Count == 0, $"seed {seed}, {differences.Count} of {log.Closes.Count} closes:\n{string.Join('\n', differences.Take(12))}");
    }

    // A proof over what never happens proves nothing.
    [Fact]
    public void EveryMechanism_IsSeenToOccur()
    {
        var (_, log) = Run(1);
        foreach (var kind in (Type[])
        [
            typeof(PartnerFact.Applied), typeof(PartnerFact.IcpFitAssessed), typeof(PartnerFact.AgreementSigned), typeof(PartnerFact.Accepted), typeof(PartnerFact.ActivityRecorded),
            typeof(PartnerFact.CertificationEarned), typeof(PartnerFact.ViolationReported), typeof(PartnerFact.StrikeConfirmed), typeof(PartnerFact.StrikeCleared),
            typeof(PartnerFact.Suspended), typeof(PartnerFact.Reinstated), typeof(PartnerFact.Terminated), typeof(PartnerFact.DeliveryCompleted), typeof(PartnerFact.SurveyAnswered),
            typeof(PartnerFact.ReferenceProvided), typeof(PartnerFact.PlanAgreed), typeof(PartnerFact.SpecializationAwarded), typeof(OpportunityFact.Created),
            typeof(OpportunityFact.TouchRecorded), typeof(OpportunityFact.StageChanged), typeof(OpportunityFact.Won), typeof(OpportunityFact.Lost),
            typeof(OpportunityFact.SubscriptionChurned), typeof(OpportunityFact.RegistrationSubmitted),
            typeof(OpportunityFact.RegistrationApproved), typeof(OpportunityFact.RegistrationRejected), typeof(SyntheticDecision.Offered), typeof(SyntheticDecision.SpifClaimed), typeof(SyntheticDecision.SpifAnswered),
        ])
            Assert.Contains(log.Facts, fact => fact.Fact.GetType() == kind);
        foreach (var tier in Enum.GetValues<Tier>().Where(tier => tier != Tier.None)) Assert.Contains(log.Closes, close => close.After.Tier == tier);
        Assert.Contains(log.Closes, close => close.After.Tier < close.Before.Tier);
        Assert.Contains(log.Closes, close => close.After.Warnings > 0);
        Assert.Contains(log.Closes, close => !close.Judged);
        Assert.True(log.Closes.Sum(close => close.Earned.MarginMinor) > 0 && log.Closes.Sum(close => close.Earned.ReferralMinor) > 0);
        Assert.True(log.Closes.Sum(close => close.Earned.SpifMinor) > 0 && log.Closes.Sum(close => close.Earned.RebateMinor) > 0);
        // The maximum of a quarter binds: more is approved than paid.
        Assert.Contains(
            log.Facts.Where(fact => fact.Subject.Id == "spif" && fact.Decision is SyntheticDecision.SpifAnswered { Approved: true })
                .GroupBy(fact => (((SyntheticDecision.SpifAnswered)fact.Decision!).Partner, (fact.Key.Time - Worlds.Start).Days / 91)),
            quarter => quarter.Count() > 3);
    }

    [Fact]
    public void ManyStrikes_SuspendAndReinstateAlike()
    {
        var (plan, log) = Run(9, violations: 40);
        var differences = PureTwin.Differences(plan, log);
        Assert.True(differences.Count == 0, $"{differences.Count} of {log.Closes.Count} closes:\n{string.Join('\n', differences.Take(12))}");
        Assert.Contains(log.Closes, close => !close.Judged && close.Health.Strikes >= 3);
        Assert.Contains(log.Facts, fact => fact.Partner is PartnerFact.Reinstated);
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

    // Short protections end before many a win.
    [Fact]
    public void ProtectionsADayOff_ShowAsADifference()
    {
        ProgramDocument Of(int days) => Worlds.Program with { Engagement = Worlds.Program.Engagement with { ProtectionDays = days } };
        var (plan, log) = Run(1, program: Of(14));
        Assert.Empty(PureTwin.Differences(plan, log));
        Assert.NotEmpty(PureTwin.Differences(plan, log, Of(13)));
    }

    private static (KernelPlan Plan, FactLog Log) Run(ulong seed, double violations = 1, ProgramDocument? program = null)
    {
        var parameters = new EcosystemParameters
        {
            Partners = 500,
            Start = Worlds.Start,
            Types = [.. TypeParameters.Defaults.Select(type => type with { ViolationsPerYear = type.ViolationsPerYear * violations })],
        };
        var plan = new KernelPlan(parameters, program ?? Worlds.Program, Incentives, 117);
        var log = new FactLog(Worlds.Start);
        var sink = log.Sink;
        new Replication(plan).Run(seed, 0, ref sink);
        return (plan, log);
    }
}
