using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Okrs;
using PemActors.Rulebook.Programs;
using PemActors.Simulator.Experiments;
using PemActors.Simulator.Randomness;
using PemActors.Simulator.Statistics;

namespace PemActors.Simulator.Tests.Experiments;

/// <summary>
/// A stand-in for the kernel: the shapes and sizes of a replication from a few keyed draws, so that runner and reports are tried without a
/// model. Its figures mean nothing.
/// </summary>
internal sealed class SyntheticModel(string name, double lift = 1, double spif = 1, int partners = 300, int weeks = 52, double gaming = 1)
{
    public const ulong Seed = 20261122;
    private const double GrossMarginShare = 0.7;

    public ScenarioModel Model { get; } = new()
    {
        Name = name,
        Title = string.Concat(char.ToUpperInvariant(name[0]), name[1..].Replace('-', ' ')),
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{name} {lift} {spif} {partners} {weeks} {gaming}"))),
        ProgramVersion = "2026.1",
        Currency = "USD",
        Weeks = weeks,
        Partners = partners,
        KeyResults =
        [
            new("sourced-arr", Metric.SourcedArr, Comparator.AtLeast, 500_000_000, OkrPeriod.Year, null),
            new("activated-partners", Metric.PartnersActivated, Comparator.AtLeast, 20, OkrPeriod.Year, null),
            new("certifications", Metric.CertificationsEarned, Comparator.AtLeast, 300, OkrPeriod.Year, 8_500),
            new("win-rate-gap", Metric.WinRateGap, Comparator.Within, 20_000, OkrPeriod.Year, null),
            new("csat", Metric.MeanCsat, Comparator.AtLeast, 430, OkrPeriod.Year, null),
        ],
        Incentives = [new("resale-margin", IncentiveKind.Margin), new("referral-fee", IncentiveKind.ReferralFee), new("field-mdf", IncentiveKind.Mdf),
            new("demo-spif", IncentiveKind.Spif), new("growth-rebate", IncentiveKind.Rebate), new("usage-share", IncentiveKind.Usage)],
        Card = new(
            [
                new("behaviour.effort.shape", "0.6", SourceStatus.Assumed, "range 0.3–1.5 from retail panels"),
                new("behaviour.response.gain", "0.40", SourceStatus.Assumed, "anchored by Misra and Nair 2011"),
                new("behaviour.goalGradient", "0.20", SourceStatus.Study, "Kivetz, Urminsky, Zheng 2006; consumers"),
                new("behaviour.churn.base", "5–15 % a year", SourceStatus.Benchmark, "trade sources"),
                new("program.engagement.protectionDays", "90", SourceStatus.Rule, ""),
                new("program.incentives.spif.demo", spif == 1 ? "250" : $"{250 * spif:0}", SourceStatus.Rule, "", spif != 1),
            ],
            [new("Referral", 0.11), new("Reseller", 0.16), new("Technology alliance", 0.09)],
            ["Activities of a partner with fixed effort have mean and variance 41.6.", "Payouts by incentive sum to payouts by partner."],
            ["Competitors' programs.", "Partners that act on each other's word of mouth."]),
        NewWorker = () => new SyntheticModel(name, lift, spif, partners, weeks, gaming).Replicate,
    };

    public ReplicationResult Replicate(int replication)
    {
        var chance = new KeyedRandomness(Seed, (uint)replication);
        var shared = chance.At(Purpose.ExperimentDesign, 0, 0, 0);
        var weather = Inversion.LogNormal(shared[0], 1, 0.12);
        long[] byType = new long[6], zeros = new long[6];
        var (revenues, cycle) = (new long[partners], new LogHistogram());
        for (var partner = 0; partner < partners; partner++)
        {
            var draws = chance.At(Purpose.PartnerSetup, (uint)partner, 0, 0);
            var type = Inversion.Choice(draws[0], [.25, .25, .10, .20, .05, .15]);
            var wins = Inversion.Poisson(draws[1], 1.3 * lift * weather * Inversion.LogNormal(draws[2], 0.4, 1.35));
            for (var win = 0; win < wins; win++)
            {
                revenues[partner] += (long)Inversion.LogNormal(draws[3 + win % 20], 2_500_000, 1.1);
                cycle.Add((long)(24 * 7 * Inversion.Erlang2(draws[4 + win % 20], draws[5 + win % 20], 12)));
            }

            byType[type]++;
            if (wins == 0) zeros[type]++;
        }

        Array.Sort(revenues);
        var (revenue, won) = (revenues.Sum(), cycle.Count);
        var histogram = new LogHistogram();
        foreach (var each in revenues) histogram.Add(each);
        long Part(double share, int draw) => (long)(revenue * share * Inversion.LogNormal(shared[draw], 1, 0.2));
        long[] payouts = [Part(.06, 1), Part(.022, 2), Part(.012, 3), (long)(spif * Part(.008, 4)), Part(.019, 5), Part(.006, 6)];
        long Gamed(double share, int draw) => (long)(gaming * Part(share, draw));
        long[] gamingCost = [Gamed(.006, 7), Gamed(.0015, 8), Gamed(.002, 9), (long)(spif * Gamed(.0008, 10))];
        var (activated, certificates) = (Inversion.Poisson(shared[11], 18 * spif), Inversion.Poisson(shared[12], 310 * weather));
        var (csat, rate) = (4.33 + 0.05 * Inversion.Normal(shared[13]), 0.255 + 0.012 * Inversion.Normal(shared[14]));
        var kpis = new double[KpiCatalog.Count];
        void Set(Kpi kpi, double value) => kpis[(int)kpi] = value;
        Set(Kpi.SourcedArr, Math.Floor(revenue * 0.62));
        Set(Kpi.InfluencedArrShare, 0.3 + 0.03 * Inversion.Normal(shared[15]));
        Set(Kpi.Revenue, revenue);
        Set(Kpi.GrossMargin, Math.Floor(revenue * GrossMarginShare));
        Set(Kpi.PayoutTotal, payouts.Sum());
        for (var kind = 0; kind < payouts.Length; kind++) Set(Kpi.PayoutMargin + kind, payouts[kind]);
        Set(Kpi.GamingCost, gamingCost.Sum());
        Set(Kpi.NetContribution, Math.Floor(revenue * GrossMarginShare) - payouts.Sum() - gamingCost.Sum());
        Set(Kpi.Wins, won);
        Set(Kpi.Losses, Math.Floor(won / rate) - won);
        Set(Kpi.WinRate, won == 0 ? double.NaN : rate);
        Set(Kpi.Opportunities, Math.Floor(won / rate * 1.2));
        Set(Kpi.OpenPipeline, Math.Floor(revenue * 0.4 * weather));
        Set(Kpi.Activities, Inversion.Poisson(shared[16], 15.0 * partners * lift));
        Set(Kpi.ActivePartners, Inversion.Poisson(shared[17], 0.55 * partners));
        Set(Kpi.Recruits, Inversion.Poisson(shared[18], 0.1 * partners));
        Set(Kpi.ActivatedRecruits, activated);
        Set(Kpi.Certificates, certificates);
        Set(Kpi.CertificateScore, 86 + Inversion.Normal(shared[19]) / 3);
        Set(Kpi.Csat, csat);
        double[] tiers = [.05, .55, .27, .1, .03];
        for (var tier = 0; tier < 5; tier++) Set(Kpi.TierNone + tier, Inversion.Poisson(shared[20 + tier], tiers[tier] * partners));
        Set(Kpi.Churned, Inversion.Poisson(shared[25], 0.08 * partners));
        Set(Kpi.Registrations, Math.Floor(won / rate * 0.6));
        Set(Kpi.Conflicts, Inversion.Poisson(shared[26], 14));
        Set(Kpi.SlaBreaches, Inversion.Poisson(shared[27], 9));
        Set(Kpi.Strikes, Inversion.Poisson(shared[28], 11 * gaming));
        Set(Kpi.Suspensions, Inversion.Poisson(shared[29], 0.4));
        Set(Kpi.ZeroSellerShare, (double)zeros.Sum() / partners);
        Set(Kpi.TopTenthShare, Concentration.TopShare(revenues, 0.1));
        Set(Kpi.RevenueGini, Concentration.Gini(revenues));
        return new()
        {
            Replication = replication,
            Kpis = [.. kpis],
            Series =
            [
                Curve(kpis[(int)Kpi.SourcedArr], chance), Curve(revenue, chance), Curve(payouts.Sum(), chance), Level(kpis[(int)Kpi.ActivePartners], chance),
            ],
            KeyResults =
            [
                Outcome((long)kpis[0], kpis[0] >= 500_000_000),
                Outcome(activated, activated >= 20),
                Outcome(certificates, certificates >= 300 && kpis[(int)Kpi.CertificateScore] >= 85),
                won == 0 ? new(null, Verdict.NoEvidence) : Outcome((long)((rate - 0.25) * 1e6), Math.Abs(rate - 0.25) <= 0.02),
                Outcome((long)(csat * 100), csat >= 4.3),
            ],
            Tables = new()
            {
                PayoutByIncentive = [.. payouts],
                TierFlow = Flow(chance),
                Funnel = Funnel(kpis, won),
                GamingCount = [.. gamingCost.Select(cost => cost / 900_000)],
                GamingCostMinor = [.. gamingCost],
                PartnersByType = [.. byType],
                ZeroSellersByType = [.. zeros],
                RevenueByPartner = histogram.Bins,
                CycleHours = cycle.Bins,
            },
        };
    }

    private static KeyResultOutcome Outcome(long value, bool hit) => new(value, hit ? Verdict.Met : Verdict.NotMet);

    private ImmutableArray<double> Curve(double total, KeyedRandomness chance)
    {
        double Step(int week) => 0.05 + Inversion.Exponential(chance.At(Purpose.PartnerWeek, 1, week, 0)[0], 1) * (week % 13 >= 10 ? 1.6 : 1);
        double[] steps = [.. Enumerable.Range(0, weeks).Select(Step)];
        var (all, sum) = (steps.Sum(), 0.0);
        return [.. steps.Select(step => Math.Floor(total * (sum += step) / all))];
    }

    private ImmutableArray<double> Level(double end, KeyedRandomness chance) =>
        [.. Enumerable.Range(0, weeks).Select(week => Math.Floor(end * (0.8 + 0.2 * week / weeks) + 4 * chance.At(Purpose.PartnerWeek, 2, week, 0)[0]))];

    private ImmutableArray<long> Flow(KeyedRandomness chance)
    {
        double[][] mean =
        [
            [8, 22, 0.5, 0, 0, 1], [0, 580, 38, 3, 0.2, 16], [0, 9, 280, 14, 1, 5], [0, 0, 7, 95, 4, 1], [0, 0, 0, 2, 30, 0.2], [0, 0, 0, 0, 0, 0],
        ];
        double Uniform(int cell) => chance.At(Purpose.AccountAndConflict, (uint)cell, 0, 0)[0];
        return [.. mean.SelectMany(row => row).Select((each, cell) => (long)Inversion.Poisson(Uniform(cell), each * partners / 300))];
    }

    private static ImmutableArray<long> Funnel(double[] kpis, long won)
    {
        double Of(Kpi kpi) => kpis[(int)kpi];
        var opened = Of(Kpi.Opportunities);
        return
        [
            (long)Of(Kpi.Activities), (long)opened, (long)(opened * .72), (long)(opened * .5), (long)(opened * .34), won, (long)Math.Max(0, Of(Kpi.Losses)),
            (long)Of(Kpi.Registrations), (long)(Of(Kpi.Registrations) * .86), (long)Of(Kpi.Conflicts), (long)Of(Kpi.SlaBreaches), (long)Of(Kpi.Strikes),
        ];
    }
}
