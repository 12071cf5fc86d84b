using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Incentives;

/// <summary>
/// What one partner earns under one incentive, from what the partner alone knows: its shares of won deals, its activities, and its standing at any
/// instant. Over all partners together it is what <see cref="DealEntitlements"/> and <see cref="QuarterEntitlements"/> give of the whole deals.
/// </summary>
public static class PartnerEarnings
{
    /// <summary>
    /// Everything earned by causes in (<paramref name="after"/>, <paramref name="until"/>], quarter by quarter, ascending; a quarter without any is left
    /// out. Versions are 0: whoever tells it knows its own.
    /// </summary>
    /// <param name="incentive">Under which incentive.</param>
    /// <param name="calendar">When its quarters close.</param>
    /// <param name="partner">Whose.</param>
    /// <param name="shares">Won deals as of <paramref name="until"/>, in any order, each once.</param>
    /// <param name="activities">Activities, in any order; read by a SPIF alone.</param>
    /// <param name="standingAt">What the partner was at an instant; null before its introduction.</param>
    /// <param name="after">Causes not after it are left out.</param>
    /// <param name="until">The instant that the answer is for.</param>
    public static IReadOnlyList<PartnerEarned> Of(
        Incentive incentive,
        CalendarTerms calendar,
        PartnerId partner,
        IReadOnlyList<DealShare> shares,
        IEnumerable<SpifActivity> activities,
        Func<Instant, PartnerStanding?> standingAt,
        Instant after,
        Instant until)
    {
        bool Asked(Instant cause) => cause > after && cause <= until;
        Instant QuarterOf(Instant cause) => QuarterCalendar.NextClose(calendar, new(cause.Ticks - 1));
        switch (incentive.Terms)
        {
            case IncentiveTerms.Mdf:
                return [];
            case IncentiveTerms.Spif spif:
                return [.. Payable(incentive, spif, activities, standingAt).Where(activity => Asked(activity.Key.Time)).GroupBy(activity => QuarterOf(activity.Key.Time))
                    .OrderBy(quarter => quarter.Key).Select(quarter => new PartnerEarned(partner, 0, quarter.Key, [], [.. quarter.OrderBy(activity => activity.Key)]))];
            case IncentiveTerms.Rebate:
                return [.. shares.Where(share => share.IsCredited).GroupBy(share => QuarterOf(share.Won.Time)).Where(quarter => Asked(quarter.Key)).OrderBy(quarter => quarter.Key)
                    .Select(quarter => QuarterEntitlements.Of(incentive, quarter.Key, calendar, partner, quarter, standingAt)).OfType<Entitlement>()
                    .Select(rebate => new PartnerEarned(partner, 0, rebate.Cause.Time, [rebate], []))];
            default:
                return [.. shares.SelectMany(share => DealEntitlements.Of(incentive, partner, share, standingAt)).Where(earned => Asked(earned.Cause.Time))
                    .GroupBy(earned => QuarterOf(earned.Cause.Time)).OrderBy(quarter => quarter.Key)
                    .Select(quarter => new PartnerEarned(partner, 0, quarter.Key, [.. quarter.OrderBy(earned => earned.Cause).ThenBy(earned => earned.Payout)], []))];
        }
    }

    /// <summary>The next close after <paramref name="t"/> at which a rebate can fall due for deals known now; null when none can.</summary>
    public static Instant? NextClose(Incentive incentive, CalendarTerms calendar, IReadOnlyList<DealShare> shares, Instant t)
    {
        if (incentive.Terms is not IncentiveTerms.Rebate) return null;
        var next = Instant.Never;
        foreach (var share in shares)
        {
            if (!share.IsCredited) continue;
            var close = QuarterCalendar.NextClose(calendar, new(share.Won.Time.Ticks - 1));
            if (close > t && EligibilityRules.InPeriod(incentive, close)) next = Instant.Min(next, close);
        }
        return next == Instant.Never ? null : next;
    }

    private static IEnumerable<EarnedActivity> Payable(
        Incentive incentive, IncentiveTerms.Spif terms, IEnumerable<SpifActivity> activities, Func<Instant, PartnerStanding?> standingAt)
    {
        foreach (var activity in activities)
            if (activity.Verified && SpifFormula.SumMinor(activity.Kind, terms) > 0 && incentive.Runs(activity.Key.Time) && standingAt(activity.Key.Time) is { } standing)
                yield return new(activity.Key, activity.Kind, true, standing);
    }
}
