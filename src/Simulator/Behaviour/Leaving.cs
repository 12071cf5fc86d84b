using PemActors.Rulebook.Facts;
using PemActors.Simulator.Population;

namespace PemActors.Simulator.Behaviour;

/// <summary>A partner falls silent without a fact; its open deals run on. Some silent partners are terminated half a year later.</summary>
internal static class Leaving
{
    private static readonly string[] Reasons = ["inactive", "mutual-agreement", "acquired", "left-market"];

    public static void Act(PartnerState partner, WeekStep week)
    {
        var parameters = week.Parameters.Leaving;
        var draws = week.Draws(partner, WeekPositions.Leaving);
        var hazard = -Math.Log(1 - partner.Type.ChurnPerYear) / 52 * partner.Restlessness
            * Math.Exp(parameters.PerStrike * partner.StrikesAt(week.Start, week.Parameters.Conduct.WindowDays));
        if (!draws.Happens(0, 1 - Math.Exp(-hazard))) return;
        partner.Silent = true;
        if (!draws.Happens(1, parameters.Terminated)) return;
        var at = week.Sometime(partner, WeekPositions.Leaving, Phase.Claims).AddDays(182);
        week.Post(partner, new PartnerFact.Terminated(week.Key(partner, at, Sources.Prm), Reasons[draws.OneOf(2, Reasons.Length)]));
    }
}
