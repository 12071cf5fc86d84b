using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Kernel;

/// <summary>
/// R′, what one more unit booked is worth under a rebate: ρ (1 − F(gap) + Q f(gap)), gap the quota less what is booked, F and f of the sales still to come in the quarter
/// by the normal approximation of their compound Poisson law. Greatest when the quota is just in reach, nothing when it is out of it.
/// </summary>
internal sealed class RebateWorth
{
    private const int WholePpm = 1_000_000;

    // So many standard deviations out of reach a quota is worth nothing.
    private const double Reach = 6;

    private readonly KernelPlan _plan;
    private readonly double[][] _quotas;
    private readonly double[][] _rates;

    public RebateWorth(KernelPlan plan)
    {
        _plan = plan;
        _quotas = [.. plan.Rebates.Select(rebate => Table(rebate, schedule => schedule.TargetMinor / 100.0))];
        _rates = [.. plan.Rebates.Select(rebate => Table(rebate, Rate))];
    }

    /// <summary>Of a partner at the start of the week.</summary>
    public double Of(Block block, Step step, int i, int place)
    {
        var (of, sum) = (block.Of, 0.0);
        for (var n = 0; n < _rates.Length; n++)
        {
            var rate = _rates[n][place];
            if (rate == 0 || !step.RebateRuns[n]) continue;
            var gap = _quotas[n][place] - block.BookedMinor[n * Columns.Size + i] / 100.0;
            // Past the quota each further unit earns.
            if (gap <= 0) sum += rate;
            else sum += rate * Of(_quotas[n][place], gap, step, of.Rate[i], _plan.Types[of.Type[i]]);
        }

        return sum;
    }

    private static double Of(double quota, double gap, Step step, double rate, TypePlan type)
    {
        var wins = rate * type.WinsPerActivity * (RunClock.WeeksPerQuarter - step.Week % RunClock.WeeksPerQuarter);
        var (missing, variance) = (gap - wins * type.MeanAmount, wins * type.MeanSquare);
        if (missing > 0 && missing * missing >= Reach * Reach * variance) return 0;
        var deviation = Math.Sqrt(variance);
        var z = missing / deviation;
        var density = Elementary.Exp(-z * z / 2) * 0.3989422804014327;
        return Upper(z, density) + quota / deviation * density;
    }

    // 1 − Φ(z) by Abramowitz and Stegun 26.2.17, good to 7.5e-8.
    private static double Upper(double z, double density)
    {
        var t = 1 / (1 + 0.2316419 * Math.Abs(z));
        var tail = density * t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return z >= 0 ? tail : 1 - tail;
    }

    private double[] Table(Offer<IncentiveTerms.Rebate> rebate, Func<RebateSchedule, double> figure)
    {
        var (types, tiers) = (rebate.Incentive.Eligibility.Types, rebate.Incentive.Eligibility.Tiers);
        var table = new double[_plan.Types.Length * Worth.Tiers];
        for (var type = 0; type < _plan.Types.Length; type++)
            for (var tier = Tier.None; tier <= Tier.Elite; tier++)
                if ((types.Count == 0 || types.Contains(_plan.Types[type].Type)) && (tiers.Count == 0 || tiers.Contains(tier)))
                    table[type * Worth.Tiers + (int)tier] = figure(rebate.Terms.For(tier));
        return table;
    }

    // The rate at the target itself.
    private static double Rate(RebateSchedule schedule) =>
        schedule.Steps.Where(step => step.FromPpm <= WholePpm).Select(step => step.RatePpm / (double)WholePpm).LastOrDefault();
}
