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
        new ActivationTerms(ActivationRule.Any3, Days: 45, Activities: 3),
        new AttributionTerms(AttributionModel.Linear, LookBackDays: 90),
        new EngagementTerms(ProtectionDays: 90),
        new EnablementTerms(CertificationMonths: 24));

    public static ProgramDocument With(Func<TierTerms, TierTerms> change) => Program with { Tiers = change(Program.Tiers) };
}
