using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Tiers;

/// <summary>
/// Tier decisions (RULEBOOK §4). Entry to a tier asks for all lower entries too, but for Registered's, which is never asked
/// again; keeping it asks for its KPIs and those below down to Select. Pure, and allocates nothing.
/// </summary>
public static class TierRules
{
    /// <summary>
    /// Decides one quarter's close for a partner that holds a tier and is neither suspended nor terminated. KPIs first: a miss is
    /// a warning while no more than <c>grace</c> stand in a row, the next demotes one tier and clears the count. Without a
    /// miss the count is cleared and the highest tier whose entry holds is entered, at most <c>maxSteps</c> up.
    /// </summary>
    public static TierOutcome Decide(in TierInputs inputs, TierStanding before, TierTerms terms, QualityCuts quality)
    {
        if (!Keeps(before.Tier, inputs, terms, quality))
        {
            if (before.Warnings < terms.Grace) return new(before, before with { Warnings = (byte)(before.Warnings + 1), Steps = 0 }, true);
            var lost = (byte)(before.Lost | (1 << (int)before.Tier));
            return new(before, new(before.Tier - 1, 0, lost, 0), true);
        }
        // Promoted at once within the quarter, a partner has used these steps of it already.
        var steps = terms.Promotion == Promotion.Immediate ? terms.MaxSteps - before.Steps : terms.MaxSteps;
        return new(before, new(Climb(inputs, before, steps, terms, quality), 0, before.Lost, 0), false);
    }

    /// <summary>Promotes between closes, where the program promotes at once; at most <c>maxSteps</c> tiers in a quarter, its close included.</summary>
    public static TierStanding Promote(in TierInputs inputs, TierStanding before, TierTerms terms, QualityCuts quality)
    {
        var tier = Climb(inputs, before, terms.MaxSteps - before.Steps, terms, quality);
        return before with { Tier = tier, Steps = (byte)(before.Steps + (tier - before.Tier)) };
    }

    /// <summary>Every requirement of every tier, met or missed with its figure, in order of the tiers, entry before KPI.</summary>
    public static IReadOnlyList<Requirement> Explain(in TierInputs inputs, TierTerms terms, QualityCuts quality) => TierRequirements.All(inputs, terms, quality);

    /// <summary>The next tier and what is missing for it; null at the highest.</summary>
    public static NextTier? Next(in TierInputs inputs, TierStanding standing, TierTerms terms, QualityCuts quality) =>
        standing.Tier == Tier.Elite ? null : new(standing.Tier + 1, TierRequirements.Missing(inputs, standing, terms, quality));

    /// <summary>Whether a tier's own KPIs and those below it, down to Select, hold; no evidence is no miss.</summary>
    public static bool Keeps(Tier tier, in TierInputs inputs, TierTerms terms, QualityCuts quality)
    {
        for (var each = Tier.Select; each <= tier; each++)
            if (!KpisHold(each, inputs, terms, quality))
                return false;
        return true;
    }

    internal static bool EntryHolds(Tier tier, in TierInputs inputs, TierTerms terms) => tier switch
    {
        Tier.Select => inputs.Wins >= terms.Select.Wins && inputs.Certifications >= terms.Select.Certifications,
        Tier.Premier => inputs.ArrMinor >= terms.Premier.ArrMinor && inputs.Certifications >= terms.Premier.Certifications,
        Tier.Elite => inputs.ArrMinor >= terms.Elite.ArrMinor && inputs.Certifications >= terms.Elite.Certifications && inputs.References >= terms.Elite.References,
        _ => inputs.TermsValid && inputs.IcpFit,
    };

    internal static bool KpisHold(Tier tier, in TierInputs inputs, TierTerms terms, QualityCuts quality) => tier switch
    {
        Tier.Select => inputs.QuarterActivities >= terms.Select.ActivitiesPerQuarter && CsatHolds(inputs, terms.Select, quality),
        Tier.Premier => RateHolds(inputs, quality) && inputs.Strikes <= terms.Premier.MaxStrikes,
        Tier.Elite => inputs.Plans >= 1 && inputs.Specializations >= terms.Elite.Specializations,
        _ => true,
    };

    internal static bool CsatKnown(in TierInputs inputs, QualityCuts quality) => inputs.Surveys >= quality.MinSurveys;

    internal static bool CsatHolds(in TierInputs inputs, SelectTerms terms, QualityCuts quality) =>
        !CsatKnown(inputs, quality) || inputs.CsatSumHundredths > (long)terms.CsatAboveHundredths * inputs.Surveys;

    internal static bool RateKnown(in TierInputs inputs, QualityCuts quality) => inputs.Won + inputs.Lost >= quality.MinCloses;

    internal static bool RateHolds(in TierInputs inputs, QualityCuts quality) =>
        !RateKnown(inputs, quality) || inputs.Won * 1_000_000L >= (long)quality.BenchmarkPpm * (inputs.Won + inputs.Lost);

    private static Tier Climb(in TierInputs inputs, TierStanding before, int steps, TierTerms terms, QualityCuts quality)
    {
        var reached = Tier.Registered;
        for (var tier = Tier.Select; tier <= Tier.Elite; tier++)
        {
            if (!EntryHolds(tier, inputs, terms) || (before.HasLost(tier) && !KpisHold(tier, inputs, terms, quality))) break;
            reached = tier;
        }
        if (reached <= before.Tier) return before.Tier;
        return (Tier)Math.Min((int)reached, (int)before.Tier + Math.Max(0, steps));
    }
}
