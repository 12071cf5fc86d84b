using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Twin.Phases;

namespace PemActors.Rulebook.Tests.Twin;

/// <summary>
/// Steps synthetic partners by the week over columns. Phases order what partners do, which reads the state at the week's start; instants order what the
/// rules decide. Suspensions and terminations come first, because a deal that closes later in the week is no longer protected. The rules are the
/// rulebook's own functions, called with the columns' counts and sums.
/// </summary>
internal static class Kernel
{
    public static World Run(ProgramDocument program, Windows windows, Luck luck, int partners, int weeks)
    {
        var world = new World(program, windows, luck, partners);
        var (deals, payouts) = (new DealPhase(world), new PayoutPhase(world));
        var (onboarding, activities) = (new OnboardingPhase(world), new ActivityPhase(world));
        var (enablement, compliance, relations) = (new EnablementPhase(world), new CompliancePhase(world), new RelationPhase(world));
        var (scoring, leaving) = (new ScoringPhase(world), new LeavingPhase(world));
        for (var week = 0; week < weeks; week++)
        {
            onboarding.Step(week);
            compliance.Step(week);
            leaving.Step(week);
            deals.CloseAndAdvance(week);
            activities.Step(week);
            deals.Open(week);
            enablement.Step(week);
            relations.Step(week);
            payouts.Claims();
            scoring.Health(week);
            if (!Clock.ClosesQuarter(week)) continue;
            payouts.Rebates(Clock.WeekEnd(week));
            scoring.Tiers(Clock.WeekEnd(week));
        }
        return world;
    }
}
