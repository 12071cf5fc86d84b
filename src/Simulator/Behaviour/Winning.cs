using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Simulator.Population;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Behaviour;

/// <summary>A win: the order, the close, the customer's subscription, and often a delivery project.</summary>
internal static class Winning
{
    private const int WinSlot = 0;
    private const int DeliverySlot = 1;
    private static readonly int[] Terms = [12, 12, 24, 36];

    public static void Act(PartnerState partner, WeekStep week, Deal deal, Instant ordered, Instant won)
    {
        var draws = week.Chance.After(partner, deal.BornIn, deal.Position, WinSlot);
        if (partner.Type.Type == PartnerType.Marketplace) Order(partner, week, deal, ordered);
        var parameters = week.Parameters.Subscription;
        var list = Money.Minor(Money.Units(deal.AmountMinor) / (1 - parameters.DiscountMax * draws[0]));
        week.Post(deal.Id, new OpportunityFact.Won(week.Key(partner, won, Sources.Crm), deal.AmountMinor, list, Terms[draws.OneOf(1, Terms.Length)]));
        partner.Wins++;
        var subscription = new Subscription
        {
            Id = deal.Id,
            BornIn = deal.BornIn,
            Position = deal.Position,
            Account = deal.Account,
            ProductLine = deal.ProductLine,
            WonAt = won,
            FirstAmountMinor = deal.AmountMinor,
            AmountMinor = deal.AmountMinor,
            Metered = draws.Happens(2, parameters.Metered),
            EarlyChurnAt = draws.Happens(3, parameters.EarlyChurn) ? won + Days(28 + 154 * draws[4]) : Instant.Never,
        };
        partner.Subscriptions.Add(subscription);
        After(partner, week, subscription, won);
    }

    private static void Order(PartnerState partner, WeekStep week, Deal deal, Instant at)
    {
        var fee = (long)Math.Round(deal.AmountMinor * week.Parameters.Subscription.MarketplaceFee);
        week.Post(deal.Id, new OpportunityFact.OrderPlaced(week.Key(partner, at, Sources.Marketplace), partner.Id, deal.AmountMinor, fee));
    }

    private static void After(PartnerState partner, WeekStep week, Subscription subscription, Instant won)
    {
        var draws = week.Chance.After(partner, subscription.BornIn, subscription.Position, DeliverySlot);
        if (draws.Happens(0, partner.Type.Delivers)) Deliver(partner, week, subscription, draws, won);
        if (draws.Happens(6, week.Parameters.Delivery.Survey)) Survey(partner, week, subscription, draws, won);
    }

    private static void Deliver(PartnerState partner, WeekStep week, Subscription subscription, Draws draws, Instant won)
    {
        var parameters = week.Parameters.Delivery;
        var project = $"d{subscription.Id.Value[1..]}";
        var started = won + Days(3 + 18 * draws[1]);
        var lasts = 7 + 7 * Inversion.Erlang2(draws[2], draws[3], parameters.Weeks);
        var completed = started + Days(lasts);
        week.Post(partner, new PartnerFact.DeliveryStarted(week.Key(partner, started, Sources.Psa), project));
        week.Post(partner, new PartnerFact.MilestoneReached(week.Key(partner, started + Days(lasts * 0.5), Sources.Psa), project));
        var csat = Csat(partner, parameters, draws[4]);
        var rated = draws.Happens(5, parameters.Rated);
        week.Post(partner, new PartnerFact.DeliveryCompleted(week.Key(partner, completed, Sources.Psa), project, rated ? csat : null));
        subscription.CsatHundredths = csat;
        if (rated && draws.Happens(9, parameters.Reference)) Refer(partner, week, subscription, csat, completed + Days(2 + 18 * draws[10]));
    }

    private static void Survey(PartnerState partner, WeekStep week, Subscription subscription, Draws draws, Instant won)
    {
        var answered = won + Days(60 + 120 * draws[8]);
        var csat = Csat(partner, week.Parameters.Delivery, draws[7]);
        week.Post(partner, new PartnerFact.SurveyAnswered(week.Key(partner, answered, Sources.Psa), csat));
        if (draws.Happens(11, week.Parameters.Delivery.Reference)) Refer(partner, week, subscription, csat, answered + Days(2 + 18 * draws[12]));
    }

    private static void Refer(PartnerState partner, WeekStep week, Subscription subscription, int csat, Instant at)
    {
        if (csat < week.Parameters.Delivery.ReferenceFrom) return;
        week.Post(partner, new PartnerFact.ReferenceProvided(week.Key(partner, at, Sources.Prm), subscription.Account));
    }

    private static int Csat(PartnerState partner, DeliveryParameters parameters, double u) =>
        Math.Clamp((int)Math.Round(100 * Inversion.Normal(u, parameters.CsatMean + partner.Care, parameters.CsatSpread)), 100, 500);

    private static TimeSpan Days(double days) => TimeSpan.FromSeconds((long)(days * 86_400));
}
