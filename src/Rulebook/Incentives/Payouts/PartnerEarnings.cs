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

    /// <summary>
    /// The last instant not after <paramref name="t"/> that can cause an earning, eligible or not, and the first close after it at which a rebate on deals
    /// known now falls due: a standing learned anew at an earlier instant than the last can change what is earned, and nothing is earned by waiting
    /// but at the next. Null where there is none.
    /// </summary>
    public static (Instant? Last, Instant? Next) Causes(
        Incentive incentive, CalendarTerms calendar, IReadOnlyList<DealShare> shares, IReadOnlyList<SpifActivity> activities, Instant t)
    {
        var last = default(Instant);
        var next = Instant.Never;
        foreach (var cause in incentive.Terms switch
        {
            IncentiveTerms.Mdf => [],
            IncentiveTerms.Spif => activities.Select(activity => activity.Key.Time),
            IncentiveTerms.Rebate => shares.Where(share => share.IsCredited).Select(share => QuarterCalendar.NextClose(calendar, new(share.Won.Time.Ticks - 1)))
                .Where(close => EligibilityRules.InPeriod(incentive, close)),
            _ => shares.SelectMany(share => share.Usage.Select(metering => metering.Key.Time).Append(share.Won.Time)),
        })
        {
            if (cause <= t) last = Instant.Max(last, cause);
            else next = Instant.Min(next, cause);
        }
        return (last == default ? null : last, incentive.Terms is IncentiveTerms.Rebate && next != Instant.Never ? next : null);
    }

    private static IEnumerable<EarnedActivity> Payable(
        Incentive incentive, IncentiveTerms.Spif terms, IEnumerable<SpifActivity> activities, Func<Instant, PartnerStanding?> standingAt)
    {
        foreach (var activity in activities)
            if (activity.Verified && SpifFormula.SumMinor(activity.Kind, terms) > 0 && incentive.Runs(activity.Key.Time) && standingAt(activity.Key.Time) is { } standing)
                yield return new(activity.Key, activity.Kind, true, standing);
    }
}
