using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tests.Twin.Columns;

namespace PemActors.Rulebook.Tests.Twin.Phases;

/// <summary>People earn certifications and let them expire; some earn the second level before the first.</summary>
internal sealed class EnablementPhase(World world)
{
    private const int Phase = 4;

    private static readonly int[] Chances = [10, 90, 90];

    public void Step(int week)
    {
        for (var partner = 0; partner < world.Partners.Count; partner++)
            if (world.Partners.Acts(partner, week) && world.Luck.Chance(Chances[ActivityPhase.Busy(world.Luck, partner)], partner, week, Draw.Certifies))
                Earn(partner, week);
    }

    private void Earn(int partner, int week)
    {
        var at = world.Luck.When(week, Phase, partner, Draw.Certifies).At;
        var user = world.Luck.Below(CertificationColumns.Users, partner, week, Draw.Certifies, 1);
        var level = (CertificationLevel)(world.Luck.Below(6, partner, week, Draw.Certifies, 2) switch { < 4 => 0, 4 => 1, _ => 2 });
        var score = 8_000 + world.Luck.Below(1_500, partner, week, Draw.Certifies, 3);
        var days = 100 + world.Luck.Below(200, partner, week, Draw.Certifies, 5);
        Instant? expires = world.Luck.Chance(500, partner, week, Draw.Certifies, 4) ? at.AddDays(days) : null;
        if (level > 0 && world.Certifications.Until(partner, user, level - 1) < at) world.Count("certified without the level below");
        world.Certifications.Earn(partner, user, level, score, expires ?? at.AddMonths(world.Program.Enablement.CertificationMonths));
        world.Journal.Say(partner, at, key => new PartnerFact.CertificationEarned(key, $"u{user}", $"level{level}", level, score, expires));
    }
}
