using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Health;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Tests.Twin.Columns;

/// <summary>What is known of each partner: counts, sums and instants. Instants rather than flags where a rule compares them inside a week.</summary>
internal sealed class PartnerColumns
{
    public const string Emea = "emea";
    public const string Apac = "apac";

    public PartnerColumns(int partners, Windows windows)
    {
        Count = partners;
        Type = new PartnerType[partners];
        Region = new string[partners];
        Cuts = new HealthCuts[partners];
        AppliedAt = Never(partners);
        AcceptedAt = Never(partners);
        SignedAt = Never(partners);
        TermsUntil = Never(partners);
        FitAt = Never(partners);
        RegisteredAt = Never(partners);
        SuspendedAt = new Instant[partners];
        ReinstatedAt = new Instant[partners];
        TerminatedAt = Never(partners);
        SilentFrom = new int[partners];
        Array.Fill(SilentFrom, int.MaxValue);
        PlanFrom = Never(partners);
        PlanUntil = Never(partners);
        SpecializedAt = Never(partners);
        SpecializedUntil = Never(partners);
        References = new int[partners];
        EarlyActivities = new int[partners];
        QuarterActivities = new int[partners];
        QuarterPaid = new int[partners];
        QuarterDeals = new int[partners];
        QuarterCreditedMinor = new long[partners];
        Wins = new int[partners];
        OpenMinor = new long[partners];
        AdvancedMinor = new long[partners];
        Standing = new TierStanding[partners];
        Activities = new(partners, windows.Activity);
        Won = new(partners, windows.Quality);
        Lost = new(partners, windows.Quality);
        Surveys = new(partners, windows.Quality);
        CsatSum = new(partners, windows.Quality);
        ArrMinor = new(partners, windows.Arr);
    }

    public int Count { get; }

    public PartnerType[] Type { get; }

    public string[] Region { get; }

    public HealthCuts[] Cuts { get; }

    public Instant[] AppliedAt { get; }

    public Instant[] AcceptedAt { get; }

    public Instant[] SignedAt { get; }

    public Instant[] TermsUntil { get; }

    public Instant[] FitAt { get; }

    public Instant[] RegisteredAt { get; }

    /// <summary>The latest confirmation that suspended; the default instant where none did.</summary>
    public Instant[] SuspendedAt { get; }

    public Instant[] ReinstatedAt { get; }

    public Instant[] TerminatedAt { get; }

    /// <summary>The week from which a partner does nothing any more.</summary>
    public int[] SilentFrom { get; }

    public Instant[] PlanFrom { get; }

    public Instant[] PlanUntil { get; }

    public Instant[] SpecializedAt { get; }

    public Instant[] SpecializedUntil { get; }

    public int[] References { get; }

    public int[] EarlyActivities { get; }

    public int[] QuarterActivities { get; }

    /// <summary>Activities of the quarter that the SPIF paid.</summary>
    public int[] QuarterPaid { get; }

    /// <summary>Deals of the quarter that the rebate counts, and the credit for them.</summary>
    public int[] QuarterDeals { get; }

    public long[] QuarterCreditedMinor { get; }

    public int[] Wins { get; }

    public long[] OpenMinor { get; }

    public long[] AdvancedMinor { get; }

    public TierStanding[] Standing { get; }

    public Rolling Activities { get; }

    public Rolling Won { get; }

    public Rolling Lost { get; }

    public Rolling Surveys { get; }

    public Rolling CsatSum { get; }

    public Rolling ArrMinor { get; }

    public bool Acts(int partner, int week) => AcceptedAt[partner] < Clock.Day(7 * week) && week < SilentFrom[partner];

    public bool Suspended(int partner, Instant t) => SuspendedAt[partner] > ReinstatedAt[partner] && SuspendedAt[partner] <= t;

    public bool Terminated(int partner, Instant t) => TerminatedAt[partner] <= t;

    public int Specializations(int partner, Instant t) => SpecializedAt[partner] <= t && t < SpecializedUntil[partner] ? 1 : 0;

    /// <summary>Closes decide at week ends, so inside a week only the registration can change it.</summary>
    public Tier TierAt(int partner, Instant t) => t < RegisteredAt[partner] ? Tier.None : Standing[partner].Tier;

    private static Instant[] Never(int partners)
    {
        var instants = new Instant[partners];
        Array.Fill(instants, Instant.Never);
        return instants;
    }
}
