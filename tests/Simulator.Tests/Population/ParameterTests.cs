using PemActors.Rulebook.Facts;
using PemActors.Simulator.Population;

namespace PemActors.Simulator.Tests.Population;

public sealed class ParameterTests
{
    [Fact]
    public void Defaults_HaveNoFault() => Assert.Empty(new EcosystemParameters().Faults());

    [Fact]
    public void Faults_AreAllNamedAtOnce()
    {
        var parameters = new EcosystemParameters { Partners = 0, Start = new(1), Regions = [new("emea", 0.5)], Pipeline = new() { Accounts = 901 } };
        var fault = Assert.Throws<ArgumentException>(() => new SyntheticEcosystem(parameters, 1));
        Assert.Contains("partners is 0; it lies in 1 to 1,000,000.", fault.Message);
        Assert.Contains("it is a midnight UTC.", fault.Message);
        Assert.Contains("the shares of regions sum to 1.", fault.Message);
        Assert.Contains("accounts is 901; it lies in 1 to 900.", fault.Message);
    }

    // A literal per cell, so that a change of the method's table is a change here too.
    [Theory]
    [InlineData(PartnerType.Referral, .25, .30, .20, .28, 2.5, 12_000, .8, .03, .10, .15, .9)]
    [InlineData(PartnerType.Reseller, .25, .45, .15, .25, 3, 25_000, .9, .08, .05, .10, .7)]
    [InlineData(PartnerType.SystemsIntegrator, .10, .40, .09, .26, 7, 90_000, 1.1, .12, .02, .05, .3)]
    [InlineData(PartnerType.TechnologyAlliance, .20, .35, .11, .24, 5, 40_000, 1.0, .10, .03, .08, .4)]
    [InlineData(PartnerType.Oem, .05, .25, .08, .20, 8, 120_000, 1.1, .06, .02, .05, .6)]
    [InlineData(PartnerType.Marketplace, .15, .30, .20, .24, 1.5, 4_000, .8, .05, .08, .12, .8)]
    public void Types_AreTheMethods(
        PartnerType type, double mix, double activities, double opening, double win, double weeks, double amount, double spread, double module, double violations, double churn, double sourced)
    {
        var row = Assert.Single(TypeParameters.Defaults, row => row.Type == type);
        Assert.Equal(
            [mix, activities, opening, win, weeks, amount, spread, module, violations, churn, sourced],
            [
                row.Mix, row.Activities, row.Opening, row.WinProbability, row.WeeksPerStage, row.MedianAmount, row.AmountSpread, row.ModuleProbability,
                row.ViolationsPerYear, row.ChurnPerYear, row.Sourced,
            ]);
    }

    [Fact]
    public void NoActivity_GivesNoOpportunity()
    {
        var parameters = new EcosystemParameters { Partners = 50, Types = [.. TypeParameters.Defaults.Select(type => type with { Activities = 0 })] };
        Assert.DoesNotContain(Ecosystem500.Emit(parameters, weeks: 52), fact => fact.Opportunity is not null);
    }
}
