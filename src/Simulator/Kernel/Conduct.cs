using PemActors.Rulebook.Compliance;
using PemActors.Rulebook.Facts;
using PemActors.Simulator.Population;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Kernel;

/// <summary>
/// Phase 4: a violation that is found is reported, confirmed as a strike some days later or not, and cleared later still or not. Strikes enough suspend at the
/// confirmation that makes them so many, by rule; in the week after their count has fallen the partner is reinstated.
/// </summary>
internal static class Conduct
{
    /// <summary>Strikes kept of a partner.</summary>
    public const int Kept = 8;

    public static void Act<TSink>(Block block, Step step, ref TSink sink)
        where TSink : struct, IFactSink
    {
        var struck = step.Scratch.Struck;
        struck.Choose(step.Scratch.Week.X3, block.Of.ReportBelow, block.Count);
        foreach (var i in struck.Span) Report(block, step, i, ref sink);
    }

    /// <summary>Counts a partner's strikes anew at the week's end, and acts on a count that has suspended or fallen.</summary>
    public static void Recount<TSink>(Block block, Step step, int i, ref TSink sink)
        where TSink : struct, IFactSink
    {
        var (of, cuts) = (block.Of, step.Plan.Program.Health.Compliance);
        of.Strikes[i] = CountAt(block, step, i, step.End);
        for (var n = 0; n < Kept; n++)
        {
            var confirmed = of.StrikesOf[i][n].Confirmed;
            if (confirmed == 0 || confirmed <= step.Start || confirmed > step.End) continue;
            if (!ComplianceRules.Suspends(CountAt(block, step, i, confirmed), cuts)) continue;
            Registrations.Lapse(of, i, confirmed);
            if (Partners.IsSuspended(of, i, confirmed)) continue;
            step.Tally.Suspensions++;
            // A suspension decided later in the week carries this one on, and its end is the end of both.
            if (of.SuspendedFrom[i] <= confirmed || of.SuspendedFrom[i] > step.End) of.SuspendedUntil[i] = RunClock.Never;
            of.SuspendedFrom[i] = confirmed;
        }

        if (of.SuspendedUntil[i] != RunClock.Never || of.SuspendedFrom[i] > step.End || ComplianceRules.Suspends(of.Strikes[i], cuts)) return;
        Reinstate(block, step, i, ref sink);
    }

    private static void Report<TSink>(Block block, Step step, int i, ref TSink sink)
        where TSink : struct, IFactSink
    {
        var (of, parameters) = (block.Of, step.Plan.Parameters.Conduct);
        if (of.JoinWeek[i] == step.Week) return;
        var draws = new KeyedRandomness(step.Seed, step.Replication).At(Purpose.PartnerWeek, of.Entity[i], step.Week, Positions.Conduct);
        step.Tally.Blocks += 2;
        var confirms = draws.Happens(2, parameters.Confirmed);
        var clears = draws.Happens(4, parameters.Cleared);
        if (!TSink.Writes && !confirms) return;
        var reported = step.Sometime(of.Entity[i], Positions.Conduct, Phase.Certification);
        var confirmed = reported + (long)((3 + 11 * draws[3]) * RunClock.Day);
        var cleared = clears ? confirmed + (long)((30 + 90 * draws[5]) * RunClock.Day) : RunClock.Never;
        if (confirms) Strike(block, step, i, confirmed, cleared);
        if (!TSink.Writes) return;
        var (id, violation) = (Ids.Partner(of.Entity[i]), $"v-{step.Week:D4}-{of.Entity[i]:D6}");
        sink.Post(id, new PartnerFact.ViolationReported(sink.Key(of.Entity[i], reported, Sources.Prm), violation, (ViolationKind)draws.OneOf(1, 6)));
        if (!confirms) return;
        sink.Post(id, new PartnerFact.StrikeConfirmed(sink.Key(of.Entity[i], confirmed, Sources.Prm), violation));
        if (clears) sink.Post(id, new PartnerFact.StrikeCleared(sink.Key(of.Entity[i], cleared, Sources.Prm), violation));
    }

    private static void Strike(Block block, Step step, int i, long confirmed, long cleared)
    {
        var of = block.Of;
        var oldest = 0;
        for (var n = 1; n < Kept; n++)
            if (of.StrikesOf[i][n].Confirmed < of.StrikesOf[i][oldest].Confirmed) oldest = n;
        of.StrikesOf[i][oldest] = new(confirmed, cleared);
        step.Tally.Strikes++;
        block.Note(RunClock.WeekBy(confirmed), NoteKind.Strikes, i);
        if (cleared != RunClock.Never) block.Note(RunClock.WeekBy(cleared), NoteKind.Strikes, i);
        block.Note(RunClock.WeekLeft(confirmed, step.Plan.Program.Health.Compliance.WindowDays), NoteKind.Strikes, i);
    }

    private static void Reinstate<TSink>(Block block, Step step, int i, ref TSink sink)
        where TSink : struct, IFactSink
    {
        var of = block.Of;
        var word = step.Draw(Purpose.Instants, of.Entity[i], step.Week, Step.PartnerInstants + Positions.Reinstatement).X0;
        var at = RunClock.At(step.Week + 1, word, Phase.Claims);
        of.SuspendedUntil[i] = at;
        if (of.RegisteredAt[i] > of.SuspendedFrom[i] && of.RegisteredAt[i] < at) of.RegisteredAt[i] = at;
        block.Note(RunClock.WeekBy(at), NoteKind.Standing, i);
        if (TSink.Writes) sink.Post(Ids.Partner(of.Entity[i]), new PartnerFact.Reinstated(sink.Key(of.Entity[i], at, Sources.Prm)));
    }

    private static int CountAt(Block block, Step step, int i, long at)
    {
        var (count, t, cuts) = (0, step.At(at), step.Plan.Program.Health.Compliance);
        for (var n = 0; n < Kept; n++)
        {
            var strike = block.Of.StrikesOf[i][n];
            if (strike.Confirmed == 0 || strike.Confirmed > at) continue;
            if (ComplianceRules.Counts(step.At(strike.Confirmed), step.At(strike.Cleared), cuts).Contains(t)) count++;
        }

        return count;
    }
}
