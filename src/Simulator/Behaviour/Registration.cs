using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Simulator.Population;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Behaviour;

/// <summary>A partner asks for a deal it sources; the deal desk answers in a lognormal time.</summary>
internal static class Registration
{
    private static readonly string[] Reasons = ["existing-opportunity", "already-protected", "out-of-territory", "not-icp", "insufficient-information"];

    /// <summary>Until tiers are in the loop a win and a certificate, the entry to Select, stand for the tier.</summary>
    public static bool MayAsk(Standing standing) => standing is { Wins: > 0, Certificates: > 0 };

    public static void Ask(PartnerState partner, WeekStep week, Deal deal, Draws account, Instant at)
    {
        var parameters = week.Parameters.Registration;
        week.Post(deal.Id, new OpportunityFact.RegistrationSubmitted(week.Key(partner, at, Sources.Prm), partner.Id));
        var hours = Inversion.LogNormal(account[3], parameters.AnswerHoursMedian, parameters.AnswerSpread);
        var answered = at + TimeSpan.FromSeconds(1 + (long)(hours * 3_600));
        if (account.Happens(4, parameters.Approved))
        {
            week.Post(deal.Id, new OpportunityFact.RegistrationApproved(
                week.Key(partner, answered, Sources.Prm), partner.Id, answered.AddDays(parameters.ProtectionDays)));
            deal.RegisteredAt = answered;
        }
        else
        {
            var reason = Reasons[account.OneOf(5, Reasons.Length)];
            week.Post(deal.Id, new OpportunityFact.RegistrationRejected(week.Key(partner, answered, Sources.Prm), partner.Id, reason));
        }
    }

    public static void Renew(PartnerState partner, WeekStep week, Deal deal, Instant at) =>
        week.Post(deal.Id, new OpportunityFact.RegistrationRenewed(
            week.Key(partner, at, Sources.Prm), partner.Id, at.AddDays(week.Parameters.Registration.ProtectionDays)));
}
