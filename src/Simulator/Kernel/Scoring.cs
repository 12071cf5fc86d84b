using System.Numerics;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Health;
using PemActors.Rulebook.Tiers;

namespace PemActors.Simulator.Kernel;

/// <summary>Phases 6 to 8: the health score of each week, and at a quarter's close the rebate and the tier decision. The rulebook scores and decides.</summary>
internal static class Scoring
{
    /// <summary>Scores the partners of whom a figure has changed: a score is a function of its figures, so every other card still holds.</summary>
    public static void Score(Block block, Step step)
    {
        var (of, cards) = (block.Of, block.Cards);
        for (var part = 0; part < block.Stale.Length; part++)
        {
            for (var bits = block.Stale[part]; bits != 0; bits &= bits - 1)
            {
                var i = 64 * part + BitOperations.TrailingZeroCount(bits);
                if (of.TerminatedAt[i] <= step.End) continue;
                var score = HealthRules.Score(Inputs(of, i), of.Cuts[i]);
                cards.ScoreMicro += score.ScoreMicro - of.Score[i];
                cards.Yellow += (score.Overall == Band.Yellow ? 1 : 0) - (of.Overall[i] == Band.Yellow ? 1 : 0);
                cards.Green += (score.Overall == Band.Green ? 1 : 0) - (of.Overall[i] == Band.Green ? 1 : 0);
                (of.Score[i], of.Overall[i]) = (score.ScoreMicro, score.Overall);
            }

            block.Stale[part] = 0;
        }

        block.Cards = cards;
        step.Tally.Cards += cards.Count;
        step.Tally.Yellow += cards.Yellow;
        step.Tally.Green += cards.Green;
        step.Tally.ScoreMicro += cards.ScoreMicro;
    }

    /// <summary>A partner whose partnership has ended carries no card.</summary>
    public static void Drop(Block block, int i)
    {
        ref var cards = ref block.Cards;
        cards.Count--;
        cards.ScoreMicro -= block.Of.Score[i];
        if (block.Of.Overall[i] == Band.Yellow) cards.Yellow--;
        if (block.Of.Overall[i] == Band.Green) cards.Green--;
    }

    public static void Close<TSink>(Block block, Step step, ref TSink sink)
        where TSink : struct, IFactSink
    {
        var (of, program) = (block.Of, step.Plan.Program);
        for (var i = 0; i < block.Count; i++)
        {
            if (of.JoinWeek[i] > step.Week) continue;
            Payouts.OfClose(block, step, i);
            var (before, judged, inputs) = (of.Standing[i], IsJudged(of, i, step.End), default(TierInputs));
            if (judged)
            {
                inputs = TierInputs(of, step, i);
                var after = TierRules.Decide(inputs, before, program.Tiers, program.Health.Quality).After;
                of.Standing[i] = after;
                if (after.Tier != before.Tier)
                {
                    (of.TierChangedIn[i], of.WasDemoted[i]) = (step.Week + 1, after.Tier < before.Tier);
                    Partners.RefreshNext(block, step, i);
                }

                step.Tally.Decisions++;
                if (after.Tier > before.Tier) step.Tally.Promotions++;
                if (after.Tier < before.Tier) step.Tally.Demotions++;
            }

            step.Recorder.Flow(of, i, step.Week, before.Tier);
            if (TSink.Writes) sink.Close(new(of.Entity[i], step.Week, Inputs(of, i), judged, inputs, before, of.Standing[i], of.Earned[i]));
            (of.Earned[i], of.QuarterActivities[i]) = (default, 0);
        }

        Array.Clear(block.PaidClaims);
    }

    private static HealthInputs Inputs(Columns of, int i) => new(
        (int)of.Activities[i], of.OpenMinor[i], of.AdvancedMinor[i], of.Certificates[i], of.ScoreSum[i], of.Won[i], of.Lost[i], of.Surveys[i], of.CsatSum[i], of.Strikes[i]);

    private static TierInputs TierInputs(Columns of, Step step, int i)
    {
        var close = step.At(step.End);
        var plans = PlanRules.Counts(step.At(of.PlanFrom[i]), step.At(of.PlanUntil[i]), close, step.Plan.Program.Tiers.Elite.PlanMonths) ? 1 : 0;
        var specializations = 0;
        for (var n = 0; n < of.Specializations[i]; n++)
            if (step.End < Enablement.SpecializedUntil(step, of.SpecializedAt[i][n])) specializations++;
        return new(
            true, true, true, of.EarlyActivities[i], of.Wins[i], of.Certificates[i], of.ArrMinor[i], of.References[i], (int)of.QuarterActivities[i], of.Surveys[i],
            of.CsatSum[i], of.Won[i], of.Lost[i], of.Strikes[i], plans, specializations);
    }

    private static bool IsJudged(Columns of, int i, long close) =>
        of.RegisteredAt[i] <= close && !Partners.IsSuspended(of, i, close) && of.TerminatedAt[i] > close;
}
