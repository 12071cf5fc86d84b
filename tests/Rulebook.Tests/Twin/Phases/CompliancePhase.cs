using PemActors.Rulebook.Compliance;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Tests.Twin.Columns;

namespace PemActors.Rulebook.Tests.Twin.Phases;

/// <summary>Strikes are cleared, confirmed, and suspend; people reinstate.</summary>
internal sealed class CompliancePhase(World world)
{
    private const int ClearPhase = 3;
    private const int ConfirmPhase = 4;
    private const int ReinstatePhase = 5;

    private readonly PartnerColumns partners = world.Partners;

    public void Step(int week)
    {
        var start = Clock.Day(7 * week);
        for (var partner = 0; partner < partners.Count; partner++)
        {
            for (var strike = 0; strike < world.Strikes.Count(partner); strike++)
                if (!world.Strikes.IsCleared(partner, strike) && world.Luck.Chance(6, partner, week, Draw.Clears, strike))
                    Clear(partner, week, strike);
            if (partners.Suspended(partner, start) && world.Luck.Chance(60, partner, week, Draw.Reinstates)) Reinstate(partner, week);
            var rough = partner % 10 == 0 ? 50 : 6;
            if (partners.RegisteredAt[partner] < start && partners.Acts(partner, week) && world.Strikes.Count(partner) < StrikeColumns.Most
                && world.Luck.Chance(rough, partner, week, Draw.Violates))
                Confirm(partner, week);
        }
    }

    private void Clear(int partner, int week, int strike)
    {
        var at = world.Luck.When(week, ClearPhase, partner, Draw.Clears, strike).At;
        world.Strikes.Clear(partner, strike, at);
        world.Count("strike cleared");
        world.Journal.Say(partner, at, key => new PartnerFact.StrikeCleared(key, $"v{strike}"));
    }

    private void Reinstate(int partner, int week)
    {
        partners.ReinstatedAt[partner] = world.Luck.When(week, ReinstatePhase, partner, Draw.Reinstates).At;
        world.Count("reinstated");
        world.Journal.Say(partner, partners.ReinstatedAt[partner], key => new PartnerFact.Reinstated(key));
    }

    private void Confirm(int partner, int week)
    {
        var at = world.Luck.When(week, ConfirmPhase, partner, Draw.Violates).At;
        var violation = $"v{world.Strikes.Count(partner)}";
        world.Strikes.Confirm(partner, at);
        world.Journal.Say(partner, at, key => new PartnerFact.ViolationReported(key, violation, ViolationKind.BrandBidding));
        world.Journal.Say(partner, at, key => new PartnerFact.StrikeConfirmed(key, violation));
        if (!ComplianceRules.Suspends(world.Strikes.CountAt(partner, at), world.Program.Health.Compliance)) return;
        partners.SuspendedAt[partner] = at;
        world.Count("protection lapsed with its holder", world.Deals.Lapse(partner, at));
        world.Count("suspended by strikes");
    }
}
