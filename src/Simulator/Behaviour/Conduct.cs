using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Simulator.Population;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Behaviour;

/// <summary>Violations, confirmed as strikes or not, cleared or not; and now and then a suspension for another reason.</summary>
internal static class Conduct
{
    private static readonly string[] Reasons = ["payment-overdue", "agreement-lapsed", "security-review", "ownership-change"];

    public static void Act(PartnerState partner, WeekStep week)
    {
        var parameters = week.Parameters.Conduct;
        var draws = week.Draws(partner, WeekPositions.Conduct);
        if (draws.Happens(0, 1 - Math.Exp(-parameters.Detected * partner.Type.ViolationsPerYear * partner.Proneness / 52))) Report(partner, week, draws);
        if (draws.Happens(6, parameters.SuspensionsPerYear / 52)) Suspend(partner, week, draws);
    }

    /// <summary>Three strikes suspend by rule, without a fact; the reinstatement, in the week after their count has fallen, is one.</summary>
    public static void Reinstate(PartnerState partner, WeekStep week)
    {
        if (partner.Strikes.Count == 0) return;
        var parameters = week.Parameters.Conduct;
        if (!partner.SuspendedByStrikes)
        {
            foreach (var strike in partner.Strikes)
                partner.SuspendedByStrikes |= strike.ConfirmedAt < week.Start && strike.ConfirmedAt >= week.Start.AddDays(-7)
                    && partner.StrikesAt(strike.ConfirmedAt, parameters.WindowDays) >= parameters.SuspendFrom;
        }
        else if (partner.StrikesAt(week.Start, parameters.WindowDays) < parameters.SuspendFrom)
        {
            week.Post(partner, new PartnerFact.Reinstated(week.Key(partner, week.Sometime(partner, WeekPositions.Strikes, Phase.Claims), Sources.Prm)));
            partner.SuspendedByStrikes = false;
        }
    }

    private static void Report(PartnerState partner, WeekStep week, Draws draws)
    {
        var parameters = week.Parameters.Conduct;
        var violation = $"v-{week.Number:D4}-{partner.Index:D6}";
        var reported = week.Sometime(partner, WeekPositions.Conduct, Phase.Certification);
        week.Post(partner, new PartnerFact.ViolationReported(week.Key(partner, reported, Sources.Prm), violation, (ViolationKind)draws.OneOf(1, 6)));
        if (!draws.Happens(2, parameters.Confirmed)) return;
        var confirmed = reported + Days(3 + 11 * draws[3]);
        week.Post(partner, new PartnerFact.StrikeConfirmed(week.Key(partner, confirmed, Sources.Prm), violation));
        var cleared = Instant.Never;
        if (draws.Happens(4, parameters.Cleared))
        {
            cleared = confirmed + Days(30 + 90 * draws[5]);
            week.Post(partner, new PartnerFact.StrikeCleared(week.Key(partner, cleared, Sources.Prm), violation));
        }

        partner.Strikes.Add(new(confirmed, cleared));
    }

    private static void Suspend(PartnerState partner, WeekStep week, Draws draws)
    {
        var at = week.Sometime(partner, WeekPositions.Suspension, Phase.Claims);
        var until = at + Days(7 + 7 * Inversion.Erlang2(draws[7], draws[8], week.Parameters.Conduct.SuspensionWeeks - 1));
        week.Post(partner, new PartnerFact.Suspended(week.Key(partner, at, Sources.Prm), Reasons[draws.OneOf(9, Reasons.Length)]));
        week.Post(partner, new PartnerFact.Reinstated(week.Key(partner, until, Sources.Prm)));
        partner.SuspendedUntil = until;
    }

    private static TimeSpan Days(double days) => TimeSpan.FromSeconds((long)(days * 86_400));
}
