using CsCheck;
using PemActors.Rulebook.Health;
using PemActors.Rulebook.Okrs;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Okrs;

public sealed class OkrRollupTests
{
    private static readonly PeriodBounds Year = new(Instant.Utc(2024, 1, 1), Instant.Utc(2025, 1, 1));
    private static readonly PeriodBounds Before = new(Instant.Utc(2023, 1, 1), Instant.Utc(2024, 1, 1));

    private static readonly OkrPart[] Parts =
    [
        new("emea", new("acme"), Band.Green, [new(Year, Of("CertificationsEarned 2, CertificationScoreHundredths 17000"))]),
        new("amer", new("bolt"), Band.Red, []),
        // It was looked at last in the year before; nothing happened to it since.
        new("amer", new("cog"), Band.Yellow, [new(Before, Of("CertificationsEarned 9"))]),
        new("emea", new("dust"), null, []),
        new(null, new("acme"), null, [new(Year, Of("PartnerWon 1, SourcedMinor 500"))]),
        new(null, new("bolt"), null, [new(Year, Of("PartnerLost 2"))]),
        new(null, null, null, [new(Year, Of("DirectWon 3, DirectLost 4, ExpansionMinor 70"))]),
        new(null, new("nobody"), null, [new(Year, Of("PartnerWon 5"))]),
    ];

    [Theory]
    [InlineData("emea", "CertificationsEarned 2, CertificationScoreHundredths 17000, DirectLost 4, DirectWon 3, Green 1, PartnerWon 1, SourcedMinor 500")]
    [InlineData("amer", "DirectLost 4, DirectWon 3, PartnerLost 2, Red 1, Yellow 1")]
    [InlineData("apac", "DirectLost 4, DirectWon 3")]
    [InlineData(null, "CertificationsEarned 2, CertificationScoreHundredths 17000, DirectLost 4, DirectWon 3, ExpansionMinor 70, Green 1, PartnerLost 2, PartnerWon 6, Red 1, SourcedMinor 500, Yellow 1")]
    public void Sums_OfAScope_AreThoseOfItsPartsInAnyOrder(string? region, string expected) => Gen.Shuffle(Parts).Sample(parts =>
    {
        var rollup = OkrRollup.Of(parts);
        Assert.Equal(["amer", "emea"], rollup.Regions);
        Assert.Equal(Of(expected), rollup.Sums(region, Year));
    });

    [Fact]
    public void InUse_ThePeriodsOfTheProgram_EachOnceShortestFirst()
    {
        KeyResult Counted(OkrPeriod period) => new($"{period}", Metric.PartnersActivated, Comparator.AtLeast, 1, period, null);
        var program = Defaults.Program with { Objectives = [new("a", "A", [Counted(OkrPeriod.Year), Counted(OkrPeriod.Quarter)]), new("b", "B", [Counted(OkrPeriod.Quarter)])] };
        Assert.Equal([new(Instant.Utc(2024, 7, 1), Instant.Utc(2024, 10, 1)), Year], OkrCalendar.InUse(program, Instant.Utc(2024, 8, 1)));
        Assert.Equal([new(Instant.Utc(2024, 7, 1), Instant.Utc(2024, 10, 1)), Year], OkrCalendar.InUse(program, Instant.Utc(2024, 10, 1)));
    }

    private static OkrSums Of(string text) => Sums.Read(text);
}
