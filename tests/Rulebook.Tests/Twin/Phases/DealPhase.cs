using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tests.Twin.Columns;

namespace PemActors.Rulebook.Tests.Twin.Phases;

/// <summary>Deals are born with their fate drawn, advance stage by stage, close, and some customers leave again.</summary>
internal sealed class DealPhase(World world)
{
    private const int ClosePhase = 1;

    private readonly DealColumns deals = world.Deals;
    private readonly DealBirth birth = new(world);
    private readonly DealClose close = new(world);

    public void CloseAndAdvance(int week)
    {
        for (var deal = 0; deal < deals.Count; deal++)
        {
            if (deals.State[deal] == DealState.Open && deals.StageEnds[deal] == week) EndStage(deal, week);
            else if (deals.State[deal] == DealState.Won && world.Luck.Chance(4, deal, week, Draw.DealChurn))
                close.Churn(deal, world.Luck.When(week, ClosePhase, deal, Draw.DealChurn).At);
        }
    }

    public void Open(int week)
    {
        for (var partner = 0; partner < world.Partners.Count; partner++)
            if (world.Partners.Acts(partner, week) && world.Luck.Chance(70 + 60 * ActivityPhase.Busy(world.Luck, partner), partner, week, Draw.Opens))
                birth.Open(partner, week);
    }

    private void EndStage(int deal, int week)
    {
        var when = world.Luck.When(week, ClosePhase, deal, Draw.Stage);
        if (deals.Stage[deal] == Stage.Negotiate)
        {
            if (world.Luck.Chance(550, deal, week, Draw.DealFate)) close.Win(deal, when);
            else close.Lose(deal, when);
        }
        else if (world.Luck.Chance(120, deal, week, Draw.DealFate)) close.Lose(deal, when);
        else Advance(deal, week, when.At);
    }

    private void Advance(int deal, int week, Instant at)
    {
        var stage = ++deals.Stage[deal];
        deals.StageEnds[deal] = week + 1 + world.Luck.Below(6, deal, week, Draw.Stage, 1);
        world.Journal.Say(deal, at, key => new OpportunityFact.StageChanged(key, stage));
        if (world.Luck.Chance(250, deal, week, Draw.Stage, 2))
        {
            var amount = deals.AmountMinor[deal] * (80 + world.Luck.Below(60, deal, week, Draw.Stage, 3)) / 100;
            deals.AmountMinor[deal] = amount;
            world.Journal.Say(deal, at, key => new OpportunityFact.AmountChanged(key, amount));
        }
        if (deals.Registrant[deal] == DealColumns.Nobody) return;
        if (world.Luck.Chance(250, deal, week, Draw.Registers)) Extend(deal, at);
        deals.Renew(deal, at, null, world.Program.Engagement.ProtectionDays);
    }

    // Decided just before the stage moves, and told whether the protection is live or not: without a live one a renewal is void.
    private void Extend(int deal, Instant moves)
    {
        var (at, registrant) = (moves - TimeSpan.FromSeconds(1), deals.Registrant[deal]);
        var until = at.AddDays(120);
        world.Count(deals.Protects(deal, registrant, at) ? "protection renewed" : "renewal void");
        deals.Renew(deal, at, until, world.Program.Engagement.ProtectionDays);
        world.Journal.Say(deal, at, key => new OpportunityFact.RegistrationRenewed(key, Journal.Names[registrant], until));
    }
}
