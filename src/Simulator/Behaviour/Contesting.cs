using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Simulator.Population;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Behaviour;

/// <summary>A second partner registers a deal that is protected for the first: the rules open a conflict, people decide it, and the second registration is turned down.</summary>
internal static class Contesting
{
    private const int MediationDays = 5;

    public static void Act(PartnerState holder, PartnerState contender, WeekStep week, Deal deal)
    {
        // A protection that never came, or comes later than a quarrel would, is not contested.
        if (deal.RegisteredAt == Instant.Never) return;
        var draws = week.Chance.At(Purpose.ClaimsAndAudit, holder.Index, week.Number, deal.Position);
        if (contender.Wins + contender.CertificatesAt(week.Start) == 0 || !draws.Happens(0, week.Parameters.Incentives.Contests)) return;

        var submitted = week.Key(holder, deal.RegisteredAt + Hours(6 + 150 * draws[1]), Sources.Prm);
        week.Post(deal.Id, new OpportunityFact.RegistrationSubmitted(submitted, contender.Id));
        var decided = submitted.Time + Hours(24 * (1 + 1.8 * MediationDays * draws[2]));
        int? percent = draws[3] switch { < 0.6 => 100, < 0.9 => 50 + 10 * draws.OneOf(4, 4), _ => null };
        week.Post(Contest.Name(submitted), new SyntheticDecision.ConflictDecided(week.Key(holder, decided, Sources.Prm), deal.Id, holder.Id, contender.Id, percent));
        week.Post(deal.Id, new OpportunityFact.RegistrationRejected(week.Key(holder, decided + Hours(1), Sources.Prm), contender.Id, "already-protected"));
    }

    private static TimeSpan Hours(double hours) => TimeSpan.FromSeconds((long)(hours * 3_600));
}
