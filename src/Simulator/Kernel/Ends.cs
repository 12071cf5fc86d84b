using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Tiers;

namespace PemActors.Simulator.Kernel;

/// <summary>Where partners stand at a run's end.</summary>
/// <param name="OpenMinor">Amount of their open deals.</param>
/// <param name="ByTier">Those still there, by tier.</param>
/// <param name="Present">Those there throughout the last year, by type.</param>
/// <param name="ZeroSellers">Those of them that won nothing in it, by type.</param>
internal sealed record Ends(long OpenMinor, long[] ByTier, long[] Present, long[] ZeroSellers)
{
    public static Ends Of(KernelPlan plan, Recorder recorder, ReadOnlySpan<Block> blocks)
    {
        var types = Enum.GetValues<PartnerType>().Length;
        var (open, byTier, present, zero) = (0L, new long[(int)Tier.Elite + 1], new long[types], new long[types]);
        var year = Math.Max(plan.WarmUpWeeks, plan.Weeks - RunClock.WeeksPerYear);
        var end = plan.Weeks * RunClock.Week;
        foreach (var block in blocks)
        {
            var of = block.Of;
            for (var i = 0; i < block.Count; i++)
            {
                if (of.JoinWeek[i] >= plan.Weeks) continue;
                open += of.OpenMinor[i];
                recorder.Revenues.Add(of.RevenueMinor[i]);
                recorder.RevenueByPartner.Add(of.RevenueMinor[i]);
                if (of.Silent[i] || of.TerminatedAt[i] <= end) continue;
                byTier[(int)Partners.TierAt(of, i, end)]++;
                if (of.JoinWeek[i] > year) continue;
                var type = (int)plan.Types[of.Type[i]].Type;
                present[type]++;
                if (of.LastWon[i] <= year * RunClock.Week) zero[type]++;
            }
        }

        return new(open, byTier, present, zero);
    }
}
