using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Tiers;

/// <summary>The requirements of tiers in words and figures.</summary>
internal static class TierRequirements
{
    public static IReadOnlyList<Requirement> All(in TierInputs inputs, TierTerms terms, QualityCuts quality) =>
    [
        .. Entry(Tier.Registered, inputs, terms), .. Kpis(Tier.Registered, inputs, terms, quality),
        .. Entry(Tier.Select, inputs, terms), .. Kpis(Tier.Select, inputs, terms, quality),
        .. Entry(Tier.Premier, inputs, terms), .. Kpis(Tier.Premier, inputs, terms, quality),
        .. Entry(Tier.Elite, inputs, terms), .. Kpis(Tier.Elite, inputs, terms, quality),
    ];

    // From Select up the entry of Registered is not asked again. KPIs bar promotion where they are those of the tier held,
    // or of a tier lost by demotion.
    public static IReadOnlyList<Requirement> Missing(in TierInputs inputs, TierStanding standing, TierTerms terms, QualityCuts quality)
    {
        var missing = new List<Requirement>();
        if (standing.Tier == Tier.None) missing.AddRange(Entry(Tier.Registered, inputs, terms));
        for (var tier = Tier.Select; standing.Tier != Tier.None && tier <= standing.Tier + 1; tier++)
        {
            missing.AddRange(Entry(tier, inputs, terms));
            if (tier <= standing.Tier || standing.HasLost(tier)) missing.AddRange(Kpis(tier, inputs, terms, quality));
        }
        missing.RemoveAll(requirement => requirement.Met);
        return missing;
    }

    private static Requirement[] Entry(Tier tier, in TierInputs inputs, TierTerms terms) => tier switch
    {
        Tier.Registered =>
        [
            new("registered.entry.terms", inputs.TermsValid, Yes(inputs.TermsValid), "signed and valid"),
            new("registered.entry.icp-fit", inputs.IcpFit, Yes(inputs.IcpFit), "the latest assessment says fit"),
        ],
        Tier.Select =>
        [
            AtLeast("select.entry.wins", inputs.Wins, terms.Select.Wins),
            AtLeast("select.entry.certifications", inputs.Certifications, terms.Select.Certifications),
        ],
        Tier.Premier =>
        [
            Arr("premier.entry.arr", inputs.ArrMinor, terms.Premier.ArrMinor),
            AtLeast("premier.entry.certifications", inputs.Certifications, terms.Premier.Certifications),
        ],
        _ =>
        [
            Arr("elite.entry.arr", inputs.ArrMinor, terms.Elite.ArrMinor),
            AtLeast("elite.entry.certifications", inputs.Certifications, terms.Elite.Certifications),
            AtLeast("elite.entry.references", inputs.References, terms.Elite.References),
        ],
    };

    private static Requirement[] Kpis(Tier tier, in TierInputs inputs, TierTerms terms, QualityCuts quality) => tier switch
    {
        Tier.Registered =>
        [
            new("registered.keep.first-activity", inputs.EarlyActivities > 0, inputs.Accepted ? $"{inputs.EarlyActivities}" : null,
                $"at least 1 within {terms.Registered.FirstActivityDays} days of acceptance"),
        ],
        Tier.Select =>
        [
            AtLeast("select.keep.activities", inputs.QuarterActivities, terms.Select.ActivitiesPerQuarter),
            new("select.keep.csat", TierRules.CsatHolds(inputs, terms.Select, quality),
                TierRules.CsatKnown(inputs, quality) ? Figures.Hundredths(Ratio.HalfEven(inputs.CsatSumHundredths, inputs.Surveys)) : null,
                $"above {Figures.Hundredths(terms.Select.CsatAboveHundredths)}"),
        ],
        Tier.Premier =>
        [
            new("premier.keep.win-rate", TierRules.RateHolds(inputs, quality),
                TierRules.RateKnown(inputs, quality) ? Figures.Ppm(Ratio.HalfEven(inputs.Won * 1_000_000L, inputs.Won + inputs.Lost)) : null,
                $"at least {Figures.Ppm(quality.BenchmarkPpm)}"),
            new("premier.keep.strikes", inputs.Strikes <= terms.Premier.MaxStrikes, $"{inputs.Strikes}", $"at most {terms.Premier.MaxStrikes}"),
        ],
        _ =>
        [
            new("elite.keep.plan", inputs.Plans >= 1, $"{inputs.Plans}", $"at least 1 valid of {terms.Elite.PlanMonths} months or more"),
            AtLeast("elite.keep.specializations", inputs.Specializations, terms.Elite.Specializations),
        ],
    };

    private static Requirement AtLeast(string name, int value, int needed) => new(name, value >= needed, $"{value}", $"at least {needed}");

    private static Requirement Arr(string name, long minor, long needed) => new(name, minor >= needed, Figures.Money(minor), $"at least {Figures.Money(needed)}");

    private static string Yes(bool value) => value ? "yes" : "no";
}
