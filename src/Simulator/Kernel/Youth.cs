namespace PemActors.Simulator.Kernel;

/// <summary>A partner's first days: activities from acceptance on, within the days that Registered asks and that activation asks.</summary>
internal static class Youth
{
    public static void Count(Block block, Step step)
    {
        var (of, program) = (block.Of, step.Plan.Program);
        var (early, activation) = (program.Tiers.Registered.FirstActivityDays, program.Activation.Days);
        if ((step.Week - block.LastJoin - 1) * RunClock.Days > Math.Max(early, activation)) return;
        for (var i = 0; i < block.Count; i++)
        {
            // Accepted a second into its day: the last day ends a second into the one after it, where nothing is done.
            var since = (step.Week - of.JoinWeek[i]) * RunClock.Days - of.JoinDay[i];
            if (since < -RunClock.Days || since > Math.Max(early, activation) || step.Scratch.Days[i] == 0) continue;
            of.EarlyActivities[i] += Block.Sum(step.Scratch.Days[i] & Until(early - since));
            var before = of.ActivationActivities[i];
            of.ActivationActivities[i] += Block.Sum(step.Scratch.Days[i] & Until(activation - since));
            if (before < program.Activation.Activities && of.ActivationActivities[i] >= program.Activation.Activities) step.Tally.Activated++;
        }
    }

    // The bytes of the week's first so many days.
    private static ulong Until(int days) => days <= 0 ? 0 : days >= RunClock.Days ? ulong.MaxValue : (1UL << (8 * days)) - 1;
}
