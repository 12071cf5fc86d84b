using PemActors.Documents.Programs;
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
        Assert.Equal(new ActivationTerms(ActivationRule.Any3, 45, 3), Program.Activation);
        Assert.Equal(new AttributionTerms(AttributionModel.Linear, 90), Program.Attribution);
        Assert.Equal(new EngagementTerms(90), Program.Engagement);
        Assert.Equal(new EnablementTerms(24), Program.Enablement);
    }
}
