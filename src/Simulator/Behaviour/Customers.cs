using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Simulator.Population;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Behaviour;

/// <summary>Customers after a win: usage by the month, renewal, growth or loss by the year, some lost early.</summary>
internal static class Customers
{
    private const int YearSlots = 2;
    private const int MonthSlots = 16;

    public static void Act(PartnerState partner, WeekStep week)
    {
        var month = MonthThatEndsIn(week);
        foreach (var subscription in partner.Subscriptions)
        {
            if (subscription.EarlyChurnAt < week.End) Leave(partner, week, subscription, subscription.EarlyChurnAt);
            else if (subscription.WonAt.AddMonths(12 * (subscription.Year + 1)) < week.End) Decide(partner, week, subscription);
            if (month is { } end && subscription is { Metered: true, Ended: false } && subscription.WonAt < end) Meter(partner, week, subscription, end);
        }

        partner.Subscriptions.RemoveAll(subscription => subscription.Ended);
    }

    private static void Decide(PartnerState partner, WeekStep week, Subscription subscription)
    {
        var parameters = week.Parameters.Subscription;
        var at = subscription.WonAt.AddMonths(12 * ++subscription.Year);
        var draws = week.Chance.After(partner, subscription.BornIn, subscription.Position, YearSlots + subscription.Year % (MonthSlots - YearSlots));
        var logit = parameters.RenewalLogit + parameters.RenewalPerPoint * (subscription.CsatHundredths - 420) / 100.0;
        if (draws[0] >= 1 / (1 + Math.Exp(-logit)))
        {
            Leave(partner, week, subscription, at);
            return;
        }

        var factor = Inversion.LogNormal(draws[1], Math.Exp(parameters.FactorMean), parameters.FactorSpread);
        subscription.AmountMinor = Money.Minor(Money.Units(subscription.AmountMinor) * factor);
        week.Post(subscription.Id, new OpportunityFact.SubscriptionRenewed(week.Key(partner, at, Sources.Crm), subscription.AmountMinor));
        if (factor >= parameters.ExpansionFrom)
            week.Post(subscription.Id, new OpportunityFact.SubscriptionExpanded(week.Key(partner, at + TimeSpan.FromHours(1), Sources.Crm), subscription.AmountMinor));
    }

    private static void Leave(PartnerState partner, WeekStep week, Subscription subscription, Instant at)
    {
        week.Post(subscription.Id, new OpportunityFact.SubscriptionChurned(week.Key(partner, at, Sources.Crm)));
        subscription.Ended = true;
    }

    // Two uniforms a month, 16 months to a slot.
    private static void Meter(PartnerState partner, WeekStep week, Subscription subscription, Instant end)
    {
        var date = end.ToDateTimeOffset();
        var month = date.Year * 12 + date.Month - 2;
        var draws = week.Chance.After(partner, subscription.BornIn, subscription.Position, MonthSlots + month / 16 % MonthSlots);
        var amount = Money.Minor(Inversion.LogNormal(draws[month % 16 * 2], Money.Units(subscription.AmountMinor) / 12, week.Parameters.Subscription.UsageSpread));
        var at = end + TimeSpan.FromSeconds(3_600 + (int)(draws[month % 16 * 2 + 1] * 10_800));
        week.Post(subscription.Id, new OpportunityFact.UsageMetered(week.Key(partner, at, Sources.Crm), amount, month));
    }

    // The midnight that starts a month, when it lies in the week.
    private static Instant? MonthThatEndsIn(WeekStep week)
    {
        var last = week.End.ToDateTimeOffset().AddTicks(-1);
        var first = Instant.Utc(last.Year, last.Month, 1);
        return first >= week.Start ? first : null;
    }
}
