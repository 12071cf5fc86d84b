using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Simulator.Population;

namespace PemActors.Simulator.Behaviour;

/// <summary>The people of a partner: more of them the more it does; some leave, and another follows.</summary>
internal static class People
{
    private const int SlotsMax = 1023;
    private const int JoinPosition = 16;

    public static void Gather(PartnerState partner, WeekStep week, Instant accepted)
    {
        var learning = week.Parameters.Learning;
        var count = Math.Min(learning.UsersMax, learning.UsersMin + (int)(learning.UsersPerEffort * partner.Effort));
        for (var i = 0; i < count; i++)
        {
            var instants = week.Instants(partner, JoinPosition + i);
            Add(partner, week, accepted + TimeSpan.FromSeconds(3_600 + (int)(instants.Uniform(0) * 10 * 86_400)));
        }
    }

    /// <summary>Who leaves this week does nothing else in it.</summary>
    public static void Turnover(PartnerState partner, WeekStep week)
    {
        for (var i = partner.Users.Count - 1; i >= 0; i--)
        {
            var user = partner.Users[i];
            var draws = week.Draws(partner, WeekPositions.Turnover + user.Slot);
            if (user.From < week.Start && draws.Happens(0, week.Parameters.Learning.TurnoverPerYear / 52)) Replace(partner, week, user);
        }
    }

    private static void Replace(PartnerState partner, WeekStep week, User user)
    {
        var left = week.Sometime(partner, WeekPositions.Turnover + user.Slot, Phase.Claims);
        week.Post(partner, new PartnerFact.UserRemoved(week.Key(partner, left, Sources.Prm), user.Id));
        partner.Users.Remove(user);
        if (partner.UserSlots < SlotsMax) Add(partner, week, left.AddDays(14));
    }

    private static void Add(PartnerState partner, WeekStep week, Instant at)
    {
        var slot = partner.UserSlots++;
        var user = new User { Slot = slot, Id = PartnerSetup.User(week.Chance, partner.Index, slot), Role = (UserRole)(slot % 4), From = at };
        partner.Users.Add(user);
        week.Post(partner, new PartnerFact.UserAdded(week.Key(partner, at, Sources.Prm), user.Id, user.Role));
    }
}
