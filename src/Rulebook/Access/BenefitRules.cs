using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Access;

/// <summary>What a tier may do (RULEBOOK §4): benefits add up from Registered on; a suspended or terminated partner has none.</summary>
public static class BenefitRules
{
    /// <summary>Whether a partner has a benefit. Allocates nothing.</summary>
    public static bool Allows(Tier tier, bool suspended, bool terminated, Benefit benefit, BenefitTerms terms) =>
        !suspended && !terminated && FirstTier(benefit, terms) is { } first && tier >= first;

    /// <summary>The lowest tier that has a benefit; null where the program gives it to none.</summary>
    public static Tier? FirstTier(Benefit benefit, BenefitTerms terms)
    {
        for (var tier = Tier.Registered; tier <= Tier.Elite; tier++)
        {
            var added = terms.AddedBy(tier);
            for (var i = 0; i < added.Count; i++)
                if (added[i] == benefit)
                    return tier;
        }
        return null;
    }

    /// <summary>All benefits of a partner, lower tiers' first, each tier's in the order of the program; one given twice is named once.</summary>
    public static IReadOnlyList<Benefit> Held(Tier tier, bool suspended, bool terminated, BenefitTerms terms)
    {
        if (suspended || terminated) return [];
        return [.. Enumerable.Range(0, (int)tier + 1).SelectMany(each => terms.AddedBy((Tier)each)).Distinct()];
    }
}
