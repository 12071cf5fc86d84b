using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Population;

/// <summary>Draws what a partner is from its index alone.</summary>
internal static class PartnerSetup
{
    private const int Traits = 0;
    private const int NameDraws = 1;
    private const int AccountDraws = 64;
    private const int UserDraws = 1024;

    // Recruits act from a drawn day of the week after they apply; the initial population is accepted on the first.
    public static PartnerState Partner(EcosystemParameters parameters, KeyedRandomness chance, uint index, int? recruitedIn)
    {
        var draws = chance.At(Purpose.PartnerSetup, index, 0, Traits);
        var type = parameters.Types[Inversion.Choice(draws[0], [.. parameters.Types.Select(t => t.Mix)])];
        var joining = parameters.Joining;
        var large = recruitedIn is null && draws.Happens(9, joining.LargeShare);
        return new()
        {
            Index = index,
            Id = new($"p-{index:D6}"),
            Name = Names.Partner(type.Type, chance.At(Purpose.PartnerSetup, index, 0, NameDraws)),
            Type = type,
            Region = parameters.Regions[Inversion.Choice(draws[1], [.. parameters.Regions.Select(r => r.Share)])].Region,
            MedianAmount = type.MedianAmount * (large ? joining.LargeAmount : 1),
            Effort = Inversion.GammaMeanOne(draws[2], joining.EffortShape) + (large ? joining.LargeEffort : 0),
            Ability = Inversion.Normal(draws[3], 0, joining.AbilitySpread),
            Care = Inversion.Normal(draws[4], 0, joining.CareSpread),
            Proneness = Inversion.GammaMeanOne(draws[5], parameters.Conduct.PronenessShape),
            Restlessness = Inversion.GammaMeanOne(draws[6], parameters.Leaving.HazardShape),
            AppliesIn = recruitedIn ?? FirstWeek(joining, draws[7] * (large ? joining.FoundingShare : 1)),
            AcceptedOnDay = recruitedIn is null ? 0 : draws.OneOf(8, 7),
        };
    }

    public static string Account(KeyedRandomness chance, uint index, int rank) =>
        Names.Account(index, rank, chance.At(Purpose.PartnerSetup, index, 0, AccountDraws + rank));

    public static string User(KeyedRandomness chance, uint index, int slot) =>
        Names.User(slot, chance.At(Purpose.PartnerSetup, index, 0, UserDraws + slot));

    private static int FirstWeek(JoiningParameters joining, double u) =>
        u < joining.FoundingShare
            ? (int)(u / joining.FoundingShare * joining.FoundingWeeks)
            : joining.FoundingWeeks + (int)((u - joining.FoundingShare) / (1 - joining.FoundingShare) * (joining.LastWeek - joining.FoundingWeeks));
}
