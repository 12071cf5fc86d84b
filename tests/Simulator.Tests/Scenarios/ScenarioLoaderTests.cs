using PemActors.Documents.Programs;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;
using PemActors.Simulator.Experiments;
using PemActors.Simulator.Population;
using PemActors.Simulator.Scenarios;

namespace PemActors.Simulator.Tests.Scenarios;

public sealed class ScenarioLoaderTests
{
    private const string Least = "name: least\ntitle: Least\n";

    [Fact]
    public void Load_TheLeast_IsTheDefaults()
    {
        var file = Load(Least);
        var scenario = Assert.Single(file.Scenarios);
        Assert.Equal((104, 26, ScenarioLoader.DefaultSeed, 0.5), (scenario.Weeks, scenario.WarmUpWeeks, file.Seed, file.DecisionLevel));
        Assert.Equal(new EcosystemParameters().Types, scenario.Parameters.Types);
        Assert.Equal(new EcosystemParameters().Regions, scenario.Parameters.Regions);
        Assert.Equal(new EcosystemParameters().Joining, scenario.Parameters.Joining);
        Assert.Equal(new EcosystemParameters().Activity.Mixes, scenario.Parameters.Activity.Mixes);
        Assert.Equal(new CalendarTerms(CalendarKind.Weeks13, 1, Instant.Utc(2024, 1, 1)), scenario.Program.Calendar);
        Assert.Equal(ProgramLoader.Default().Tiers, scenario.Program.Tiers);
        Assert.Empty(scenario.Incentives);
    }

    [Fact]
    public void Load_EveryMember_ComesToItsPlace()
    {
        var file = Load("""
            name: whole
            title: Whole
            population:
              partners: 70
              start: 2025-01-06
              mix: { reseller: 0.75, oem: 0.25 }
              regions: { north: 0.5, south: 0.5 }
            behaviours:
              types: { oem: { activities: 1.5, motion: co-sell } }
              activity: { verified: 1, mixes: { oem: { demo: 4 } } }
              pipeline: { stages: geometric }
              learning: { on: false, usersMax: 12.0 }
              tierEffects: { activity: [1, 1, 1, 2] }
            program: { overrides: { tiers: { grace: 2 } } }
            incentives:
              fee: { kind: referral-fee, name: Fee, fromWeek: 2, untilWeek: 9, terms: { acvCap: 1234.5 }, eligibility: { tiers: [elite, select], regions: [north] } }
            keyResults: [{ id: wins, metric: sourced-arr, comparator: at-least, target: 5, period: quarter }]
            horizon: { weeks: 40, warmUpWeeks: 13 }
            seed: 7
            stopping: { relativeHalfWidth: 0.1, headlines: [wins] }
            decisionLevel: 0.8
            """);
        var scenario = file.Baseline;
        Assert.Equal((70, 40, 13, 7UL, 0.8), (scenario.Parameters.Partners, scenario.Weeks, scenario.WarmUpWeeks, file.Seed, file.DecisionLevel));
        Assert.Equal(
            [TypeParameters.Defaults[1] with { Mix = 0.75 }, TypeParameters.Defaults[4] with { Mix = 0.25, Activities = 1.5, Motion = Motion.CoSell }],
            scenario.Parameters.Types);
        Assert.Equal([new("north", 0.5), new("south", 0.5)], scenario.Parameters.Regions);
        Assert.Equal(4, scenario.Parameters.Activity.Mixes.Single(mix => mix.Type == PartnerType.Oem).Demo);
        Assert.Equal((1.0, StageLaw.Geometric, false), (scenario.Parameters.Activity.Verified, scenario.Parameters.Pipeline.Stages, scenario.Parameters.Learning.On));
        Assert.Equal([1, 1, 1, 2], scenario.Parameters.TierEffects.Activity);
        Assert.Equal((2, 3), (scenario.Program.Tiers.Grace, ProgramLoader.Default().Tiers.MaxSteps));
        Assert.Equal("wins", Assert.Single(Assert.Single(scenario.Program.Objectives).KeyResults).Id);
        var fee = Assert.Single(scenario.Incentives);
        Assert.Equal(("fee", "Fee", Instant.Utc(2025, 1, 20), Instant.Utc(2025, 3, 10)), (fee.Id.Value, fee.Name, fee.From, fee.Until));
        Assert.Equal(ProgramLoader.Default().Incentives.ReferralFee with { AcvCapMinor = 123_450 }, fee.Terms);
        Assert.Equal([Tier.Select, Tier.Elite], fee.Eligibility.Tiers);
        Assert.Equal((0.1, 0.02), (file.Rule.RelativeHalfWidth, file.Rule.ProbabilityHalfWidth));
        Assert.Equal([Kpi.Wins], file.Rule.Headlines);
    }

    [Fact]
    public void Load_Changes_MergeIntoTheBaseline()
    {
        var file = Load("""
            name: base
            title: Base
            behaviours: { joining: { fit: 0.5, largeShare: 0.1 } }
            incentives: { fee: { kind: referral-fee, terms: { rate: 0.2, acvCap: 7 } }, margin: { kind: margin } }
            changes:
              - { name: one, title: One, behaviours: { joining: { fit: 0.6 } } }
              - { name: two, title: Two, incentives: { fee: { terms: { rate: 0.3 } }, margin: null, box: { kind: spif } } }
            """);
        Assert.Equal(["base", "one", "two"], file.Scenarios.Select(scenario => scenario.Name));
        Assert.Equal((0.6, 0.1), (file.Scenarios[1].Parameters.Joining.Fit, file.Scenarios[1].Parameters.Joining.LargeShare));
        Assert.Equal(["fee", "margin"], file.Scenarios[1].Incentives.Select(incentive => incentive.Id.Value));
        Assert.Equal(["box", "fee"], file.Scenarios[2].Incentives.Select(incentive => incentive.Id.Value));
        Assert.Equal((300_000, 700), file.Scenarios[2].Incentives[1].Terms is IncentiveTerms.ReferralFee fee ? (fee.RatePpm, fee.AcvCapMinor) : default);
        Assert.Equal(3, file.Scenarios.Select(scenario => scenario.Hash).Distinct().Count());
    }

    [Fact]
    public void Hash_IsOfWhatBearsOnResults()
    {
        var hash = Load(Least).Baseline.Hash;
        Assert.Equal(hash, Load("# Else written.\ntitle: 'Other'\nname: other\nseed: 5\npopulation: { partners: 500 }\nhorizon: { weeks: 104.0 }\n").Baseline.Hash);
        Assert.NotEqual(hash, Load($"{Least}population: {{ partners: 501 }}\n").Baseline.Hash);
        Assert.NotEqual(hash, Load($"{Least}program: {{ overrides: {{ tiers: {{ grace: 2 }} }} }}\n").Baseline.Hash);
        Assert.NotEqual(hash, Load($"{Least}incentives: {{ margin: {{ kind: margin }} }}\n").Baseline.Hash);
        Assert.NotEqual(hash, Load($"{Least}horizon: {{ weeks: 105 }}\n").Baseline.Hash);
    }

    [Fact]
    public void Load_ProgramOfAFile_IsThat() => Assert.Equal(
        "own",
        ScenarioLoader.Load($"{Least}program: {{ document: p.yaml }}\n", "s.yaml", path => path == "p.yaml" ? ProgramPrinter.Print(ProgramLoader.Default() with { Version = "own" }) : null)
            .File!.Baseline.Program.Version);

    private static ScenarioFile Load(string text)
    {
        var reading = ScenarioLoader.Load(text, "s.yaml", _ => null);
        Assert.Empty(reading.Faults);
        return reading.File!;
    }
}
