using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Programs;

/// <summary>
/// What an incentive of a kind pays and after how many days (RULEBOOK §6). The program holds one of each kind; an incentive may
/// replace any figure by its own. Rates are ppm, amounts minor units, days are of 24 h.
/// </summary>
public abstract record IncentiveTerms
{
    private IncentiveTerms()
    {
    }

    /// <summary>Of which kind the terms are.</summary>
    public abstract IncentiveKind Kind { get; }

    /// <summary>Days from a payout's cause until it is due; 0 for a margin, which is a price and never paid.</summary>
    public abstract int NetDays { get; init; }

    /// <summary>A discount off list: the tier's rate and bonuses, at most the cap.</summary>
    /// <param name="Rates">By tier; default 10/15/20/25 %.</param>
    /// <param name="RegistrationBonusPpm">Added where the partner's registration of the deal protects it; default 5 %.</param>
    /// <param name="SpecializationBonusPpm">Added once where the partner holds any specialization; default 2 %.</param>
    /// <param name="CapPpm">At most this; default 35 %.</param>
    public sealed record Margin(TierRates Rates, int RegistrationBonusPpm, int SpecializationBonusPpm, int CapPpm) : IncentiveTerms
    {
        /// <inheritdoc/>
        public override IncentiveKind Kind => IncentiveKind.Margin;

        /// <inheritdoc/>
        public override int NetDays { get; init; }
    }

    /// <summary>A share of the first-year ACV of a won deal, for the partner that sourced it.</summary>
    /// <param name="RatePpm">Default 10 %.</param>
    /// <param name="AcvCapMinor">ACV above it earns none; default 200,000.00.</param>
    /// <param name="NetDays">Default 45.</param>
    public sealed record ReferralFee(int RatePpm, long AcvCapMinor, int NetDays) : IncentiveTerms
    {
        /// <inheritdoc/>
        public override IncentiveKind Kind => IncentiveKind.ReferralFee;

        /// <inheritdoc/>
        public override int NetDays { get; init; } = NetDays;
    }

    /// <summary>Market development funds: min(approved, proven) × share.</summary>
    /// <param name="SharePpm">Default 50 %.</param>
    /// <param name="ProofDays">Days after the event in which proof counts; default 60.</param>
    /// <param name="NetDays">Default 30.</param>
    public sealed record Mdf(int SharePpm, int ProofDays, int NetDays) : IncentiveTerms
    {
        /// <inheritdoc/>
        public override IncentiveKind Kind => IncentiveKind.Mdf;

        /// <inheritdoc/>
        public override int NetDays { get; init; } = NetDays;
    }

    /// <summary>A fixed sum per verified activity inside the incentive's period, the box.</summary>
    /// <param name="Sums">What an activity of a kind pays, ascending by kind, one each; default demo 250.00, POC 500.00.</param>
    /// <param name="PartnerQuarterMax">Paid activities of one partner in one quarter; default 10.</param>
    /// <param name="TotalMax">Paid activities of all partners in the box; none: no limit.</param>
    /// <param name="NetDays">Default 30.</param>
    public sealed record Spif(IReadOnlyList<SpifSum> Sums, int PartnerQuarterMax, int? TotalMax, int NetDays) : IncentiveTerms
    {
        /// <inheritdoc/>
        public override IncentiveKind Kind => IncentiveKind.Spif;

        /// <inheritdoc/>
        public override int NetDays { get; init; } = NetDays;
    }

    /// <summary>A share back on the closing quarter's credited ACV, by attainment of a target.</summary>
    /// <param name="Form">Each step's rate on its own slice, or the reached step's on all.</param>
    /// <param name="Schedule">Target and steps that hold where the tier has none of its own.</param>
    /// <param name="ByTier">Schedules of single tiers, ascending by tier, one each.</param>
    /// <param name="NetDays">Default 30.</param>
    public sealed record Rebate(RebateForm Form, RebateSchedule Schedule, IReadOnlyList<TierSchedule> ByTier, int NetDays) : IncentiveTerms
    {
        /// <inheritdoc/>
        public override IncentiveKind Kind => IncentiveKind.Rebate;

        /// <inheritdoc/>
        public override int NetDays { get; init; } = NetDays;

        /// <summary>The schedule of a tier.</summary>
        public RebateSchedule For(Tier tier)
        {
            // By index: to enumerate an interface allocates, and the simulator asks this for each partner and quarter.
            for (var i = 0; i < ByTier.Count; i++)
                if (ByTier[i].Tier == tier)
                    return ByTier[i].Schedule;
            return Schedule;
        }
    }

    /// <summary>A share of metered net usage revenue while the customer stays.</summary>
    /// <param name="RatePpm">Default 3 %.</param>
    /// <param name="Months">Months that earn, the month of the win being the first; default 24.</param>
    /// <param name="ClawbackMonths">A customer who leaves within so many months of the win takes the fees of the deal back; default 6.</param>
    /// <param name="NetDays">Default 30.</param>
    public sealed record Usage(int RatePpm, int Months, int ClawbackMonths, int NetDays) : IncentiveTerms
    {
        /// <inheritdoc/>
        public override IncentiveKind Kind => IncentiveKind.Usage;

        /// <inheritdoc/>
        public override int NetDays { get; init; } = NetDays;
    }
}

/// <summary>A rate in ppm by tier; none before Registered.</summary>
public sealed record TierRates(int RegisteredPpm, int SelectPpm, int PremierPpm, int ElitePpm)
{
    /// <summary>The rate of a tier; 0 for <see cref="Tier.None"/>.</summary>
    public int Of(Tier tier) => tier switch
    {
        Tier.Registered => RegisteredPpm,
        Tier.Select => SelectPpm,
        Tier.Premier => PremierPpm,
        Tier.Elite => ElitePpm,
        _ => 0,
    };
}

/// <summary>What an activity of a kind pays.</summary>
public sealed record SpifSum(ActivityKind Activity, long AmountMinor);

/// <summary>How a rebate's steps apply.</summary>
public enum RebateForm : byte
{
    /// <summary>Each step's rate on its own slice.</summary>
    Marginal,
    /// <summary>The reached step's rate on all units.</summary>
    AllUnits,
}

/// <summary>A quarter's target and the rates by attainment of it.</summary>
/// <param name="TargetMinor">The quarter's target, above 0; default 60,000.00.</param>
/// <param name="Steps">Ascending by attainment, rates never falling; below the first nothing is paid. Default 80 % 1 %, 100 % 3 %, 120 % 5 %.</param>
public sealed record RebateSchedule(long TargetMinor, IReadOnlyList<RebateStep> Steps);

/// <summary>From an attainment on, a rate; both ppm, 800,000 being 80 % of the target.</summary>
public sealed record RebateStep(int FromPpm, int RatePpm);

/// <summary>A tier's own schedule.</summary>
public sealed record TierSchedule(Tier Tier, RebateSchedule Schedule);
