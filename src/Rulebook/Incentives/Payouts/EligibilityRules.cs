using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Incentives;

/// <summary>
/// Whether a cause can earn a partner anything under an incentive: judged by the partner's standing at the instant of the cause,
/// whatever it became since. Being held or suspended is not asked: such a partner earns, and the ledger holds it. Allocates nothing.
/// </summary>
public static class EligibilityRules
{
    /// <summary>Null where the partner may earn, or the first reason against it.</summary>
    /// <param name="incentive">Under which incentive.</param>
    /// <param name="standing">What the partner was at <paramref name="cause"/>; null before its introduction.</param>
    /// <param name="deal">What the partner has to do with the deal; null where the cause is none (a quarter's close, an activity, a request).</param>
    /// <param name="cause">The instant of the cause; of a rebate the quarter's close.</param>
    public static IneligibleReason? Judge(Incentive incentive, PartnerStanding? standing, DealPart? deal, Instant cause)
    {
        if (!InPeriod(incentive, cause)) return IneligibleReason.NotInPeriod;
        if (standing is not { } partner) return IneligibleReason.NotIntroduced;
        if (partner.Terminated) return IneligibleReason.Terminated;
        var eligibility = incentive.Eligibility;
        if (!Lets(eligibility.Types, partner.Type)) return IneligibleReason.TypeNotEligible;
        if (!Lets(eligibility.Regions, partner.Region)) return IneligibleReason.RegionNotEligible;
        if (!Lets(eligibility.Tiers, partner.Tier)) return IneligibleReason.TierNotEligible;
        return deal is { } part ? JudgeDeal(incentive, part) : null;
    }

    /// <summary>The same of the deal alone, whoever the partner is: by it a rebate picks the deals that it counts.</summary>
    public static IneligibleReason? JudgeDeal(Incentive incentive, in DealPart deal)
    {
        var kind = incentive.Terms.Kind;
        if (!Lets(incentive.Eligibility.Motions, deal.Motion)) return IneligibleReason.MotionNotEligible;
        if (kind == IncentiveKind.Margin && deal.Motion != Motion.Resell) return IneligibleReason.MotionNotEligible;
        if (!deal.Won) return IneligibleReason.NotWon;
        // A margin is a price and no payout: who owns the contract buys at it, touched or not.
        if (kind == IncentiveKind.Margin) return deal.Owner ? null : IneligibleReason.NotOwner;
        if (!deal.Influenced) return IneligibleReason.NoInfluence;
        return kind == IncentiveKind.ReferralFee && !deal.Source ? IneligibleReason.NotSource : null;
    }

    /// <summary>
    /// Whether a cause lies in the period. A rebate's quarter is (close before, close], so its close is asked for a tick earlier: the close
    /// that ends the period pays for the quarter before it, and the close that begins it pays for none.
    /// </summary>
    public static bool InPeriod(Incentive incentive, Instant cause) =>
        incentive.Runs(incentive.Terms.Kind == IncentiveKind.Rebate ? new(cause.Ticks - 1) : cause);

    private static bool Lets<T>(IReadOnlyList<T> any, T one)
    {
        if (any.Count == 0) return true;
        for (var i = 0; i < any.Count; i++)
            if (EqualityComparer<T>.Default.Equals(any[i], one))
                return true;
        return false;
    }
}

/// <summary>What one partner has to do with a deal.</summary>
/// <param name="Won">The deal is closed won.</param>
/// <param name="Motion">How it is sold.</param>
/// <param name="Owner">The partner owns it.</param>
/// <param name="Source">The partner sourced it.</param>
/// <param name="CreditPpm">The partner's part of the credit, 0 to 1,000,000.</param>
public readonly record struct DealPart(bool Won, Motion Motion, bool Owner, bool Source, long CreditPpm)
{
    /// <summary>Verified influence: a credit above 0, or being the source.</summary>
    public bool Influenced => Source || CreditPpm > 0;
}
