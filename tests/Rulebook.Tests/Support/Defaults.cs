using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Tests.Support;

/// <summary>The program with the defaults of the rulebook, written out once more so that a changed default fails here.</summary>
internal static class Defaults
{
    public static readonly ProgramDocument Program = new(
        "2026.1",
        "USD",
        [],
        new HealthTerms(
            HealthScale.Banded,
            GreenFrom: 70,
            YellowFrom: 40,
            new HealthWeights(250_000, 250_000, 200_000, 200_000, 100_000),
            new ActivityCuts(WindowDays: 60, YellowFrom: 2, GreenFrom: 5),
            new PipelineCuts(LowMinor: 5_000_000, HighMinor: 25_000_000, AdvancedSharePpm: 250_000),
            [],
            new EnablementCuts(YellowFrom: 2, GreenFrom: 5, MeanScoreHundredths: 8_500),
            new QualityCuts(WindowDays: 365, BenchmarkPpm: 250_000, NearPpm: 20_000, MinCloses: 5, CsatYellowHundredths: 400, CsatGreenHundredths: 430, MinSurveys: 1),
            new ComplianceCuts(WindowDays: 365, YellowFrom: 1, RedFrom: 2, SuspendFrom: 3)),
        new TierTerms(
            ArrBasis.Attributed,
            ArrWindowDays: 365,
            Grace: 1,
            MaxSteps: 3,
            Promotion.Quarterly,
            new RegisteredTerms(FirstActivityDays: 45),
            new SelectTerms(Wins: 1, Certifications: 1, ActivitiesPerQuarter: 1, CsatAboveHundredths: 400),
            new PremierTerms(ArrMinor: 25_000_000, Certifications: 3, MaxStrikes: 0),
            new EliteTerms(ArrMinor: 100_000_000, Certifications: 5, References: 1, PlanMonths: 24, Specializations: 1)),
        new CalendarTerms(CalendarKind.Quarters, FiscalYearStart: 1, Instant.Utc(2024, 1, 1)),
        new LifecycleTerms(RetainMonths: 12),
        new ActivationTerms(ActivationRule.Any3, Days: 45, Activities: 3),
        new AttributionTerms(
            AttributionModel.Linear,
            LookBackDays: 90,
            HalfLifeDays: 14,
            new UShapedWeights(400_000, 200_000, 400_000),
            new WShapedWeights(300_000, 300_000, 300_000, 100_000),
            HistoryDays: 365,
            ShapleyExactPartners: 10,
            ShapleySamples: 2_000),
        new EngagementTerms(
            ProtectionDays: 90,
            ResponseHours: 48,
            OnBreach.Escalate,
            [ActivityKind.CosellIntroduction, ActivityKind.Demo, ActivityKind.Poc, ActivityKind.JointMeeting],
            new LadderTerms(MediationDays: 5, AdjudicationDays: 5, CouncilDays: 10)),
        new EnablementTerms(CertificationMonths: 24),
        new ComplianceTerms(WarnFrom: 1, HoldFrom: 2),
        new BenefitTerms(
            Registered: [Benefit.Portal, Benefit.StarterAssets],
            Select: [Benefit.DealRegistration, Benefit.CoMarketing],
            Premier: [Benefit.Mdf, Benefit.RoadmapPreviews, Benefit.CoSell],
            Elite: [Benefit.AdvisoryCouncil, Benefit.AdvancedMargin, Benefit.FieldAlignment]),
        new IncentivesTerms(
            SettlementCadence.Daily,
            new IncentiveTerms.Margin(new TierRates(100_000, 150_000, 200_000, 250_000), RegistrationBonusPpm: 50_000, SpecializationBonusPpm: 20_000, CapPpm: 350_000),
            new IncentiveTerms.ReferralFee(RatePpm: 100_000, AcvCapMinor: 20_000_000, NetDays: 45),
            new IncentiveTerms.Mdf(SharePpm: 500_000, ProofDays: 60, NetDays: 30),
            new IncentiveTerms.Spif([new SpifSum(ActivityKind.Demo, 25_000), new SpifSum(ActivityKind.Poc, 50_000)], PartnerQuarterMax: 10, TotalMax: null, NetDays: 30),
            new IncentiveTerms.Rebate(
                RebateForm.Marginal,
                new RebateSchedule(6_000_000, [new RebateStep(800_000, 10_000), new RebateStep(1_000_000, 30_000), new RebateStep(1_200_000, 50_000)]),
                [],
                NetDays: 30),
            new IncentiveTerms.Usage(RatePpm: 30_000, Months: 24, ClawbackMonths: 6, NetDays: 30),
            new WatchTerms(
                PayoutGrowthPpm: 100_000, BunchDays: 7, BunchSharePpm: 400_000, FollowDays: 90, UnfollowedSharePpm: 500_000, SandbagDays: 14, SandbagSharePpm: 400_000, MinCount: 5)),
        [
            new Objective("scale-sourced-arr", "Scale partner-sourced ARR",
            [
                new KeyResult("sourced-arr", Metric.SourcedArr, Comparator.AtLeast, 500_000_000, OkrPeriod.Year, null),
                new KeyResult("influenced-expansion", Metric.InfluencedExpansionShare, Comparator.AtLeast, 300_000, OkrPeriod.Year, null),
                new KeyResult("activated-partners", Metric.PartnersActivated, Comparator.AtLeast, 50, OkrPeriod.Year, null),
            ]),
            new Objective("quality-enablement", "Improve quality and enablement",
            [
                new KeyResult("certifications", Metric.CertificationsEarned, Comparator.AtLeast, 300, OkrPeriod.Year, 8_500),
                new KeyResult("win-rate-gap", Metric.WinRateGap, Comparator.Within, 20_000, OkrPeriod.Year, null),
                new KeyResult("csat", Metric.MeanCsat, Comparator.AtLeast, 430, OkrPeriod.Year, null),
            ]),
        ],
        new CadenceTerms(StalledDays: 30, LapsingDays: 14));

    public static ProgramDocument With(Func<TierTerms, TierTerms> change) => Program with { Tiers = change(Program.Tiers) };
}
