using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Health;
using PemActors.Rulebook.Tiers;

namespace PemActors.Simulator.Kernel;

/// <summary>Phases 6 to 8: the health score of each week, and at a quarter's close the rebate and the tier decision. The rulebook scores and decides.</summary>
internal static class Scoring
{
    public static void Score(Block block, Step step)
    {
        var of = block.Of;
        var (yellow, green, sum, cards) = (0L, 0L, 0L, 0L);
        for (var i = 0; i < block.Count; i++)
        {
            if (of.JoinWeek[i] > step.Week) continue;
            var score = HealthRules.Score(Inputs(of, i), of.Cuts[i]);
            of.Score[i] = score.ScoreMicro;
            cards++;
            sum += score.ScoreMicro;
            yellow += score.Overall == Band.Yellow ? 1 : 0;
            green += score.Overall == Band.Green ? 1 : 0;
        }

        step.Tally.Cards += cards;
        step.Tally.Yellow += yellow;
        step.Tally.Green += green;
        step.Tally.ScoreMicro += sum;
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
                step.Tally.Decisions++;
                if (after.Tier > before.Tier) step.Tally.Promotions++;
                if (after.Tier < before.Tier) step.Tally.Demotions++;
            }

            if (TSink.Writes) sink.Close(new(of.Entity[i], step.Week, Inputs(of, i), judged, inputs, before, of.Standing[i], of.Earned[i]));
            (of.Earned[i], of.PaidClaims[i], of.QuarterActivities[i]) = (default, 0, 0);
            Partners.RefreshNext(block, step, i);
        }
    }

    private static HealthInputs Inputs(Columns of, int i) => new(
        of.Activities[i], of.OpenMinor[i], of.AdvancedMinor[i], of.Certificates[i], of.ScoreSum[i], of.Won[i], of.Lost[i], of.Surveys[i], of.CsatSum[i], of.Strikes[i]);

    private static TierInputs TierInputs(Columns of, Step step, int i)
    {
        var close = step.At(step.End);
        var plans = PlanRules.Counts(step.At(of.PlanFrom[i]), step.At(of.PlanUntil[i]), close, step.Plan.Program.Tiers.Elite.PlanMonths) ? 1 : 0;
        var specializations = 0;
        for (var n = 0; n < of.Specializations[i]; n++)
            if (step.End < Enablement.SpecializedUntil(step, of.SpecializedAt[i][n])) specializations++;
        return new(
            true, true, true, of.EarlyActivities[i], of.Wins[i], of.Certificates[i], of.ArrMinor[i], of.References[i], of.QuarterActivities[i], of.Surveys[i],
            of.CsatSum[i], of.Won[i], of.Lost[i], of.Strikes[i], plans, specializations);
    }

    private static bool IsJudged(Columns of, int i, long close) =>
        of.RegisteredAt[i] <= close && !Partners.IsSuspended(of, i, close) && of.TerminatedAt[i] > close;
}
