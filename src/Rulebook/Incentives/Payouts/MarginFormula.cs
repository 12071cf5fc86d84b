using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Incentives;

/// <summary>A margin: list × (tier rate + bonuses), at most the cap. A price for the owner of a resold deal, posted as given. Allocates nothing.</summary>
public static class MarginFormula
{
    /// <summary>The rate in ppm: without a tier 0, bonuses included; else the tier's with its bonuses, at most the cap.</summary>
    /// <param name="tier">Held at the win.</param>
    /// <param name="registered">The partner's own registration protects the deal at the win.</param>
    /// <param name="specializations">Valid at the win; any number gives the bonus once.</param>
    /// <param name="terms">The margin's terms.</param>
    public static int RatePpm(Tier tier, bool registered, int specializations, IncentiveTerms.Margin terms)
    {
        if (tier == Tier.None) return 0;
        var bonuses = (registered ? terms.RegistrationBonusPpm : 0) + (specializations > 0 ? terms.SpecializationBonusPpm : 0);
        return Math.Min(terms.CapPpm, terms.Rates.Of(tier) + bonuses);
    }

    /// <summary>List × rate, rounded half to even.</summary>
    public static StatementLine Line(long listMinor, int ratePpm) => LineOf.Share(LineKind.Margin, listMinor, ratePpm);
}
