using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Simulator.Population;

/// <summary>
/// Every figure of a synthetic ecosystem, in one versioned record; the same parameters and seed give the same facts. The
/// marks are [S] published study, [B] trade benchmark, [A] our assumption, [R] rule; docs/behaviours says where each comes from.
/// </summary>
public sealed record EcosystemParameters
{
    /// <summary>Names this set of figures.</summary>
    public string Version { get; init; } = "plain-1";

    /// <summary>Partners of the initial population, recruits apart.</summary>
    /// <value>Default 500; 1–1,000,000.</value>
    public int Partners { get; init; } = 500;

    /// <summary>The midnight UTC at which week 0 starts.</summary>
    /// <value>Default Monday 2024-01-01; from the year 2000 on.</value>
    public Instant Start { get; init; } = Instant.Utc(2024, 1, 1);

    /// <summary>ISO 4217 code of the installation's currency, in which all amounts are.</summary>
    /// <value>Default USD.</value>
    public string Currency { get; init; } = "USD";

    /// <summary>The partner types and their figures.</summary>
    public IReadOnlyList<TypeParameters> Types { get; init; } = TypeParameters.Defaults;

    /// <summary>The regions and their shares.</summary>
    public IReadOnlyList<RegionShare> Regions { get; init; } = [new("amer", 0.38), new("emea", 0.36), new("apac", 0.18), new("latam", 0.08)];

    /// <summary>Who joins when.</summary>
    public JoiningParameters Joining { get; init; } = new();

    /// <summary>Activities.</summary>
    public ActivityParameters Activity { get; init; } = new();

    /// <summary>Opportunities.</summary>
    public PipelineParameters Pipeline { get; init; } = new();

    /// <summary>What a tier does to a partner's effort.</summary>
    public TierEffectParameters TierEffects { get; init; } = new();

    /// <summary>How effort answers to incentives.</summary>
    public ResponseParameters Response { get; init; } = new();

    /// <summary>How time is shared between tasks.</summary>
    public AttentionParameters Attention { get; init; } = new();

    /// <summary>Effort over the quarter.</summary>
    public SeasonParameters Season { get; init; } = new();

    /// <summary>Effort near a tier, and after one is won or lost.</summary>
    public GoalParameters Goal { get; init; } = new();

    /// <summary>Bursts of activity.</summary>
    public BurstParameters Bursts { get; init; } = new();

    /// <summary>A structured start for new partners.</summary>
    public ActivationPlayParameters ActivationPlay { get; init; } = new();

    /// <summary>Figures of the vendor's own.</summary>
    public EconomicsParameters Economics { get; init; } = new();

    /// <summary>Deal registration.</summary>
    public RegistrationParameters Registration { get; init; } = new();

    /// <summary>Users and certifications.</summary>
    public LearningParameters Learning { get; init; } = new();

    /// <summary>Violations, strikes and suspensions.</summary>
    public ConductParameters Conduct { get; init; } = new();

    /// <summary>Deliveries and what customers say of them.</summary>
    public DeliveryParameters Delivery { get; init; } = new();

    /// <summary>Subscriptions after a win.</summary>
    public SubscriptionParameters Subscription { get; init; } = new();

    /// <summary>Plans, references, specializations, listings, renewals of the partnership.</summary>
    public PartnershipParameters Partnership { get; init; } = new();

    /// <summary>Incentives, claims and contests.</summary>
    public IncentiveParameters Incentives { get; init; } = new();

    /// <summary>Silence and termination.</summary>
    public LeavingParameters Leaving { get; init; } = new();

    /// <summary>Every figure out of its range, in words; empty when all is well.</summary>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        if (Partners is < 1 or > 1_000_000) faults.Add($"partners is {Partners}; it lies in 1 to 1,000,000.");
        if (Start < Instant.Utc(2000, 1, 1)) faults.Add($"start is {Start}; it lies in the year 2000 or later.");
        if (Start.Ticks % TimeSpan.TicksPerDay != 0) faults.Add($"start is {Start}; it is a midnight UTC.");
        if (Pipeline.Accounts is < 1 or > 900) faults.Add($"accounts is {Pipeline.Accounts}; it lies in 1 to 900.");
        if (Learning.UsersMax is < 0 or > 48) faults.Add($"usersMax is {Learning.UsersMax}; it lies in 0 to 48.");
        if (Joining.EffortShape <= 0 || Leaving.HazardShape <= 0 || Conduct.PronenessShape <= 0) faults.Add("shapes are above 0.");
        if (Joining.FoundingWeeks < 1 || Joining.LastWeek <= Joining.FoundingWeeks) faults.Add("foundingWeeks is at least 1 and lastWeek above it.");
        faults.AddRange(ParameterRanges.Of(this));
        if (Types.Count == 0 || Math.Abs(Types.Sum(t => t.Mix) - 1) > 1e-9) faults.Add("the mix of types sums to 1.");
        if (Regions.Count == 0 || Math.Abs(Regions.Sum(r => r.Share) - 1) > 1e-9) faults.Add("the shares of regions sum to 1.");
        return faults;
    }
}

/// <summary>A region and its share of partners.</summary>
public sealed record RegionShare(string Region, double Share);

/// <summary>Figures of a partner type: weekly, at effort 1, amounts in whole units of the currency. All [A], levels tuned to the benchmarks.</summary>
/// <param name="Type">Which type.</param>
/// <param name="Mix">Share of partners.</param>
/// <param name="Activities">λ0, activities a week.</param>
/// <param name="Opening">κ, the share of activities that open an opportunity.</param>
/// <param name="WinProbability">p0, at no certificate and no registration.</param>
/// <param name="WeeksPerStage">Mean weeks in each of the four stages.</param>
/// <param name="MedianAmount">Median ACV.</param>
/// <param name="AmountSpread">s, the standard deviation of the logarithm of the ACV.</param>
/// <param name="ModuleProbability">c, that a learner completes a module in a week.</param>
/// <param name="ViolationsPerYear">y, violations a year, detected or not.</param>
/// <param name="ChurnPerYear">Share of partners that fall silent in a year.</param>
/// <param name="Sourced">Share of opportunities that the partner sources; the others it influences.</param>
/// <param name="Delivers">Probability that a won deal becomes a delivery project of the partner.</param>
/// <param name="Motion">How its deals are mostly sold.</param>
public sealed record TypeParameters(
    PartnerType Type,
    double Mix,
    double Activities,
    double Opening,
    double WinProbability,
    double WeeksPerStage,
    double MedianAmount,
    double AmountSpread,
    double ModuleProbability,
    double ViolationsPerYear,
    double ChurnPerYear,
    double Sourced,
    double Delivers,
    Motion Motion)
{
    /// <summary>The table of the method.</summary>
    public static readonly IReadOnlyList<TypeParameters> Defaults =
    [
        new(PartnerType.Referral, .25, .30, .20, .28, 2.5, 12_000, .8, .03, .10, .15, .9, .05, Motion.Referral),
        new(PartnerType.Reseller, .25, .45, .15, .25, 3, 25_000, .9, .08, .05, .10, .7, .50, Motion.Resell),
        new(PartnerType.SystemsIntegrator, .10, .40, .09, .26, 7, 90_000, 1.1, .12, .02, .05, .3, .90, Motion.CoSell),
        new(PartnerType.TechnologyAlliance, .20, .35, .11, .24, 5, 40_000, 1.0, .10, .03, .08, .4, .40, Motion.CoSell),
        new(PartnerType.Oem, .05, .25, .08, .20, 8, 120_000, 1.1, .06, .02, .05, .6, .40, Motion.Resell),
        new(PartnerType.Marketplace, .15, .30, .20, .24, 1.5, 4_000, .8, .05, .08, .12, .8, .10, Motion.Resell),
    ];
}
