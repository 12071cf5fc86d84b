using PemActors.Rulebook.Tiers;
using PemActors.Simulator.Experiments;
using PemActors.Simulator.Statistics;

namespace PemActors.Simulator.Kernel;

/// <summary>What a replication is summed up in week by week and quarter by quarter, without the warm-up. Whole numbers that add up over blocks.</summary>
internal sealed class Recorder(KernelPlan plan)
{
    private const int States = (int)TierState.Left + 1;

    /// <summary>By week of the horizon: sourced ACV, revenue, payouts, and partners with an activity in the window.</summary>
    public long[] Sourced { get; } = new long[plan.Weeks - plan.WarmUpWeeks];

    public long[] Revenue { get; } = new long[plan.Weeks - plan.WarmUpWeeks];

    public long[] Payout { get; } = new long[plan.Weeks - plan.WarmUpWeeks];

    public long[] Active { get; } = new long[plan.Weeks - plan.WarmUpWeeks];

    /// <summary>By quarter of the horizon: what was added, and the cards at its last week.</summary>
    public Tally[] Quarters { get; } = new Tally[(plan.Weeks - plan.WarmUpWeeks + RunClock.WeeksPerQuarter - 1) / RunClock.WeeksPerQuarter];

    public CardSums[] Cards { get; } = new CardSums[(plan.Weeks - plan.WarmUpWeeks + RunClock.WeeksPerQuarter - 1) / RunClock.WeeksPerQuarter];

    /// <summary>Sourced ACV by quarter of the win, of customers who have left.</summary>
    public long[] Churned { get; } = new long[(plan.Weeks - plan.WarmUpWeeks + RunClock.WeeksPerQuarter - 1) / RunClock.WeeksPerQuarter];

    public long[] ByIncentive { get; } = new long[plan.Incentives.Count];

    public long[] TierFlow { get; } = new long[States * States];

    public long[] Stages { get; } = new long[4];

    public LogHistogram CycleHours { get; } = new();

    public LogHistogram RevenueByPartner { get; } = new();

    /// <summary>Revenue of every partner that had joined.</summary>
    public List<long> Revenues { get; } = [];

    public void Clear()
    {
        foreach (var sums in (ReadOnlySpan<long[]>)[Sourced, Revenue, Payout, Active, Churned, ByIncentive, TierFlow, Stages]) Array.Clear(sums);
        Array.Clear(Quarters);
        Array.Clear(Cards);
        CycleHours.Clear();
        RevenueByPartner.Clear();
        Revenues.Clear();
    }

    /// <summary>Takes a block's week in.</summary>
    public void Take(Block block, int week, in Tally before, in Tally after)
    {
        var at = week - plan.WarmUpWeeks;
        Sourced[at] += after.SourcedMinor - before.SourcedMinor;
        Revenue[at] += after.WonMinor - before.WonMinor;
        Payout[at] += after.PayoutMinor - before.PayoutMinor;
        Active[at] += block.ActivePartners;
        var quarter = at / RunClock.WeeksPerQuarter;
        Quarters[quarter] = Quarters[quarter].Plus(after.Since(before));
        if (week % RunClock.WeeksPerQuarter == RunClock.WeeksPerQuarter - 1 || week == plan.Weeks - 1) Cards[quarter] = Cards[quarter].Plus(block.Cards);
    }

    /// <summary>A customer whose deal was sourced and won in a week leaves.</summary>
    public void Churn(int week, long amountMinor)
    {
        if (week >= plan.WarmUpWeeks) Churned[(week - plan.WarmUpWeeks) / RunClock.WeeksPerQuarter] += amountMinor;
    }

    /// <summary>Where a partner stood before a close and stands after it.</summary>
    public void Flow(Columns of, int i, int week, Tier before)
    {
        if (of.HasLeft[i]) return;
        var end = (week + 1) * RunClock.Week;
        of.HasLeft[i] = of.Silent[i] || of.TerminatedAt[i] <= end;
        if (week < plan.WarmUpWeeks) return;
        var joined = of.JoinWeek[i] > week - RunClock.WeeksPerQuarter;
        var from = joined ? TierState.None : State(of.RegisteredAt[i] <= end ? before : Tier.None);
        var to = of.HasLeft[i] ? TierState.Left : State(Partners.TierAt(of, i, end));
        TierFlow[(int)from * States + (int)to]++;
    }

    public static TierState State(Tier tier) => (TierState)(int)tier;
}
