using PemActors.Simulator.Population;

namespace PemActors.Simulator.Tests.Population;

public sealed class IndependenceTests
{
    [Fact]
    public void SameSeed_GivesTheSameFacts()
    {
        var parameters = new EcosystemParameters { Partners = 40 };
        Assert.Equal(Lines(parameters, 7, 60), Lines(parameters, 7, 60));
        Assert.NotEqual(Lines(parameters, 7, 60), Lines(parameters, 8, 60));
    }

    [Fact]
    public void APartnerMore_MovesNobodyElses()
    {
        var parameters = new EcosystemParameters { Partners = 100 };
        var without = Lines(parameters, 5, 78, 100);
        Assert.True(without.Count > 1_000);
        Assert.Equal(without, Lines(parameters with { Partners = 101 }, 5, 78, 100));
    }

    [Fact]
    public void AnotherHorizon_ChangesNoEarlierWeek()
    {
        var parameters = new EcosystemParameters { Partners = 40 };
        var (shorter, longer) = (Lines(parameters, 5, 30), Lines(parameters, 5, 60));
        Assert.Equal(shorter, longer.Take(shorter.Count));
        Assert.Equal(longer, new SyntheticEcosystem(parameters, 5).Stream().Take(longer.Count).Select(Line));
    }

    // Recruits lie past the last partner, so that they differ between sizes; the first ones must not.
    private static List<string> Lines(EcosystemParameters parameters, ulong seed, int weeks, int first = int.MaxValue) =>
        [.. new SyntheticEcosystem(parameters, seed).Weeks(weeks).Where(fact => Index(fact) < first).Select(Line)];

    private static string Line(EmittedFact fact) => $"{fact.Subject} {fact.Fact}";

    // A fact's id names the partner that it comes from, or the vendor, whose budgets go by the size.
    private static int Index(EmittedFact fact) => int.TryParse(fact.Key.Id.Split('-')[2], out var partner) ? partner : int.MaxValue - 1;
}
