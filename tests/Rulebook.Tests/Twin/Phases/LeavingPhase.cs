using PemActors.Rulebook.Facts;

namespace PemActors.Rulebook.Tests.Twin.Phases;

/// <summary>Partners fall silent, which nothing tells, or are terminated; what they opened runs on.</summary>
internal sealed class LeavingPhase(World world)
{
    private const int Phase = 6;

    public void Step(int week)
    {
        var partners = world.Partners;
        for (var partner = 0; partner < partners.Count; partner++)
        {
            if (!partners.Acts(partner, week) || partners.RegisteredAt[partner] > Clock.Day(7 * week)) continue;
            if (!world.Luck.Chance(4, partner, week, Draw.Leaves)) continue;
            partners.SilentFrom[partner] = week + 1;
            if (world.Luck.Chance(600, partner, week, Draw.Leaves, 1))
            {
                world.Count("fell silent");
                continue;
            }
            partners.TerminatedAt[partner] = world.Luck.When(week, Phase, partner, Draw.Leaves).At;
            world.Count("terminated");
            world.Count("protection lapsed with its holder", world.Deals.Lapse(partner, partners.TerminatedAt[partner]));
            world.Journal.Say(partner, partners.TerminatedAt[partner], key => new PartnerFact.Terminated(key, "left"));
        }
    }
}
