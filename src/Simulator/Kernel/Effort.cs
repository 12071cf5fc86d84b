using PemActors.Rulebook.Tiers;
using PemActors.Simulator.Population;
using PemActors.Simulator.Randomness;
using PemActors.Simulator.Randomness.Lanes;

namespace PemActors.Simulator.Kernel;

/// <summary>
/// What pulls at a partner's effort from week to week: incentives, the season, the next tier, a tier won or lost, a structured start, and its own last week. Read at
/// the week's start.
/// </summary>
internal static class Effort
{
    /// <summary>Works the week's means out of the rates.</summary>
    public static void Act(Block block, Step step)
    {
        if (!step.Plan.HasPull) return;
        var of = block.Of;
        for (var i = 0; i < block.Count; i++) of.Pull[i] = of.Active[i] ? Of(block, step, i) : 1;
        if (step.Plan.Parameters.Bursts.On) Burst(block, step);
        for (var at = 0; at < block.Count; at += EightLanes.Count)
        {
            var rate = EightLanes.Load(of.Rate, at) * EightLanes.Load(of.Pull, at);
            var opening = rate * EightLanes.Load(of.Opening, at);
            var other = rate - opening;
            opening.Store(of.MeanOpening, at);
            other.Store(of.MeanOther, at);
            Elementary.Exp(EightLanes.Of(0) - opening).Store(of.NoOpening, at);
            Elementary.Exp(EightLanes.Of(0) - other).Store(of.NoOther, at);
        }
    }

    /// <summary>g(x) = 1 + G xʰ / (x50ʰ + xʰ).</summary>
    public static double Response(double x, ResponseParameters response)
    {
        if (x <= 0) return 1;
        var power = response.Exponent == 1 ? x / response.HalfLevel : Elementary.Exp(response.Exponent * Elementary.Log(x / response.HalfLevel));
        return 1 + response.Gain * power / (1 + power);
    }

    private static double Of(Block block, Step step, int i)
    {
        var (of, parameters) = (block.Of, step.Plan.Parameters);
        var (pull, place, marginal) = (step.Season, of.Type[i] * Worth.Tiers + (int)of.Standing[i].Tier, 0.0);
        if (parameters.Response.On || parameters.Attention.On) marginal = step.Plan.RebateWorth.Of(block, step, i, place) / parameters.Response.UsualShare;
        if (parameters.Response.On)
            pull *= marginal == 0 ? step.Responses[place] : Response(step.Levels[place] + marginal, parameters.Response) / step.Plan.BaseResponses[of.Type[i]];
        if (parameters.Attention.On) pull *= Attention.Share(of, step, i, step.Levels[place] + marginal - step.Plan.Worth.Base[of.Type[i]]);
        if (parameters.Goal.On) pull *= Goal(of, step, i, parameters.Goal);
        var since = (step.Week - of.JoinWeek[i]) * RunClock.Days - of.JoinDay[i];
        return parameters.ActivationPlay.On && since < parameters.ActivationPlay.Days ? pull * parameters.ActivationPlay.Factor : pull;
    }

    private static double Goal(Columns of, Step step, int i, GoalParameters goal)
    {
        var since = step.Week - of.TierChangedIn[i];
        if (of.WasDemoted[i] && since < goal.RecoveryWeeks) return goal.Demoted + (1 - goal.Demoted) * since / goal.RecoveryWeeks;
        if (!of.WasDemoted[i] && since < goal.PauseWeeks) return goal.Pause;
        var way = Way(of, step, i);
        return 1 + goal.Strength * way * way;
    }

    // The mean over the entry's figures of how much of each is there.
    private static double Way(Columns of, Step step, int i)
    {
        var terms = step.Plan.Program.Tiers;
        return of.Standing[i].Tier switch
        {
            Tier.Registered => (Part(of.Wins[i], terms.Select.Wins) + Part(of.Certificates[i], terms.Select.Certifications)) / 2,
            Tier.Select => (Part(of.ArrMinor[i], terms.Premier.ArrMinor) + Part(of.Certificates[i], terms.Premier.Certifications)) / 2,
            Tier.Premier => (Part(of.ArrMinor[i], terms.Elite.ArrMinor) + Part(of.Certificates[i], terms.Elite.Certifications)
                + Part(of.References[i], terms.Elite.References)) / 3,
            _ => 0,
        };
    }

    private static double Part(long have, long need) => have >= need ? 1 : have / (double)need;

    // λ = base (1 − α − β) + α N of the week before + β λ of the week before.
    private static void Burst(Block block, Step step)
    {
        var (of, bursts) = (block.Of, step.Plan.Parameters.Bursts);
        for (var i = 0; i < block.Count; i++)
        {
            if (of.Rate[i] == 0) continue;
            var own = of.Rate[i] * of.Pull[i];
            var before = of.LastRate[i] < 0 ? own : bursts.Memory * of.LastRate[i] + bursts.Echo * of.LastCount[i] + (1 - bursts.Echo - bursts.Memory) * own;
            of.LastRate[i] = before;
            of.Pull[i] = before / of.Rate[i];
        }
    }
}
