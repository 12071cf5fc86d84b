using MathNet.Numerics.Distributions;
using PemActors.Documents.Programs;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;
using PemActors.Simulator.Population;

namespace PemActors.Simulator.Kernel;

/// <summary>
/// What one more activity is worth to a partner of a type, as a share of its usual earnings by one: x of the method, without the rebate, which hangs on how the
/// partner's quarter stands. Made once, by type, tier and the incentives open in a week.
/// </summary>
internal sealed class Worth
{
    private const double Ppm = 1e-6;
    private readonly EcosystemParameters _parameters;
    private readonly KernelPlan _plan;

    public Worth(KernelPlan plan)
    {
        (_plan, _parameters) = (plan, plan.Parameters);
        var usual = ProgramLoader.Default().Incentives;
        // The level that the rates were calibrated at: the program as it is when nobody has changed it, without SPIFs.
        Base = [.. _parameters.Types.Select(type => (Referral(type, usual.ReferralFee) + Margin(type, Tier.Registered, usual.Margin)) / _parameters.Response.UsualShare)];
    }

    /// <summary>x_base by type.</summary>
    public double[] Base { get; }

    /// <summary>x in a week by type and tier, in its order.</summary>
    public double[] In(int week)
    {
        var levels = new double[_parameters.Types.Count * Tiers];
        for (var type = 0; type < _parameters.Types.Count; type++)
            for (var tier = Tier.None; tier <= Tier.Elite; tier++)
                levels[type * Tiers + (int)tier] = Of(_parameters.Types[type], tier, week) / _parameters.Response.UsualShare;
        return levels;
    }

    public const int Tiers = (int)Tier.Elite + 1;

    private double Of(TypeParameters type, Tier tier, int week)
    {
        var (sum, middle) = (0.0, _plan.Start.AddDays(7 * week + 3));
        foreach (var offer in _plan.Margins)
            if (Open(offer.Incentive, type.Type, tier, middle)) sum += Margin(type, tier, offer.Terms);
        foreach (var offer in _plan.Referrals)
            if (Open(offer.Incentive, type.Type, tier, middle)) sum += Referral(type, offer.Terms);
        foreach (var offer in _plan.Spifs)
            if (Open(offer.Incentive, type.Type, tier, middle)) sum += Spif(type, offer.Terms);
        return sum;
    }

    private static bool Open(Incentive incentive, PartnerType type, Tier tier, Instant at)
    {
        var (types, tiers) = (incentive.Eligibility.Types, incentive.Eligibility.Tiers);
        return incentive.Runs(at) && (types.Count == 0 || types.Contains(type)) && (tiers.Count == 0 || tiers.Contains(tier));
    }

    // What a higher tier adds to the margin of a deal that the partner resells.
    private double Margin(TypeParameters type, Tier tier, IncentiveTerms.Margin terms) =>
        type.Motion == Motion.Resell && tier > Tier.Registered ? _parameters.Pipeline.UsualMotion * (terms.Rates.Of(tier) - terms.Rates.Of(Tier.Registered)) * Ppm : 0;

    // The fee of a sourced deal over the deal: the mean of a lognormal limited at the cap, over its mean.
    private static double Referral(TypeParameters type, IncentiveTerms.ReferralFee terms)
    {
        var (s, distance) = (type.AmountSpread, Math.Log(terms.AcvCapMinor / 100.0 / type.MedianAmount));
        var limited = s == 0
            ? Math.Min(1, Math.Exp(distance))
            : Normal.CDF(0, 1, distance / s - s) + Math.Exp(distance - s * s / 2) * (1 - Normal.CDF(0, 1, distance / s));
        return type.Sourced * terms.RatePpm * Ppm * limited;
    }

    private double Spif(TypeParameters type, IncentiveTerms.Spif terms)
    {
        var mix = _parameters.Activity.Mixes.First(mix => mix.Type == type.Type);
        var whole = Enum.GetValues<ActivityKind>().Sum(mix.Weight);
        var paid = whole == 0 ? 0 : terms.Sums.Sum(sum => mix.Weight(sum.Activity) / whole * sum.AmountMinor / 100.0);
        var claimed = _parameters.Activity.Verified * _parameters.Incentives.Claims * _parameters.Incentives.ClaimApproved;
        return paid * claimed / (type.Opening * type.WinProbability * type.MedianAmount * Math.Exp(type.AmountSpread * type.AmountSpread / 2));
    }
}
