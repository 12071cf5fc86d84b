using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Simulator.Population;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Behaviour;

/// <summary>
/// Activities are Poisson; each opens an opportunity with probability κ, so by thinning those that do and those that do not
/// are two independent counts.
/// </summary>
internal static class Selling
{
    private const int OthersMax = 512;
    private const int ClaimDraws = 64;

    public static void Act(PartnerState partner, WeekStep week, Standing standing)
    {
        var draws = week.Draws(partner, WeekPositions.Counts);
        var rate = partner.Type.Activities * partner.Effort;
        var openings = Math.Min(Deal.PerWeekMax, Inversion.Poisson(draws[0], rate * partner.Type.Opening));
        var others = Math.Min(OthersMax, Inversion.Poisson(draws[1], rate * (1 - partner.Type.Opening)));
        for (var i = 0; i < others; i++) Record(partner, week, i);
        for (var position = 0; position < openings; position++) Opening.Act(partner, week, standing, position);
    }

    // In the week of acceptance what would lie before it does not happen.
    private static void Record(PartnerState partner, WeekStep week, int i)
    {
        var instants = week.Instants(partner, WeekPositions.Activities + i);
        var day = (int)(instants.Uniform(0) * 7);
        if (day < partner.FirstDay(week.Number)) return;
        var draws = week.Draws(partner, WeekPositions.Activities + i);
        var parameters = week.Parameters.Activity;
        var kind = parameters.Mixes.First(mix => mix.Type == partner.Type.Type).Kind(draws[0]);
        var at = week.Calendar.At(week.Number, day, Phase.Activities, instants.Uniform(1));
        var user = draws.Happens(2, parameters.NamesUser) ? Person(partner, at, draws[3]) : null;
        var deal = NamesDeal(kind) && partner.OpenDeals.Count > 0 && draws.Happens(4, parameters.NamesOpportunity)
            ? partner.OpenDeals[draws.OneOf(5, partner.OpenDeals.Count)].Id.Value
            : null;
        var (key, verified) = (week.Key(partner, at, Sources.Prm), draws.Happens(1, parameters.Verified));
        week.Post(partner, new PartnerFact.ActivityRecorded(key, kind, user, deal, null, verified));
        if (verified) Incentives.Claim(partner, week, key, kind, ClaimDraws + i);
    }

    /// <summary>One of the people there at <paramref name="at"/>, or none.</summary>
    public static string? Person(PartnerState partner, Instant at, double u)
    {
        if (partner.Users.Count == 0) return null;
        var user = partner.Users[(int)(u * partner.Users.Count)];
        return user.From < at ? user.Id : null;
    }

    private static bool NamesDeal(ActivityKind kind) =>
        kind is ActivityKind.CosellIntroduction or ActivityKind.Demo or ActivityKind.Poc or ActivityKind.JointMeeting or ActivityKind.DealRegistration;
}
