using PemActors.Rulebook.Facts;
using PemActors.Simulator.Population;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Kernel;

/// <summary>Phase 5: now and then a partner is suspended for another reason than strikes, and reinstated some weeks later.</summary>
internal static class Suspensions
{
    private static readonly string[] Reasons = ["payment-overdue", "agreement-lapsed", "security-review", "ownership-change"];

    public static void Act<TSink>(Block block, Step step, ref TSink sink)
        where TSink : struct, IFactSink
    {
        var (of, rare, parameters) = (block.Of, step.Scratch.Rare, step.Plan.Parameters);
        if (!step.Plan.Suspends) return;
        var suspends = Words.Below(parameters.Conduct.SuspensionsPerYear / RunClock.WeeksPerYear);
        for (var i = 0; i < block.Count; i++)
            if (rare.X3[i] < suspends && of.Active[i] && of.JoinWeek[i] < step.Week) Suspend(block, step, i, ref sink);
    }

    private static void Suspend<TSink>(Block block, Step step, int i, ref TSink sink)
        where TSink : struct, IFactSink
    {
        var of = block.Of;
        var draws = step.Draw(of.Entity[i], Positions.Suspension);
        var at = step.Sometime(of.Entity[i], Positions.Suspension, Phase.Claims);
        var until = at + (long)((7 + 7 * Inversion.Erlang2(draws.Uniform(0), draws.Uniform(1), step.Plan.Parameters.Conduct.SuspensionWeeks - 1)) * RunClock.Day);
        step.Tally.Suspensions++;
        Registrations.Lapse(of, i, at);
        (of.SuspendedFrom[i], of.SuspendedUntil[i]) = (at, until);
        if (of.RegisteredAt[i] > at && of.RegisteredAt[i] < until) of.RegisteredAt[i] = until;
        Partners.RefreshNext(block, step, i);
        block.Note(RunClock.WeekBy(until), NoteKind.Standing, i);
        if (!TSink.Writes) return;
        var (entity, id) = (of.Entity[i], Ids.Partner(of.Entity[i]));
        var reason = Reasons[(int)(draws.Uniform(2) * Reasons.Length)];
        sink.Post(id, new PartnerFact.Suspended(sink.Key(entity, at, Sources.Prm), reason));
        sink.Post(id, new PartnerFact.Reinstated(sink.Key(entity, until, Sources.Prm)));
    }
}
