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
    public static IReadOnlyList<Entitlement> Of(Incentive incentive, WonDeal deal, Func<PartnerId, Instant, PartnerStanding?> standingAt)
    {
        var from = new DealCauses(incentive, deal, standingAt);
        return incentive.Terms switch
        {
            IncentiveTerms.Margin margin => from.Margin(margin),
            IncentiveTerms.ReferralFee fee => from.ReferralFee(fee),
            IncentiveTerms.Usage usage => from.Usage(usage),
            IncentiveTerms.Mdf or IncentiveTerms.Spif or IncentiveTerms.Rebate => [],
            _ => throw new UnreachableException($"No formula for {incentive.Terms.GetType().Name}."),
        };
    }

    private readonly record struct DealCauses(Incentive Incentive, WonDeal Deal, Func<PartnerId, Instant, PartnerStanding?> StandingAt)
    {
        public IReadOnlyList<Entitlement> Margin(IncentiveTerms.Margin terms)
        {
            if (Deal.Owner is not { } owner || Eligible(owner, Deal.Won.Time) is not { } standing) return [];
            var rate = MarginFormula.RatePpm(standing.Tier, Deal.Registered == owner, standing.Specializations, terms);
            return [OfWin(owner, [MarginFormula.Line(Deal.ListAmountMinor ?? Deal.AmountMinor, rate)])];
        }

        public IReadOnlyList<Entitlement> ReferralFee(IncentiveTerms.ReferralFee terms) =>
            Deal.Source is { } source && Eligible(source, Deal.Won.Time) is not null ? [OfWin(source, ReferralFormula.Lines(Deal.AmountMinor, terms))] : [];

        public List<Entitlement> Usage(IncentiveTerms.Usage terms)
        {
            var deal = Deal;
            var earned = new List<Entitlement>();
            var months = deal.Usage.Where(metering => UsageFormula.Counts(metering.Month, metering.Key.Time, deal.Won.Time, deal.ChurnedAt, terms))
                .GroupBy(metering => metering.Month)
                .Select(month => (Month: month.Key, Cause: month.Min(metering => metering.Key), NetMinor: month.Sum(metering => metering.AmountMinor)));
            foreach (var (month, cause, net) in months.OrderBy(month => month.Cause))
            {
                // What is split is the revenue, so that each line is its own base × rate.
                var parts = Split.LargestRemainder(Math.Max(0, net), [.. deal.Credits.Select(credit => credit.Ppm)]);
                for (var i = 0; i < parts.Length; i++)
                {
                    var partner = deal.Credits[i].Partner;
                    if (Eligible(partner, cause.Time) is null) continue;
                    var fee = UsageFormula.Line(parts[i], terms);
                    var back = UsageFormula.ClawbackMinor(fee.AmountMinor, deal.Won.Time, deal.ChurnedAt, terms);
                    IReadOnlyList<StatementLine> lines = back == 0 ? [fee] : [fee, LineOf.Taken(LineKind.Clawback, back)];
                    var payout = PayoutNames.OfMonth(Incentive.Id, partner, deal.Opportunity, month);
                    earned.Add(Entitlements.Of(payout, partner, deal.Opportunity, cause, terms.NetDays, lines));
                }
            }
            return earned;
        }

        private Entitlement OfWin(PartnerId partner, IReadOnlyList<StatementLine> lines) =>
            Entitlements.Of(PayoutNames.OfDeal(Incentive.Id, partner, Deal.Opportunity), partner, Deal.Opportunity, Deal.Won, Incentive.Terms.NetDays, lines);

        private PartnerStanding? Eligible(PartnerId partner, Instant cause)
        {
            var standing = StandingAt(partner, cause);
            return EligibilityRules.Judge(Incentive, standing, Deal.PartOf(partner), cause) is null ? standing : null;
        }
    }
}
