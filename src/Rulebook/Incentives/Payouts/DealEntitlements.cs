using System.Diagnostics;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Incentives;

/// <summary>What a won deal entitles partners to, with every statement line; a function of the deal and of the partners' standings.</summary>
public static class DealEntitlements
{
    /// <summary>
    /// Entitlements in order of cause, then partner. A margin is caused by the win and its owner's, a referral fee by the win and its source's, a usage
    /// fee by the first metering that counts of a month and every credited partner's. MDF, SPIFs and rebates have other causes, so a deal gives none.
    /// </summary>
    /// <param name="incentive">Under which incentive.</param>
    /// <param name="deal">The deal as of the instant that the answer is for.</param>
    /// <param name="standingAt">What a partner was at an instant; null before its introduction.</param>
    public static IReadOnlyList<Entitlement> Of(Incentive incentive, WonDeal deal, Func<PartnerId, Instant, PartnerStanding?> standingAt) =>
        [.. deal.Partners.SelectMany(partner => Of(incentive, partner, deal.ShareOf(partner), t => standingAt(partner, t)))
            .OrderBy(entitlement => entitlement.Cause).ThenBy(entitlement => entitlement.Partner)];

    /// <summary>The same of one partner alone, which nothing of the others decides: what all of them get together is the whole.</summary>
    /// <param name="incentive">Under which incentive.</param>
    /// <param name="partner">Whose.</param>
    /// <param name="share">The deal as that partner may count it.</param>
    /// <param name="standingAt">What the partner was at an instant; null before its introduction.</param>
    public static IReadOnlyList<Entitlement> Of(Incentive incentive, PartnerId partner, DealShare share, Func<Instant, PartnerStanding?> standingAt)
    {
        var from = new ShareCauses(incentive, partner, share, standingAt);
        return incentive.Terms switch
        {
            IncentiveTerms.Margin margin => from.Margin(margin),
            IncentiveTerms.ReferralFee fee => from.ReferralFee(fee),
            IncentiveTerms.Usage usage => from.Usage(usage),
            IncentiveTerms.Mdf or IncentiveTerms.Spif or IncentiveTerms.Rebate => [],
            _ => throw new UnreachableException($"No formula for {incentive.Terms.GetType().Name}."),
        };
    }

    private readonly record struct ShareCauses(Incentive Incentive, PartnerId Partner, DealShare Share, Func<Instant, PartnerStanding?> StandingAt)
    {
        public IReadOnlyList<Entitlement> Margin(IncentiveTerms.Margin terms)
        {
            if (!Share.IsOwner || Eligible(Share.Won.Time) is not { } standing) return [];
            var rate = MarginFormula.RatePpm(standing.Tier, Share.IsRegistered, standing.Specializations, terms);
            return [OfWin([MarginFormula.Line(Share.ListAmountMinor ?? Share.AmountMinor, rate)])];
        }

        public IReadOnlyList<Entitlement> ReferralFee(IncentiveTerms.ReferralFee terms) =>
            Share.IsSource && Eligible(Share.Won.Time) is not null ? [OfWin(ReferralFormula.Lines(Share.AmountMinor, terms))] : [];

        public List<Entitlement> Usage(IncentiveTerms.Usage terms)
        {
            var share = Share;
            if (!share.IsCredited || share.Usage.Count == 0) return [];
            long[] weights = [.. share.CreditsPpm];
            var earned = new List<Entitlement>();
            var months = share.Usage.Where(metering => UsageFormula.Counts(metering.Month, metering.Key.Time, share.Won.Time, share.ChurnedAt, terms))
                .GroupBy(metering => metering.Month)
                .Select(month => (Month: month.Key, Cause: month.Min(metering => metering.Key), NetMinor: month.Sum(metering => metering.AmountMinor)));
            foreach (var (month, cause, net) in months.OrderBy(month => month.Cause))
            {
                if (Eligible(cause.Time) is null) continue;
                // What is split is the revenue, so that each line is its own base × rate.
                var fee = UsageFormula.Line(Split.LargestRemainder(Math.Max(0, net), weights)[share.Place], terms);
                var back = UsageFormula.ClawbackMinor(fee.AmountMinor, share.Won.Time, share.ChurnedAt, terms);
                IReadOnlyList<StatementLine> lines = back == 0 ? [fee] : [fee, LineOf.Taken(LineKind.Clawback, back)];
                var payout = PayoutNames.OfMonth(Incentive.Id, Partner, share.Opportunity, month);
                earned.Add(Entitlements.Of(payout, Partner, share.Opportunity, cause, terms.NetDays, lines));
            }
            return earned;
        }

        private Entitlement OfWin(IReadOnlyList<StatementLine> lines) =>
            Entitlements.Of(PayoutNames.OfDeal(Incentive.Id, Partner, Share.Opportunity), Partner, Share.Opportunity, Share.Won, Incentive.Terms.NetDays, lines);

        private PartnerStanding? Eligible(Instant cause)
        {
            var standing = StandingAt(cause);
            return EligibilityRules.Judge(Incentive, standing, Share.Part, cause) is null ? standing : null;
        }
    }
}
