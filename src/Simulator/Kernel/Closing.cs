using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Tiers;
using PemActors.Simulator.Population;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Kernel;

/// <summary>Phase 1: at the end of a stage a deal advances if its latent uniform is below p^¼, else it is lost; past the fourth stage it is won.</summary>
internal static class Closing
{
    private const int StageInstants = 1;
    private const int CertificatesMax = 5;
    private static readonly string[] Reasons = ["no-decision", "price", "competitor", "no-budget", "timing", "missing-feature"];

    public static void Act<TSink>(Block block, Step step, ref TSink sink)
        where TSink : struct, IFactSink
    {
        Judge<TSink>(block, step);
        step.Draw(step.Scratch.StageInstants);
        var ends = step.Scratch.Ends;
        for (var n = 0; n < ends.Count; n++)
        {
            var (at, instants) = (ends.Deals[n], ends.Instants[n]);
            ref var deal = ref block.Deals[at];
            var stage = (int)deal.Stage;
            block.Touch(deal.Partner);
            if (!ends.Advances(n)) Lose(block, step, deal, Instant(step, instants, stage, false), ref sink);
            else if (stage == (int)Stage.Negotiate) Winning.Act(block, step, deal, Instant(step, instants, stage, false), ref sink);
            else
            {
                Advance(block, step, ref deal, instants, ref sink);
                if (deal.ProtectedUntil > 0) step.Scratch.Renewals.Add((at, Instant(step, instants, stage, true)));
                block.Deals.PutOff(at, step.Week + deal.Weeks[(int)deal.Stage]);
                continue;
            }

            block.Deals.Release(at);
        }
    }

    // A partner acts on what it knew when the week began. Instants are drawn only where they are read.
    private static void Judge<TSink>(Block block, Step step)
        where TSink : struct, IFactSink
    {
        var (of, ends, instants, pipeline) = (block.Of, step.Scratch.Ends, step.Scratch.StageInstants, step.Plan.Parameters.Pipeline);
        ends.Clear();
        for (var at = block.Deals.Take(step.Week); at >= 0; at = block.Deals.Next(at))
        {
            ref readonly var deal = ref block.Deals[at];
            var i = deal.Partner;
            var tier = Math.Max(0, (int)of.Standing[i].Tier - (int)Tier.Registered);
            var logit = deal.Logit + pipeline.PerTier * tier + pipeline.PerCertificate * Math.Min(of.Certificates[i], CertificatesMax);
            if (Registrations.Holds(of, step, deal, step.Start)) logit += pipeline.Registered;
            ends.Add(at, deal.Advance[(int)deal.Stage], logit);
        }

        ends.Decide();
        instants.Clear();
        for (var n = 0; n < ends.Count; n++)
        {
            ref readonly var deal = ref block.Deals[ends.Deals[n]];
            var needsInstant = TSink.Writes || deal.ProtectedUntil > 0 || !ends.Advances(n) || deal.Stage == Stage.Negotiate;
            ends.Instants[n] = needsInstant ? instants.Count : -1;
            if (needsInstant) instants.Add(of.Entity[deal.Partner], deal.Born, DrawBatch.Address(Purpose.Instants, deal.Position * Step.Slots + StageInstants));
        }
    }

    private static void Advance<TSink>(Block block, Step step, ref Deal deal, int instants, ref TSink sink)
        where TSink : struct, IFactSink
    {
        var entity = block.Of.Entity[deal.Partner];
        var before = deal.Stage++;
        if (step.Week >= step.Plan.WarmUpWeeks) step.Recorder.Stages[(int)deal.Stage]++;
        if (deal.Stage == Stage.Propose) block.Of.AdvancedMinor[deal.Partner] += deal.AmountMinor;
        if (!TSink.Writes) return;
        var at = Instant(step, instants, (int)before, true);
        sink.Post(Ids.Opportunity(entity, deal.Born, deal.Position), new OpportunityFact.StageChanged(sink.Key(entity, at, Sources.Crm), deal.Stage));
    }

    private static void Lose<TSink>(Block block, Step step, in Deal deal, long at, ref TSink sink)
        where TSink : struct, IFactSink
    {
        var of = block.Of;
        Leave(of, deal);
        of.Lost[deal.Partner]++;
        block.Note(RunClock.WeekLeft(at, step.Plan.Program.Health.Quality.WindowDays), NoteKind.LossLeaves, deal.Partner);
        step.Tally.Losses++;
        if (!TSink.Writes) return;
        var entity = of.Entity[deal.Partner];
        var reason = Reasons[(int)(RandomBlock.UniformOf(deal.Advance[0]) * Reasons.Length)];
        sink.Post(Ids.Opportunity(entity, deal.Born, deal.Position), new OpportunityFact.Lost(sink.Key(entity, at, Sources.Crm), reason));
    }

    /// <summary>A deal that closes is open no more.</summary>
    public static void Leave(Columns of, in Deal deal)
    {
        of.OpenMinor[deal.Partner] -= deal.AmountMinor;
        if (deal.Stage >= Stage.Propose) of.AdvancedMinor[deal.Partner] -= deal.AmountMinor;
    }

    // A stage's change lies in the earlier half of the phase, a close in the later.
    private static long Instant(Step step, int at, int stage, bool early)
    {
        var instants = step.Scratch.StageInstants;
        var word = stage switch { 0 => instants.X0[at], 1 => instants.X1[at], 2 => instants.X2[at], _ => instants.X3[at] };
        var day = RunClock.DayOf(word);
        return early ? RunClock.Early(step.Week, day, word, Phase.Close) : RunClock.Late(step.Week, day, word, Phase.Close);
    }
}
