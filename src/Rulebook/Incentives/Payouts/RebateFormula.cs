using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Incentives;

/// <summary>
/// A rebate on a quarter's credited ACV by attainment of its target. A step is reached at the least whole minor amount not below
/// target × attainment. Marginal: each step's rate on the slice from its edge up to the next; the part below the first edge earns none.
/// All units: the rate of the highest step reached on everything. Rates never fall from step to step, so more bookings never lower it.
/// </summary>
public static class RebateFormula
{
    private const int Whole = 1_000_000;

    /// <summary>
    /// What a partner that holds <paramref name="tier"/> at the close gets back, by the tier's own schedule where it has one. Allocates nothing.
    /// </summary>
    public static long AmountMinor(long creditedMinor, Tier tier, IncentiveTerms.Rebate terms)
    {
        var schedule = terms.For(tier);
        if (terms.Form == RebateForm.AllUnits) return AllUnits(creditedMinor, schedule).AmountMinor;
        var amount = 0L;
        for (var slice = 0; slice <= schedule.Steps.Count; slice++) amount += Slice(creditedMinor, schedule, slice).AmountMinor;
        return amount;
    }

    /// <summary>
    /// Every line that makes the number: marginal the slices that hold anything, the one below the first step included at no rate; all units one. The bases
    /// sum to the credited ACV.
    /// </summary>
    public static IReadOnlyList<StatementLine> Lines(long creditedMinor, Tier tier, IncentiveTerms.Rebate terms)
    {
        var schedule = terms.For(tier);
        if (terms.Form == RebateForm.AllUnits) return [AllUnits(creditedMinor, schedule)];
        var lines = new List<StatementLine>();
        for (var slice = 0; slice <= schedule.Steps.Count; slice++)
            if (Slice(creditedMinor, schedule, slice) is { BaseMinor: > 0 } line)
                lines.Add(line);
        return lines;
    }

    /// <summary>The least credited ACV that reaches an attainment of the target.</summary>
    public static long EdgeMinor(long targetMinor, int attainmentPpm) => Ratio.Ceiling((Int128)targetMinor * attainmentPpm, Whole);

    // Slice 0 lies below the first step, slice n from the n-th step's edge up to the next.
    private static StatementLine Slice(long creditedMinor, RebateSchedule schedule, int slice)
    {
        var steps = schedule.Steps;
        var from = slice == 0 ? 0 : EdgeMinor(schedule.TargetMinor, steps[slice - 1].FromPpm);
        var until = slice == steps.Count ? creditedMinor : Math.Min(creditedMinor, EdgeMinor(schedule.TargetMinor, steps[slice].FromPpm));
        return LineOf.Share(LineKind.Rebate, Math.Max(0, until - from), slice == 0 ? 0 : steps[slice - 1].RatePpm);
    }

    private static StatementLine AllUnits(long creditedMinor, RebateSchedule schedule)
    {
        var rate = 0;
        for (var i = 0; i < schedule.Steps.Count; i++)
            if (creditedMinor >= EdgeMinor(schedule.TargetMinor, schedule.Steps[i].FromPpm))
                rate = schedule.Steps[i].RatePpm;
        return LineOf.Share(LineKind.Rebate, creditedMinor, rate);
    }
}
