using PemActors.Rulebook.Facts;
using PemActors.Simulator.Population;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Behaviour;

/// <summary>Learners complete modules, sit exams, climb the levels of their path; certificates end. In the week in which one ends its holder does not study.</summary>
internal static class Learning
{
    private static readonly CertificationLevel[] Levels = Enum.GetValues<CertificationLevel>();

    public static void Act(PartnerState partner, WeekStep week, Standing standing)
    {
        for (var i = partner.Users.Count - 1; i >= 0; i--)
        {
            var user = partner.Users[i];
            var loses = Expire(partner, week, user);
            if (!standing.Active || user.From >= week.Start) continue;
            var draws = week.Draws(partner, WeekPositions.Users + user.Slot);
            loses = loses || Withdraw(partner, week, user, draws);
            if (!loses && draws.Happens(0, partner.Type.ModuleProbability)) Study(partner, week, user, draws);
            if (week.StartsQuarter) Ask(partner, week, user);
        }
    }

    private static void Study(PartnerState partner, WeekStep week, User user, Draws draws)
    {
        if (user.Next(week.Start) is not { } level) return;
        var parameters = week.Parameters.Learning;
        var instants = week.Instants(partner, WeekPositions.Users + user.Slot);
        var day = partner.FirstDay(week.Number) + (int)(instants.Uniform(0) * (7 - partner.FirstDay(week.Number)));
        if (!user.OnPath)
        {
            var started = week.Calendar.Early(week.Number, day, Phase.Certification, instants.Uniform(1));
            week.Post(partner, new PartnerFact.PathStarted(week.Key(partner, started, Sources.Lms), user.Id, Path(user.Role)));
            user.OnPath = true;
        }

        if (++user.Modules < parameters.Modules) return;
        var at = week.Calendar.Late(week.Number, day, Phase.Certification, instants.Uniform(2));
        if (!draws.Happens(1, parameters.Passes))
        {
            user.Modules--;
            week.Post(partner, new PartnerFact.ExamFailed(week.Key(partner, at, Sources.Lms), user.Id, Certification(user.Role, level)));
            return;
        }

        var score = Math.Clamp((int)Math.Round(100 * Inversion.Normal(draws[2], parameters.ScoreMean, parameters.ScoreSpread)), 0, 10_000);
        var until = at.AddMonths(parameters.ValidMonths);
        week.Post(partner, new PartnerFact.CertificationEarned(week.Key(partner, at, Sources.Lms), user.Id, Certification(user.Role, level), level, score, until));
        user.Certify(level, until);
        (user.Modules, user.OnPath) = (0, false);
    }

    private static bool Expire(PartnerState partner, WeekStep week, User user)
    {
        var expires = false;
        foreach (var level in Levels)
        {
            var until = user.ValidUntil(level);
            if (until < week.Start || until >= week.End) continue;
            week.Post(partner, new PartnerFact.CertificationExpired(week.Key(partner, until, Sources.Lms), user.Id, Certification(user.Role, level)));
            expires = true;
        }

        return expires;
    }

    private static bool Withdraw(PartnerState partner, WeekStep week, User user, Draws draws)
    {
        var held = user.Held(week.End);
        if (held == 0 || !draws.Happens(3, held * week.Parameters.Learning.WithdrawnPerYear / 52)) return false;
        var level = (CertificationLevel)(held - 1);
        var at = week.Sometime(partner, WeekPositions.Expiry + user.Slot, Phase.Claims);
        week.Post(partner, new PartnerFact.CertificationExpired(week.Key(partner, at, Sources.Lms), user.Id, Certification(user.Role, level)));
        user.Certify(level, at);
        (user.Modules, user.OnPath) = (0, false);
        return true;
    }

    private static void Ask(PartnerState partner, WeekStep week, User user)
    {
        var parameters = week.Parameters.Learning;
        var draws = week.Draws(partner, WeekPositions.Nps + user.Slot);
        if (!draws.Happens(0, parameters.AnswersNps)) return;
        var score = Math.Clamp((int)Math.Round(Inversion.Normal(draws[1], parameters.NpsMean + parameters.NpsPerCare * partner.Care, parameters.NpsSpread)), 0, 10);
        var at = week.Sometime(partner, WeekPositions.Nps + user.Slot, Phase.Activities);
        week.Post(partner, new PartnerFact.NpsSubmitted(week.Key(partner, at, Sources.Prm), user.Id, score));
    }

    private static string Path(UserRole role) => role switch
    {
        UserRole.Seller => "sales",
        UserRole.SolutionEngineer => "architecture",
        UserRole.Delivery => "delivery",
        _ => "marketing",
    };

    private static string Certification(UserRole role, CertificationLevel level) => $"{Path(role)}-{level switch
    {
        CertificationLevel.Foundational => "foundational",
        CertificationLevel.Specialist => "specialist",
        _ => "advanced",
    }}";
}
