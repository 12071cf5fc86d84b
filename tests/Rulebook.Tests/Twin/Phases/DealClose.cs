using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tests.Twin.Columns;

namespace PemActors.Rulebook.Tests.Twin.Phases;

/// <summary>What the end of a deal, and of its customer's stay, adds to the columns of its parties.</summary>
internal sealed class DealClose(World world)
{
    private readonly DealColumns deals = world.Deals;
    private readonly PartnerColumns partners = world.Partners;

    public void Win(int deal, Moment when)
    {
        var amount = deals.AmountMinor[deal];
        deals.State[deal] = DealState.Won;
        deals.Closed[deal] = when;
        world.WeekWins.Add(deal);
        world.Journal.Say(deal, when.At, key => new OpportunityFact.Won(key, amount, null, null));
        Credit(deal, amount);
        for (var row = deal * DealColumns.Parties; row < (deal + 1) * DealColumns.Parties; row++)
        {
            var partner = deals.Party[row];
            if (partner == DealColumns.Nobody) continue;
            partners.ArrMinor.Add(partner, when.Day, deals.CreditMinor[row]);
            if (!deals.Linked(deal, row, when.At))
            {
                if (deals.Registrant[deal] == partner) world.Count("protection lapsed before the win");
                continue;
            }
            partners.Wins[partner]++;
            partners.Won.Add(partner, when.Day, 1);
        }
    }

    public void Lose(int deal, Moment when)
    {
        deals.State[deal] = DealState.Lost;
        deals.Closed[deal] = when;
        world.Journal.Say(deal, when.At, key => new OpportunityFact.Lost(key, "price"));
        for (var row = deal * DealColumns.Parties; row < (deal + 1) * DealColumns.Parties; row++)
            if (deals.Party[row] is var partner && partner != DealColumns.Nobody && deals.Linked(deal, row, when.At))
                partners.Lost.Add(partner, when.Day, 1);
    }

    public void Churn(int deal, Instant at)
    {
        deals.State[deal] = DealState.Churned;
        world.Count("customer left");
        world.Journal.Say(deal, at, key => new OpportunityFact.SubscriptionChurned(key));
        for (var row = deal * DealColumns.Parties; row < (deal + 1) * DealColumns.Parties; row++)
            if (deals.Party[row] is var partner && partner != DealColumns.Nobody)
                partners.ArrMinor.Add(partner, deals.Closed[deal].Day, -deals.CreditMinor[row]);
    }

    // Linear: each touch alike. The split wants its weights in order of partners.
    private void Credit(int deal, long amountMinor)
    {
        var (first, second) = (deal * DealColumns.Parties, deal * DealColumns.Parties + 1);
        if (deals.Party[second] != DealColumns.Nobody && deals.Party[second] < deals.Party[first]) (first, second) = (second, first);
        ReadOnlySpan<Int128> touches = [deals.Touches[first], deals.Touches[second]];
        Span<long> money = stackalloc long[DealColumns.Parties];
        Span<long> ppm = stackalloc long[DealColumns.Parties];
        Split.LargestRemainder(amountMinor, touches, money);
        Split.LargestRemainder(1_000_000, touches, ppm);
        (deals.CreditMinor[first], deals.CreditMinor[second]) = (money[0], money[1]);
        (deals.CreditPpm[first], deals.CreditPpm[second]) = (ppm[0], ppm[1]);
        if (money[0] * money[1] > 0) world.Count("credit split");
        if (money[0] + money[1] == 0) world.Count("direct deal");
    }
}
