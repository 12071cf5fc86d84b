using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Health;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Health;

public sealed class HealthCutsTests
{
    private static readonly HealthTerms Terms = Defaults.Program.Health with
    {
        PipelineOverrides = [new(null, "emea", 2, 20), new(PartnerType.Oem, null, 3, 30), new(PartnerType.Oem, "emea", 4, 40), new(PartnerType.Oem, "emea", 5, 50)],
    };

    [Fact]
    public void For_TheMostSpecificOverrideHolds_TypeBeforeRegion() => Table.Check(
        """
        type     | region | low
        reseller | apac   | 5,000,000
        reseller | emea   | 2
        oem      | apac   | 3
        oem      | emea   | 4
        oem      | EMEA   | 3
        """,
        row => Assert.Equal(row.Long("low"), HealthCuts.For(Terms, row.Enum<PartnerType>("type"), row["region"]).Pipeline.LowMinor));

    [Fact]
    public void For_AskedAgain_GivesTheSameObject() =>
        Assert.Same(HealthCuts.For(Terms, PartnerType.Oem, "emea"), HealthCuts.For(Terms, PartnerType.Oem, "emea"));
}
