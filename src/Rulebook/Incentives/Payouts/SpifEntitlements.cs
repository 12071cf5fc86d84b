using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Incentives;

/// <summary>An activity that a SPIF may pay.</summary>
/// <param name="Key">When, and who said so.</param>
/// <param name="Partner">Whose.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Verified">Whether it carries evidence.</param>
public readonly record struct SpifActivity(FactKey Key, PartnerId Partner, ActivityKind Kind, bool Verified);

/// <summary>What activities entitle partners to under a SPIF.</summary>
public static class SpifEntitlements
{
    /// <summary>
    /// The activities that pay, in order of (time, source, id): verified, of a paid kind, of a partner that may earn at that instant, and within the maxima,
    /// which paid activities alone use up. An activity at a close belongs to the quarter that ends there. None for an incentive of another kind.
    /// </summary>
    public static IReadOnlyList<Entitlement> Of(
        Incentive incentive, IEnumerable<SpifActivity> activities, CalendarTerms calendar, Func<PartnerId, Instant, PartnerStanding?> standingAt)
    {
        if (incentive.Terms is not IncentiveTerms.Spif terms) return [];
        var earned = new List<Entitlement>();
        var paidInQuarter = new Dictionary<(PartnerId, Instant), int>();
        foreach (var activity in activities.OrderBy(activity => activity.Key))
        {
            var at = activity.Key.Time;
            var sum = SpifFormula.SumMinor(activity.Kind, terms);
            if (!activity.Verified || sum == 0 || EligibilityRules.Judge(incentive, standingAt(activity.Partner, at), null, at) is not null) continue;
            var quarter = (activity.Partner, QuarterCalendar.NextClose(calendar, new(at.Ticks - 1)));
            var before = paidInQuarter.GetValueOrDefault(quarter);
            if (!SpifFormula.Pays(before, earned.Count, terms)) continue;
            paidInQuarter[quarter] = before + 1;
            var payout = PayoutNames.OfActivity(incentive.Id, activity.Partner, activity.Key);
            earned.Add(Entitlements.Of(payout, activity.Partner, null, activity.Key, terms.NetDays, [SpifFormula.Line(sum)]));
        }
        return earned;
    }
}
