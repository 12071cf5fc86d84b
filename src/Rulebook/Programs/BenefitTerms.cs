using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Programs;

/// <summary>What each tier may do beyond the tiers below it (RULEBOOK §4).</summary>
public sealed record BenefitTerms(IReadOnlyList<Benefit> Registered, IReadOnlyList<Benefit> Select, IReadOnlyList<Benefit> Premier, IReadOnlyList<Benefit> Elite)
{
    /// <summary>What a tier adds to the one below it; nothing for <see cref="Tier.None"/>.</summary>
    public IReadOnlyList<Benefit> AddedBy(Tier tier) => tier switch
    {
        Tier.Registered => Registered,
        Tier.Select => Select,
        Tier.Premier => Premier,
        Tier.Elite => Elite,
        _ => [],
    };
}

/// <summary>What a tier gives a right to.</summary>
public enum Benefit : byte
{
    /// <summary>The partner portal.</summary>
    Portal,
    /// <summary>Starter assets.</summary>
    StarterAssets,
    /// <summary>Registering deals.</summary>
    DealRegistration,
    /// <summary>Light co-marketing.</summary>
    CoMarketing,
    /// <summary>Market development funds.</summary>
    Mdf,
    /// <summary>Previews of the roadmap.</summary>
    RoadmapPreviews,
    /// <summary>Selling together with the vendor's field.</summary>
    CoSell,
    /// <summary>A seat in the advisory council.</summary>
    AdvisoryCouncil,
    /// <summary>Advanced margin.</summary>
    AdvancedMargin,
    /// <summary>Alignment with the vendor's field.</summary>
    FieldAlignment,
}
