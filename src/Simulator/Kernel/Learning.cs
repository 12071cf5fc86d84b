using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Simulator.Population;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Kernel;

/// <summary>
/// Phase 4: a partner's people complete a module a week at most, the likelier the more of them there are; after so many an exam.
/// Levels are climbed one after another, then the next of the partner's people begins.
/// </summary>
internal static class Learning
{
    /// <summary>Certificates that a partner can hold: eight people, three levels.</summary>
    public const int Slots = 8 * CertificationRules.Levels;

    private static readonly string[] Levels = ["foundational", "specialist", "advanced"];

    public static void Act<TSink>(Block block, Step step, ref TSink sink)
        where TSink : struct, IFactSink
    {
        var struck = step.Scratch.Struck;
        struck.Choose(step.Scratch.Week.X2, block.Of.ModuleBelow, block.Count);
        foreach (var i in struck.Span) Complete(block, step, i, ref sink);
    }

    private static void Complete<TSink>(Block block, Step step, int i, ref TSink sink)
        where TSink : struct, IFactSink
    {
        var (of, parameters) = (block.Of, step.Plan.Parameters.Learning);
        if (of.JoinWeek[i] == step.Week || ++of.Modules[i] < parameters.Modules || Next(of, i, step.Start) is not { } slot) return;
        var draws = step.Draw(of.Entity[i], Positions.Certificates + slot);
        if (draws.Uniform(1) >= parameters.Passes)
        {
            of.Modules[i]--;
            return;
        }

        of.Modules[i] = 0;
        var at = step.Sometime(of.Entity[i], Positions.Certificates + slot, Phase.Certification);
        var score = Math.Clamp((int)Math.Round(100 * Inversion.Normal(draws.Uniform(2), parameters.ScoreMean, parameters.ScoreSpread)), 0, 10_000);
        var until = step.At(at).AddMonths(parameters.ValidMonths);
        of.Held[i][slot] = new(at, step.Second(until), score);
        block.Note(step.Week, NoteKind.Certificates, i);
        block.Note(RunClock.WeekBy(step.Second(until)), NoteKind.Certificates, i);
        step.Tally.Certificates++;
        step.Tally.ScoreSumHundredths += score;
        if (!TSink.Writes) return;
        var (user, level) = ($"u-{slot / CertificationRules.Levels + 1}", slot % CertificationRules.Levels);
        sink.Post(Ids.Partner(of.Entity[i]), new PartnerFact.CertificationEarned(
            sink.Key(of.Entity[i], at, Sources.Lms), user, $"sales-{Levels[level]}", (CertificationLevel)level, score, until));
    }

    // The lowest level that the first of its people lacks; null when all of them hold all.
    private static int? Next(Columns of, int i, long at)
    {
        for (var slot = 0; slot < Slots; slot++)
            if (of.Held[i][slot].Until <= at)
                return slot;
        return null;
    }
}
