using PemActors.Rulebook.Facts;
using PemActors.Simulator.Population;

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
        {
            if (of.Active[i] && of.JoinWeek[i] < step.Week && rare.X0[i] < of.LeaveBelow[i]) FallSilent(block, step, i, ref sink);
        }
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
