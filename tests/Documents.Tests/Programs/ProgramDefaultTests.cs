using PemActors.Documents.Programs;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Documents.Tests.Programs;

/// <summary>Every default of the rulebook, in the rulebook's own units.</summary>
public sealed class ProgramDefaultTests
{
    private static readonly ProgramDocument Program = ProgramLoader.Default();

    [Fact]
    public void Default_Whole_HasNoFault() => Assert.Empty(ProgramLoader.Load(ProgramLoader.DefaultText()).Faults);

    [Fact]
    public void Default_Heading_IsUsdWithoutRates()
    {
        Assert.Equal("2026.1", Program.Version);
        Assert.Equal("USD", Program.Currency);
        Assert.Empty(Program.Rates);
    }

    [Fact]
    public void Default_Health_IsSection3()
    {
        var health = Program.Health;
        Assert.Equal(HealthScale.Banded, health.Scale);
        Assert.Equal((70, 40), (health.GreenFrom, health.YellowFrom));
        Assert.Equal(new HealthWeights(250_000, 250_000, 200_000, 200_000, 100_000), health.Weights);
        Assert.Equal(new ActivityCuts(60, 2, 5), health.Activity);
        Assert.Equal(new PipelineCuts(5_000_000, 25_000_000, 250_000), health.Pipeline);
        Assert.Empty(health.PipelineOverrides);
        Assert.Equal(new EnablementCuts(2, 5, 8_500), health.Enablement);
        Assert.Equal(new QualityCuts(365, 250_000, 20_000, 5, 400, 430, 1), health.Quality);
        Assert.Equal(new ComplianceCuts(365, 1, 2, 3), health.Compliance);
    }

    [Fact]
    public void Default_Tiers_AreSection4()
    {
        var tiers = Program.Tiers;
        Assert.Equal((ArrBasis.Attributed, 365, 1, 3, Promotion.Quarterly), (tiers.ArrBasis, tiers.ArrWindowDays, tiers.Grace, tiers.MaxSteps, tiers.Promotion));
        Assert.Equal(new RegisteredTerms(45), tiers.Registered);
        Assert.Equal(new SelectTerms(1, 1, 1, 400), tiers.Select);
        Assert.Equal(new PremierTerms(25_000_000, 3, 0), tiers.Premier);
        Assert.Equal(new EliteTerms(100_000_000, 5, 1, 24, 1), tiers.Elite);
    }

    [Fact]
    public void Default_TheRest_IsSections1And5()
    {
        Assert.Equal(new CalendarTerms(CalendarKind.Quarters, 1, Instant.Utc(2024, 1, 1)), Program.Calendar);
        Assert.Equal(new LifecycleTerms(12), Program.Lifecycle);
        Assert.Equal(new ActivationTerms(ActivationRule.Any3, 45, 3), Program.Activation);
        Assert.Equal(
            new AttributionTerms(AttributionModel.Linear, 90, 14, new(400_000, 200_000, 400_000), new(300_000, 300_000, 300_000, 100_000), 365, 10, 2_000), Program.Attribution);
        Assert.Equal((90, 48, OnBreach.Escalate, new LadderTerms(5, 5, 10)), (Program.Engagement.ProtectionDays, Program.Engagement.ResponseHours, Program.Engagement.OnBreach, Program.Engagement.Ladder));
        Assert.Equal([ActivityKind.CosellIntroduction, ActivityKind.Demo, ActivityKind.Poc, ActivityKind.JointMeeting], Program.Engagement.QualifyingActivities);
        Assert.Equal(new EnablementTerms(24), Program.Enablement);
        Assert.Equal(new ComplianceTerms(1, 2), Program.Compliance);
    }

    [Fact]
    public void Default_Benefits_AreSection4()
    {
        Assert.Equal([Benefit.Portal, Benefit.StarterAssets], Program.Benefits.Registered);
        Assert.Equal([Benefit.DealRegistration, Benefit.CoMarketing], Program.Benefits.Select);
        Assert.Equal([Benefit.Mdf, Benefit.RoadmapPreviews, Benefit.CoSell], Program.Benefits.Premier);
        Assert.Equal([Benefit.AdvisoryCouncil, Benefit.AdvancedMargin, Benefit.FieldAlignment], Program.Benefits.Elite);
    }

    [Fact]
    public void Default_Incentives_AreSection6()
    {
        var incentives = Program.Incentives;
        Assert.Equal(SettlementCadence.Daily, incentives.Settlement);
        Assert.Equal(new IncentiveTerms.Margin(new(100_000, 150_000, 200_000, 250_000), 50_000, 20_000, 350_000), incentives.Margin);
        Assert.Equal(new IncentiveTerms.ReferralFee(100_000, 20_000_000, 45), incentives.ReferralFee);
        Assert.Equal(new IncentiveTerms.Mdf(500_000, 60, 30), incentives.Mdf);
        Assert.Equal([new SpifSum(ActivityKind.Demo, 25_000), new SpifSum(ActivityKind.Poc, 50_000)], incentives.Spif.Sums);
        Assert.Equal((10, null, 30), (incentives.Spif.PartnerQuarterMax, incentives.Spif.TotalMax, incentives.Spif.NetDays));
        Assert.Equal((RebateForm.Marginal, 6_000_000, 30), (incentives.Rebate.Form, incentives.Rebate.Schedule.TargetMinor, incentives.Rebate.NetDays));
        Assert.Equal([new RebateStep(800_000, 10_000), new RebateStep(1_000_000, 30_000), new RebateStep(1_200_000, 50_000)], incentives.Rebate.Schedule.Steps);
        Assert.Empty(incentives.Rebate.ByTier);
        Assert.Equal(new IncentiveTerms.Usage(30_000, 24, 6, 30), incentives.Usage);
        Assert.Equal(new WatchTerms(100_000, 7, 400_000, 90, 500_000, 14, 400_000, 5), incentives.Watch);
    }

    [Fact]
    public void Default_Objectives_AreSection7()
    {
        Assert.Equal(["Scale partner-sourced ARR", "Improve quality and enablement"], Program.Objectives.Select(objective => objective.Name));
        Assert.Equal(
            [
                new KeyResult("sourced-arr", Metric.SourcedArr, Comparator.AtLeast, 500_000_000, OkrPeriod.Year, null),
                new KeyResult("influenced-expansion", Metric.InfluencedExpansionShare, Comparator.AtLeast, 300_000, OkrPeriod.Year, null),
                new KeyResult("activated-partners", Metric.PartnersActivated, Comparator.AtLeast, 50, OkrPeriod.Year, null),
                new KeyResult("certifications", Metric.CertificationsEarned, Comparator.AtLeast, 300, OkrPeriod.Year, 8_500),
                new KeyResult("win-rate-gap", Metric.WinRateGap, Comparator.Within, 20_000, OkrPeriod.Year, null),
                new KeyResult("csat", Metric.MeanCsat, Comparator.AtLeast, 430, OkrPeriod.Year, null),
            ],
            Program.Objectives.SelectMany(objective => objective.KeyResults));
        Assert.Equal(new CadenceTerms(30, 14), Program.Cadence);
    }
}
