using PemActors.Rulebook.Facts;

namespace PemActors.Rulebook.Tests.Twin.Phases;

/// <summary>Partners do something, some of them often and others hardly ever.</summary>
internal sealed class ActivityPhase(World world)
{
    private const int Phase = 2;

    // Per mille of each of three tries in a week, by how busy a partner is.
    private static readonly int[] Tries = [25, 150, 300];

    private static readonly ActivityKind[] Kinds =
        [ActivityKind.Demo, ActivityKind.Poc, ActivityKind.JointMeeting, ActivityKind.ContentPublished, ActivityKind.LeadSubmitted];

    public static int Busy(Luck luck, int partner) => luck.Below(100, partner, 0, Draw.Effort) switch { < 15 => 0, < 65 => 1, _ => 2 };

    public void Step(int week)
    {
        for (var partner = 0; partner < world.Partners.Count; partner++)
        {
            var busy = Busy(world.Luck, partner);
            if (!world.Partners.Acts(partner, week) || (busy == 1 && Rests(partner, week))) continue;
            var chance = Tries[busy];
            for (var n = 0; n < 3; n++)
                if (world.Luck.Chance(chance, partner, week, Draw.Activities, n))
                    Act(partner, week, n);
        }
    }

    // Half a year of silence is a warning, a demotion, and a tier to be won back.
    private static bool Rests(int partner, int week) => week / Clock.WeeksPerQuarter - partner % 3 is 1 or 2;

    private void Act(int partner, int week, int n)
    {
        var when = world.Luck.When(week, Phase, partner, Draw.Activities, n);
        var kind = Kinds[world.Luck.Below(Kinds.Length, partner, week, Draw.ActivityKind, n)];
        var verified = world.Luck.Chance(800, partner, week, Draw.ActivityKind, n + 3);
        Done(world, partner, when);
        if (verified) world.WeekEfforts.Add(new(when.At, partner, kind));
        world.Journal.Say(partner, when.At, key => new PartnerFact.ActivityRecorded(key, kind, null, null, null, verified));
    }

    /// <summary>Counts an activity, recorded or a registration asked for.</summary>
    public static void Done(World world, int partner, Moment when)
    {
        var partners = world.Partners;
        partners.Activities.Add(partner, when.Day, 1);
        partners.QuarterActivities[partner]++;
        if (when.At < partners.AcceptedAt[partner].AddDays(world.Program.Tiers.Registered.FirstActivityDays)) partners.EarlyActivities[partner]++;
    }
}
