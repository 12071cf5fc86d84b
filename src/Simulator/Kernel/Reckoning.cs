using System.Collections.Immutable;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Okrs;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;
using PemActors.Simulator.Experiments;
using PemActors.Simulator.Statistics;

namespace PemActors.Simulator.Kernel;

/// <summary>Sums a replication up for an experiment.</summary>
internal static class Reckoning
{
    private const int DirectDeals = 10_000;

    public static ReplicationResult Of(KernelPlan plan, Recorder recorder, ReadOnlySpan<Block> blocks, int index, in Tally tally)
    {
        var ends = Ends.Of(plan, recorder, blocks);
        return new()
        {
            Replication = index,
            Kpis = Kpis(plan, recorder, tally, ends),
            Series = [Cumulated(recorder.Sourced), Cumulated(recorder.Revenue), Cumulated(recorder.Payout), [.. recorder.Active.Select(count => (double)count)]],
            KeyResults = KeyResults(plan, recorder),
            Tables = Tables(recorder, tally, ends),
        };
    }

    // NaN where the kernel has no such thing to divide by.
    private static ImmutableArray<double> Kpis(KernelPlan plan, Recorder recorder, in Tally tally, Ends ends)
    {
        var kpis = new double[KpiCatalog.Count];
        var economics = plan.Parameters.Economics;
        kpis[(int)Kpi.SourcedArr] = tally.SourcedMinor;
        kpis[(int)Kpi.InfluencedArrShare] = double.NaN;
        kpis[(int)Kpi.Revenue] = tally.WonMinor;
        kpis[(int)Kpi.GrossMargin] = tally.WonMinor * economics.GrossMarginShare;
        kpis[(int)Kpi.PayoutTotal] = tally.PayoutMinor;
        kpis[(int)Kpi.PayoutMargin] = tally.MarginMinor;
        kpis[(int)Kpi.PayoutReferral] = tally.ReferralMinor;
        kpis[(int)Kpi.PayoutSpif] = tally.SpifMinor;
        kpis[(int)Kpi.PayoutRebate] = tally.RebateMinor;
        kpis[(int)Kpi.NetContribution] = tally.WonMinor * economics.GrossMarginShare - tally.PayoutMinor;
        kpis[(int)Kpi.Wins] = tally.Wins;
        kpis[(int)Kpi.Losses] = tally.Losses;
        kpis[(int)Kpi.WinRate] = tally.Wins / (double)(tally.Wins + tally.Losses);
        kpis[(int)Kpi.Opportunities] = tally.Opportunities;
        kpis[(int)Kpi.OpenPipeline] = ends.OpenMinor;
        kpis[(int)Kpi.Activities] = tally.Activities;
        kpis[(int)Kpi.ActivePartners] = recorder.Active[^1];
        kpis[(int)Kpi.Recruits] = tally.Joined;
        kpis[(int)Kpi.ActivatedRecruits] = tally.Activated;
        kpis[(int)Kpi.Certificates] = tally.Certificates;
        kpis[(int)Kpi.CertificateScore] = tally.ScoreSumHundredths / 100.0 / tally.Certificates;
        kpis[(int)Kpi.Csat] = tally.CsatSumHundredths / 100.0 / tally.Surveys;
        for (var tier = Tier.None; tier <= Tier.Elite; tier++) kpis[(int)Kpi.TierNone + (int)tier] = ends.ByTier[(int)tier];
        kpis[(int)Kpi.Churned] = tally.Silenced;
        kpis[(int)Kpi.Registrations] = tally.Registrations;
        kpis[(int)Kpi.SlaBreaches] = tally.SlaBreaches;
        kpis[(int)Kpi.Strikes] = tally.Strikes;
        kpis[(int)Kpi.Suspensions] = tally.Suspensions;
        kpis[(int)Kpi.ZeroSellerShare] = ends.ZeroSellers.Sum() / (double)ends.Present.Sum();
        recorder.Revenues.Sort();
        var ascending = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(recorder.Revenues);
        kpis[(int)Kpi.TopTenthShare] = Concentration.TopShare(ascending, 0.1);
        kpis[(int)Kpi.RevenueGini] = Concentration.Gini(ascending);
        return ImmutableArray.Create(kpis);
    }

    private static ImmutableArray<KeyResultOutcome> KeyResults(KernelPlan plan, Recorder recorder) =>
    [
        .. plan.Program.Objectives.SelectMany(objective => objective.KeyResults).Select(keyResult =>
        {
            var sums = Sums(plan, recorder, keyResult.Period switch { OkrPeriod.Quarter => 1, OkrPeriod.HalfYear => 2, _ => 4 });
            return new KeyResultOutcome(MetricRules.Value(sums, keyResult.Metric), KeyResultRules.Judge(sums, keyResult));
        }),
    ];

    // The last so many quarters of the horizon; direct deals stand for the vendor's own win rate.
    private static OkrSums Sums(KernelPlan plan, Recorder recorder, int quarters)
    {
        var (sum, churned) = (default(Tally), 0L);
        for (var q = Math.Max(0, recorder.Quarters.Length - quarters); q < recorder.Quarters.Length; q++)
        {
            sum = sum.Plus(recorder.Quarters[q]);
            churned += recorder.Churned[q];
        }

        var (direct, cards) = ((int)Math.Round(plan.Parameters.Economics.DirectWinRate * DirectDeals), recorder.Cards[^1]);
        return new()
        {
            SourcedMinor = sum.SourcedMinor - churned,
            PartnersActivated = (int)sum.Activated,
            CertificationsEarned = (int)sum.Certificates,
            CertificationScoreHundredths = sum.ScoreSumHundredths,
            PartnerWon = (int)sum.Wins,
            PartnerLost = (int)sum.Losses,
            DirectWon = direct,
            DirectLost = DirectDeals - direct,
            CsatAnswers = (int)sum.Surveys,
            CsatHundredths = sum.CsatSumHundredths,
            Green = cards.Green,
            Yellow = cards.Yellow,
            Red = cards.Count - cards.Green - cards.Yellow,
            AnswersInTime = (int)(sum.Registrations - sum.SlaBreaches),
            AnswersDue = (int)sum.Registrations,
            PayoutsMinor = sum.PayoutMinor,
            CreditedMinor = sum.WonMinor,
        };
    }

    private static ReplicationTables Tables(Recorder recorder, in Tally tally, Ends ends)
    {
        var funnel = new long[Enum.GetValues<FunnelStep>().Length];
        funnel[(int)FunnelStep.Activity] = tally.Activities;
        funnel[(int)FunnelStep.Opportunity] = tally.Opportunities;
        funnel[(int)FunnelStep.Qualified] = recorder.Stages[(int)Stage.Discover];
        funnel[(int)FunnelStep.Proposed] = recorder.Stages[(int)Stage.Propose];
        funnel[(int)FunnelStep.Negotiated] = recorder.Stages[(int)Stage.Negotiate];
        funnel[(int)FunnelStep.Won] = tally.Wins;
        funnel[(int)FunnelStep.Lost] = tally.Losses;
        funnel[(int)FunnelStep.RegistrationAsked] = tally.Registrations;
        funnel[(int)FunnelStep.RegistrationApproved] = tally.Approvals;
        funnel[(int)FunnelStep.SlaBreach] = tally.SlaBreaches;
        funnel[(int)FunnelStep.Strike] = tally.Strikes;
        return new()
        {
            PayoutByIncentive = [.. recorder.ByIncentive],
            TierFlow = [.. recorder.TierFlow],
            Funnel = [.. funnel],
            GamingCount = [0, 0, 0, 0],
            GamingCostMinor = [0, 0, 0, 0],
            PartnersByType = [.. ends.Present],
            ZeroSellersByType = [.. ends.ZeroSellers],
            RevenueByPartner = recorder.RevenueByPartner.Bins,
            CycleHours = recorder.CycleHours.Bins,
        };
    }

    private static ImmutableArray<double> Cumulated(long[] weeks)
    {
        var (curve, sum) = (new double[weeks.Length], 0L);
        for (var week = 0; week < weeks.Length; week++) curve[week] = sum += weeks[week];
        return ImmutableArray.Create(curve);
    }
}
