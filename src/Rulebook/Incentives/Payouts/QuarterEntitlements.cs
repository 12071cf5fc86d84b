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
        if (incentive.Terms is not IncentiveTerms.Rebate) return [];
        var shares = new SortedDictionary<PartnerId, List<DealShare>>();
        foreach (var deal in deals)
            foreach (var credit in deal.Credits)
            {
                if (!shares.TryGetValue(credit.Partner, out var own)) shares[credit.Partner] = own = [];
                own.Add(deal.ShareOf(credit.Partner));
            }
        return [.. shares.Select(own => Of(incentive, close, calendar, own.Key, own.Value, t => standingAt(own.Key, t))).OfType<Entitlement>()];
    }

    /// <summary>The same of one partner alone; null where the close gives it none.</summary>
    /// <param name="incentive">Under which incentive.</param>
    /// <param name="close">The instant that ends the quarter.</param>
    /// <param name="calendar">When quarters close.</param>
    /// <param name="partner">Whose.</param>
    /// <param name="deals">Won deals as that partner may count them, in any order, each once.</param>
    /// <param name="standingAt">What the partner was at an instant; null before its introduction.</param>
    public static Entitlement? Of(
        Incentive incentive, Instant close, CalendarTerms calendar, PartnerId partner, IEnumerable<DealShare> deals, Func<Instant, PartnerStanding?> standingAt)
    {
        if (incentive.Terms is not IncentiveTerms.Rebate terms || CreditedMinor(incentive, QuarterCalendar.CloseBefore(calendar, close), close, deals) is not { } credited) return null;
        var standing = standingAt(close);
        if (EligibilityRules.Judge(incentive, standing, null, close) is not null) return null;
        var cause = new FactKey(close, CloseSource, partner.Value);
        return Entitlements.Of(
            PayoutNames.OfClose(incentive.Id, partner, close), partner, null, cause, terms.NetDays, RebateFormula.Lines(credited, standing!.Value.Tier, terms));
    }

    // Null where no deal counts, which is another thing than deals that count for nothing.
    private static long? CreditedMinor(Incentive incentive, Instant closeBefore, Instant close, IEnumerable<DealShare> deals)
    {
        long? credited = null;
        foreach (var deal in deals)
        {
            if (!deal.IsCredited || deal.Won.Time <= closeBefore || deal.Won.Time > close) continue;
            if (EligibilityRules.JudgeDeal(incentive, deal.Part) is null) credited = (credited ?? 0) + deal.CreditMinor;
        }
        return credited;
    }
}
