using PemActors.Rulebook.Facts;
using PemActors.Simulator.Population;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Kernel;

/// <summary>Phase 10: a partner falls silent without a fact, and its open deals run on; some silent partners are terminated half a year later.</summary>
internal static class Leaving
{
    private const int TerminatedAfterDays = 182;
    private static readonly string[] Reasons = ["inactive", "mutual-agreement", "acquired", "left-market"];

    public static void Act<TSink>(Block block, Step step, ref TSink sink)
        where TSink : struct, IFactSink
    {
        var (of, rare, parameters) = (block.Of, step.Scratch.Rare, step.Plan.Parameters);
        if (!parameters.Leaving.On) return;
        for (var i = 0; i < block.Count; i++)
            if (rare.X0[i] < of.LeaveBelow[i] && of.Active[i] && of.JoinWeek[i] < step.Week && RandomBlock.UniformOf(rare.X0[i]) < Probability(of.Hazard[i], Log(of, step, i)))
                FallSilent(block, step, i, ref sink);
    }

    /// <summary>Of a week, at a hazard and the logarithm of its factor.</summary>
    public static double Probability(double hazard, double log) => 1 - Elementary.Exp(-hazard * Elementary.Exp(log));

    /// <summary>The greatest that health and a demotion make of the factor's logarithm: what lies above its probability needs no closer look.</summary>
    public static double LogWorst(LeavingParameters leaving) => 50 / leaving.HealthScale + leaving.PerDemotion;

    private static double Log(Columns of, Step step, int i)
    {
        var (leaving, goal) = (step.Plan.Parameters.Leaving, step.Plan.Parameters.Goal);
        var demoted = of.WasDemoted[i] && step.Week - of.TierChangedIn[i] < goal.RecoveryWeeks;
        return -(of.Score[i] * 1e-6 - 50) / leaving.HealthScale + (demoted ? leaving.PerDemotion : 0) + leaving.PerStrike * of.Strikes[i];
    }

    private static void FallSilent<TSink>(Block block, Step step, int i, ref TSink sink)
        where TSink : struct, IFactSink
    {
        var of = block.Of;
        of.Silent[i] = true;
        step.Tally.Silenced++;
        Partners.RefreshNext(block, step, i);
        var draws = step.Draw(of.Entity[i], Positions.Leaving);
        if (draws.Uniform(1) >= step.Plan.Parameters.Leaving.Terminated) return;
        var at = step.Sometime(of.Entity[i], Positions.Leaving, Phase.Claims) + TerminatedAfterDays * RunClock.Day;
        of.TerminatedAt[i] = at;
        Registrations.Lapse(of, i, at);
        block.Note(RunClock.WeekBy(at), NoteKind.Terminates, i);
        if (of.RegisteredAt[i] >= at) of.RegisteredAt[i] = RunClock.Never;
        if (TSink.Writes)
            sink.Post(Ids.Partner(of.Entity[i]), new PartnerFact.Terminated(sink.Key(of.Entity[i], at, Sources.Prm), Reasons[(int)(draws.Uniform(2) * Reasons.Length)]));
    }
}
