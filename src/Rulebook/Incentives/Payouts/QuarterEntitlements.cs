using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Incentives;

/// <summary>What the close of a quarter entitles partners to under a rebate, with every statement line.</summary>
public static class QuarterEntitlements
{
    // Closes are of the rules' own making; of one close the lesser partner id comes first.
    private const string CloseSource = "pem:close";

    /// <summary>
    /// One entitlement for each partner credited with a deal that counts and was won in (close before, close], by partner id; of 0 where the bookings reach
    /// no step.
    /// A deal counts where its motion is eligible; churned since or not, it was booked. None for an incentive of another kind.
    /// </summary>
    /// <param name="incentive">Under which incentive.</param>
    /// <param name="close">The instant that ends the quarter; standings are those at it, so that the tier is the one before its decision.</param>
    /// <param name="calendar">When quarters close.</param>
    /// <param name="deals">Won deals, in any order, each once; those won outside the quarter are left out.</param>
    /// <param name="standingAt">What a partner was at an instant; null before its introduction.</param>
    public static IReadOnlyList<Entitlement> Of(
        Incentive incentive, Instant close, CalendarTerms calendar, IEnumerable<WonDeal> deals, Func<PartnerId, Instant, PartnerStanding?> standingAt)
    {
        if (incentive.Terms is not IncentiveTerms.Rebate terms) return [];
        var earned = new List<Entitlement>();
        foreach (var (partner, credited) in Credited(incentive, QuarterCalendar.CloseBefore(calendar, close), close, deals))
        {
            var standing = standingAt(partner, close);
            if (EligibilityRules.Judge(incentive, standing, null, close) is not null) continue;
            var lines = RebateFormula.Lines(credited, standing!.Value.Tier, terms);
            var cause = new FactKey(close, CloseSource, partner.Value);
            earned.Add(Entitlements.Of(PayoutNames.OfClose(incentive.Id, partner, close), partner, null, cause, terms.NetDays, lines));
        }
        return earned;
    }

    private static SortedDictionary<PartnerId, long> Credited(Incentive incentive, Instant closeBefore, Instant close, IEnumerable<WonDeal> deals)
    {
        var credited = new SortedDictionary<PartnerId, long>();
        foreach (var deal in deals)
        {
            if (deal.Won.Time <= closeBefore || deal.Won.Time > close) continue;
            foreach (var credit in deal.Credits)
                if (EligibilityRules.JudgeDeal(incentive, deal.PartOf(credit.Partner)) is null)
                    credited[credit.Partner] = credited.GetValueOrDefault(credit.Partner) + credit.AmountMinor;
        }
        return credited;
    }
}
