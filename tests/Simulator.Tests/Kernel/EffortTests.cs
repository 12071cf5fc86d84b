using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Programs;
using PemActors.Simulator.Kernel;
using PemActors.Simulator.Population;

namespace PemActors.Simulator.Tests.Kernel;

/// <summary>What pulls at effort, each by itself.</summary>
public sealed class EffortTests
{
    // ω 0.3, α 0.3, β 0.2: mean ω / (1 − α − β), variance mean (1 − (α + β)² + α²) / (1 − (α + β)²).
    [Fact]
    public void Bursts_HaveTheMeanAndVarianceOfTheProcess()
    {
        var parameters = Worlds.Worked(20_000, mixed: false);
        var bursts = parameters with { Types = [parameters.Types[0] with { Activities = 0.6 }], Bursts = new() { On = true, Echo = 0.3, Memory = 0.2 } };
        double[] counts = [.. Worlds.Take(bursts, 40).ActivityDays.Select(days => (double)days.Count(day => day / 7 == 39))];
        var mean = counts.Average();
        Assert.InRange(mean, 0.6 - 4 * Math.Sqrt(0.672 / counts.Length), 0.6 + 4 * Math.Sqrt(0.672 / counts.Length));
        // The square's own deviation is near 1.3.
        Assert.InRange(counts.Average(count => (count - 0.6) * (count - 0.6)), 0.672 - 4 * 1.4 / Math.Sqrt(counts.Length), 0.672 + 4 * 1.4 / Math.Sqrt(counts.Length));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.10, 1.2)]
    [InlineData(0.30, 1.3)]
    public void Response_IsHills(double x, double g) => Assert.Equal(g, Effort.Response(x, new()), 12);

    [Fact]
    public void WithoutResponse_AnIncentiveChangesPayoutsOnly()
    {
        var parameters = new EcosystemParameters { Partners = 400, Start = Worlds.Start, Response = new() { Gain = 0 }, Attention = new() { On = false } };
        var with = new Replication(new(parameters, Worlds.Program, [Worlds.Offer("rebate", Worlds.Program.Incentives.Rebate), Spif(250_00)], 104));
        var without = new Replication(new(parameters, Worlds.Program, [], 104));
        var (a, b) = (with.Run(5, 0), without.Run(5, 0));
        Assert.Equal(without.Hash, with.Hash);
        Assert.True(a.RebateMinor > 0 && a.SpifMinor > 0);
        Assert.Equal(a with { Blocks = 0, Payouts = 0, PayoutMinor = 0, RebateMinor = 0, SpifMinor = 0 }, b with { Blocks = 0, Payouts = 0, PayoutMinor = 0 });
    }

    [Fact]
    public void WithResponse_ARicherSpif_BringsMoreOfEverything()
    {
        var parameters = new EcosystemParameters { Partners = 2_000, Start = Worlds.Start };
        Tally Of(long sumMinor) => new Replication(new(parameters, Worlds.Program, [Spif(sumMinor)], 78)).Run(5, 0);
        var (none, some, rich) = (Of(0), Of(250_00), Of(1_000_00));
        Assert.True(none.Activities < some.Activities && some.Activities < rich.Activities);
        Assert.True(none.SpifMinor == 0 && some.SpifMinor < rich.SpifMinor);
        // The response is bounded by its gain.
        Assert.InRange(rich.Activities / (double)none.Activities, 1.05, 1.4);
    }

    [Fact]
    public void AHigherFee_NeverLowersAPayout_WhileEffortIsFixed()
    {
        var parameters = new EcosystemParameters { Partners = 300, Start = Worlds.Start, Response = new() { On = false }, Attention = new() { On = false } };
        var terms = Worlds.Program.Incentives.ReferralFee;
        IReadOnlyList<CloseReport> Closes(int ratePpm)
        {
            var log = new FactLog(Worlds.Start);
            var sink = log.Sink;
            new Replication(new(parameters, Worlds.Program, [Worlds.Offer("fee", terms with { RatePpm = ratePpm })], 104)).Run(5, 0, ref sink);
            return log.Closes;
        }

        Assert.All(Closes(100_000).Zip(Closes(150_000)), pair => Assert.True(pair.First.Earned.ReferralMinor <= pair.Second.Earned.ReferralMinor));
    }

    [Fact]
    public void TheActivationPlay_ActivatesMore()
    {
        var parameters = new EcosystemParameters { Partners = 3_000, Start = Worlds.Start };
        long Activated(bool on) => new Replication(new(parameters with { ActivationPlay = new() { On = on } }, Worlds.Program, [], 26)).Run(5, 0).Activated;
        Assert.InRange(Activated(true) / (double)Activated(false), 1.02, 1.5);
    }

    // Paid for selling, a partner learns less, delivers worse and breaks more rules.
    [Fact]
    public void Attention_GoesWhereItIsPaid()
    {
        var parameters = new EcosystemParameters
        {
            Partners = 4_000,
            Start = Worlds.Start,
            Response = new() { Gain = 0 },
            Attention = new() { Pull = 1 },
            Types = [.. TypeParameters.Defaults.Select(type => type with { ViolationsPerYear = 2 })],
        };
        Tally Of(long sumMinor) => new Replication(new(parameters, Worlds.Program, [Spif(sumMinor)], 78)).Run(5, 0);
        var (plain, paid) = (Of(0), Of(1_000_00));
        Assert.True(paid.Activities > plain.Activities && paid.Certificates < plain.Certificates && paid.Strikes > plain.Strikes);
        Assert.True(paid.CsatSumHundredths / (double)paid.Surveys < plain.CsatSumHundredths / (double)plain.Surveys);
    }

    [Fact]
    public void Leaving_IsLikelierWhereHealthIsPoor()
    {
        var parameters = new EcosystemParameters { Partners = 4_000, Start = Worlds.Start };
        long Silenced(double scale) => new Replication(new(parameters with { Leaving = new() { HealthScale = scale } }, Worlds.Program, [], 78)).Run(5, 0).Silenced;
        // Most partners score below 50.
        Assert.True(Silenced(50) > 1.1 * Silenced(1e9));
    }

    [Fact]
    public void Faults_NameEveryRange()
    {
        var parameters = new EcosystemParameters { Response = new() { Gain = 2, HalfLevel = 0 }, Season = new() { Weeks = [1, 2] }, Bursts = new() { Echo = 0.4, Memory = 0.3 } };
        var faults = Assert.Throws<ArgumentException>(() => new KernelPlan(parameters, ProgramOfMonths, [], 0, 7)).Message;
        foreach (var fault in (string[])["response.gain is 2", "response.halfLevel is 0", "season.weeks has 2", "below 0.6 together", "weeks is 0", "warmUpWeeks is 7", "calendar is not weeks-13"])
            Assert.Contains(fault, faults, StringComparison.Ordinal);
    }

    private static ProgramDocument ProgramOfMonths => Documents.Programs.ProgramLoader.Default();

    private static Incentive Spif(long sumMinor) =>
        Worlds.Offer("spif", new IncentiveTerms.Spif(sumMinor == 0 ? [] : [new(ActivityKind.Demo, sumMinor)], 50, null, 30));
}
