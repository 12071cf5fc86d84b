using PemActors.Rulebook.Programs;
using PemActors.Simulator.Population;

namespace PemActors.Simulator.Tests.Kernel;

/// <summary>The exact answers of the method, within four standard errors over 20,000 partner-replications.</summary>
public sealed class ExactAnswerTests
{
    private const int Partners = 20_000;
    private const double Mean = 37_482.56;
    private static readonly Lazy<Census> Alike = new(() => Worlds.Take(Worlds.Worked(Partners, mixed: false), 52));
    private static readonly Lazy<Census> Mixed = new(() => Worlds.Take(Worlds.Worked(Partners, mixed: true), 52));
    private static readonly Lazy<Census> Long = new(() => Worlds.Take(Worlds.Worked(4_000, mixed: false), 182));

    [Fact]
    public void Activities_AreTheirMean()
    {
        Near(41.6, Math.Sqrt(41.6), Alike.Value.ActivityDays.Select(days => (double)days.Count));
        Near(41.6, Math.Sqrt(2513.83), Mixed.Value.ActivityDays.Select(days => (double)days.Count));
    }

    [Fact]
    public void Activities_AreTheirVariance()
    {
        Near(41.6, Math.Sqrt(2) * 41.6 * 1.02, Alike.Value.ActivityDays.Select(days => (days.Count - 41.6) * (days.Count - 41.6)));
        // The fourth moment of a gamma of shape 0.7 makes the square's own deviation about 3.3 times itself.
        Near(2513.83, 3.3 * 2513.83, Mixed.Value.ActivityDays.Select(days => (days.Count - 41.6) * (days.Count - 41.6)));
    }

    [Fact]
    public void NoActivityInAYear() => Share(0.056641, Mixed.Value.ActivityDays.Select(days => days.Count == 0));

    [Fact]
    public void ThreeActivitiesInFortyFiveDays()
    {
        Share(0.886876, Alike.Value.ActivityDays.Select(days => days.Count(day => day < 45) >= 3));
        Share(0.529683, Mixed.Value.ActivityDays.Select(days => days.Count(day => day < 45) >= 3));
        Assert.Equal(Mixed.Value.ActivityDays.Count(days => days.Count(day => day < 45) >= 3), Mixed.Value.Tally.Activated);
    }

    [Fact]
    public void FiftyOfNinetyRecruitsActivated()
    {
        var groups = Mixed.Value.ActivityDays.Chunk(90).Where(group => group.Length == 90);
        Share(0.350466, groups.Select(group => group.Count(days => days.Count(day => day < 45) >= 3) >= 50));
    }

    [Fact]
    public void AnActivityInEachQuarter()
    {
        Share(0.999878, Alike.Value.ActivityDays.Select(days => days.Select(day => day / 91).Distinct().Count() == 4));
        Share(0.748407, Mixed.Value.ActivityDays.Select(days => days.Select(day => day / 91).Distinct().Count() == 4));
    }

    [Fact]
    public void OpportunitiesAndWins()
    {
        Near(6.24, Math.Sqrt(6.24), Alike.Value.Created.Select(count => (double)count));
        Near(1.2, Math.Sqrt(1.2), Alike.Value.Wins.Select(wins => (double)wins.Count));
    }

    // Births of the first 60 weeks of 182: practically all have closed.
    [Fact]
    public void AgesAtClose()
    {
        var closed = Long.Value.Deals.Where(deal => deal.Born < 60).ToList();
        Near(7.68198, 6, closed.Select(deal => (double)(deal.Closed - deal.Born)));
        Near(12, Math.Sqrt(24), closed.Where(deal => deal.Won).Select(deal => (double)(deal.Closed - deal.Born)));
        Near(24, 24 * Math.Sqrt(2 + 6.0 / 4), closed.Where(deal => deal.Won).Select(deal => Math.Pow(deal.Closed - deal.Born - 12, 2)));
        Share(0.178929, closed.Select(deal => deal.Closed - deal.Born > 12));
        Share(0.25, closed.Select(deal => deal.Won));
    }

    [Fact]
    public void OpenPipeline()
    {
        var census = Long.Value;
        // Of 4,000 partners at six instants so far apart that few deals are open at two.
        Near(0.921838, Math.Sqrt(0.921838), Enumerable.Range(0, 6).SelectMany(look =>
        {
            var week = 60 + 20 * look;
            var open = census.Deals.Count(deal => deal.Born <= week && deal.Closed > week) + census.Open.Values.Count(born => born <= week);
            return Enumerable.Repeat(open / 4_000.0, 4_000);
        }));
    }

    [Fact]
    public void DealsAndRevenue()
    {
        Near(Mean, 41_871.70, Alike.Value.Wins.SelectMany(wins => wins.Select(win => win.AmountMinor / 100.0)));
        Near(44_979.08, 61_561.5, Alike.Value.Wins.Select(wins => wins.Sum(win => win.AmountMinor / 100.0)));
        Near(44_979.08, Math.Sqrt(6.67999e9), Mixed.Value.Wins.Select(wins => wins.Sum(win => win.AmountMinor / 100.0)));
    }

    [Fact]
    public void ReferralFee_AtItsCap()
    {
        var terms = new IncentiveTerms.ReferralFee(100_000, 50_000_00, 45);
        var census = Worlds.Take(Worlds.Worked(Partners, mixed: false), 52, incentives: Worlds.Offer("fee", terms));
        var wins = census.Wins.Sum(wins => wins.Count);
        // Fees of single wins vary by less than the cap.
        Assert.InRange(census.Closes.Sum(close => close.Earned.ReferralMinor) / 100.0 / wins, 2_783.53 - 4 * 1_800 / Math.Sqrt(wins), 2_783.53 + 4 * 1_800 / Math.Sqrt(wins));
        Share(0.220601, census.Wins.SelectMany(wins => wins.Select(win => win.AmountMinor > 50_000_00)));
        Assert.Equal(census.Tally.ReferralMinor, census.Closes.Sum(close => close.Earned.ReferralMinor));
    }

    [Fact]
    public void Rebate_OnAQuarterlyTarget()
    {
        var terms = new IncentiveTerms.Rebate(RebateForm.AllUnits, new(60_000_00, [new(1_000_000, 30_000)]), [], 30);
        var census = Worlds.Take(Worlds.Worked(Partners, mixed: false), 91, incentives: Worlds.Offer("rebate", terms));
        var closes = census.Closes.Where(close => close.Week == 90).Select(close => close.Earned.RebateMinor / 100.0).ToList();
        Share(0.074918, closes.Select(rebate => rebate > 0));
        Near(249.865, 1_200, closes);
    }

    [Fact]
    public void Certificates()
    {
        var census = Learners(mixed: false);
        Share(0.606237, census.CertificateWeeks.Select(weeks => weeks.Count > 0));
        Near(0.660316, 0.65, census.CertificateWeeks.Select(weeks => (double)weeks.Count));
    }

    // A win and a certificate within 52 weeks: the entry to Select.
    [Fact]
    public void SelectWithinAYear()
    {
        var census = Learners(mixed: true);
        Share(0.304878, census.CertificateWeeks.Zip(census.Wins, (certificates, wins) => certificates.Count > 0 && wins.Exists(win => win.Week < 52)));
    }

    // A partner learns from the week after it joined, so a year of learning is 53 weeks.
    private static Census Learners(bool mixed)
    {
        var parameters = Worlds.Worked(Partners, mixed);
        var learning = new LearningParameters { Passes = 1, UsersMin = 1, UsersPerEffort = 0 };
        return Worlds.Take(parameters with { Types = [parameters.Types[0] with { ModuleProbability = 0.08 }], Learning = learning }, 53);
    }

    [Fact]
    public void Tally_IsTheFacts()
    {
        var census = Mixed.Value;
        Assert.Equal(census.Created.Sum(), census.Tally.Opportunities);
        Assert.Equal(census.ActivityDays.Sum(days => days.Count), census.Tally.Activities);
        Assert.Equal(census.Wins.Sum(wins => wins.Count), census.Tally.Wins);
        Assert.Equal(census.Wins.Sum(wins => wins.Sum(win => win.AmountMinor)), census.Tally.WonMinor);
        Assert.Equal(census.Deals.Count(deal => !deal.Won), census.Tally.Losses);
        Assert.Equal(census.Open.Count, census.Tally.OpenDeals);
    }

    private static void Near(double expected, double deviation, IEnumerable<double> sample)
    {
        var (count, sum) = sample.Aggregate((Count: 0, Sum: 0.0), (total, x) => (total.Count + 1, total.Sum + x));
        Assert.InRange((sum / count - expected) / (deviation / Math.Sqrt(count)), -4, 4);
    }

    private static void Share(double expected, IEnumerable<bool> sample) =>
        Near(expected, Math.Sqrt(expected * (1 - expected)), sample.Select(hit => hit ? 1.0 : 0));
}
