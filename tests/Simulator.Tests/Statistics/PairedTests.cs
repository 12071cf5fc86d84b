using CsCheck;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;
using PemActors.Simulator.Randomness;
using PemActors.Simulator.Statistics;

namespace PemActors.Simulator.Tests.Statistics;

public sealed class PairedTests
{
    private const int Grid = 400_000;
    private static readonly double[] Uniforms = [.. Enumerable.Range(0, Grid).Select(i => (i + 0.5) / Grid)];

    // SIMULATION §5: over an even grid of uniforms the sums are the integrals.
    [Fact]
    public void CommonRandomNumbers_PoissonByInversion()
    {
        var paired = PairedDifference.Of(
            [.. Uniforms.Select(u => (double)Inversion.Poisson(u, 45.76))], [.. Uniforms.Select(u => (double)Inversion.Poisson(u, 41.6))]);
        Assert.Equal(4.16, paired.Difference.Mean, 3);
        Assert.Equal(0.258547, paired.Difference.Deviation * paired.Difference.Deviation, 5e-5);
        Assert.Equal(337.9, paired.VarianceRatio, 0.1);
    }

    [Fact]
    public void AntitheticLognormals_CorrelateByTheirSpread()
    {
        const double s = 0.9;
        double[] sizes = [.. Uniforms.Select(u => Inversion.LogNormal(u, 1, s))];
        Assert.Equal(-Math.Exp(-s * s), PairedDifference.Of(sizes, [.. sizes.Reverse()]).Correlation, 0.002);
    }

    // SIMULATION §5: of the variance of compound Poisson revenue 1 − e^(−s²) is left once the count is known. 20 groups of 5,000.
    [Fact]
    public void RevenueLeft_AfterControllingForTheCount()
    {
        const int groups = 20;
        const int size = 5_000;
        var left = new double[groups];
        for (var group = 0; group < groups; group++)
        {
            var (counts, revenues) = (new double[size], new double[size]);
            for (var i = 0; i < size; i++)
            {
                var draws = new KeyedRandomness(21, (uint)group).At(Purpose.ExperimentDesign, (uint)i, 0, 0);
                counts[i] = Inversion.Poisson(draws[0], 1.2);
                for (var deal = 1; deal <= counts[i]; deal++) revenues[i] += Inversion.LogNormal(draws[deal], 25_000, 0.9);
            }

            var correlation = PairedDifference.Of(revenues, counts).Correlation;
            left[group] = 1 - correlation * correlation;
        }

        var estimate = Estimate.Of(left);
        Assert.InRange(estimate.Mean, 0.555142 - 4 * estimate.StandardError, 0.555142 + 4 * estimate.StandardError);
        Assert.InRange(estimate.StandardError, 0, 0.01);
    }

    [Fact]
    public void Correlation_IsPearsons() => Gen.Select(Gen.Double[-9, 9].Array[40], Gen.Double[-9, 9].Array[40]).Sample((a, b) =>
        Math.Abs(PairedDifference.Of(a, b).Correlation - Correlation.Pearson(a, b)) < 1e-9);

    [Fact]
    public void ChangingPlaces_ChangesTheSignAlone() => Gen.Select(Gen.Double[-9, 9].Array[30], Gen.Double[-9, 9].Array[30]).Sample((a, b) =>
    {
        var (one, other) = (PairedDifference.Of(a, b), PairedDifference.Of(b, a));
        return Math.Abs(one.Difference.Mean + other.Difference.Mean) < 1e-9 && Math.Abs(one.VarianceRatio - other.VarianceRatio) < 1e-9 * one.VarianceRatio;
    });

    [Fact]
    public void AConstantDifference_NeedsNoSecondReplication()
    {
        var paired = PairedDifference.Of([3, 5, 9], [1, 3, 7]);
        Assert.Equal((2, 0, double.PositiveInfinity, 1), (paired.Difference.Mean, paired.Difference.Deviation, paired.VarianceRatio, paired.Correlation));
    }

    [Fact]
    public void APairWithoutAFigure_IsLeftOut() =>
        Assert.Equal(PairedDifference.Of([3, 5], [1, 4]), PairedDifference.Of([3, double.NaN, 5, 8], [1, 2, 4, double.NaN]));

    [Fact]
    public void McNemar_TenAgainstTwo()
    {
        bool[] scenario = [.. Enumerable.Repeat(true, 10), false, false, true, false];
        bool[] baseline = [.. Enumerable.Repeat(false, 10), true, true, true, false];
        var test = McNemar.Of(scenario, baseline);
        Assert.Equal(new McNemar(10, 2, 14), test);
        Assert.Equal(2 * (1 + 12 + 66) / 4096.0, test.PValue, 12);
        Assert.Equal(8 / 14.0, test.Difference, 12);
        double[] pairs = [.. scenario.Zip(baseline, (a, b) => (a ? 1.0 : 0) - (b ? 1.0 : 0))];
        Assert.Equal(Estimate.Of(pairs).HalfWidth(0.95), test.At(0.95).HalfWidth, 12);
    }

    [Fact]
    public void McNemar_WithoutADiscordantPair_SaysNothing() => Assert.Equal(1, new McNemar(0, 0, 50).PValue);

    // Exact: were neither better, the gains of n discordant pairs would be Binomial(n, ½).
    [Fact]
    public void McNemar_RejectsNoMoreOftenThanItSays()
    {
        for (var n = 1; n <= 60; n++)
        {
            var wrong = Enumerable.Range(0, n + 1).Where(gained => new McNemar(gained, n - gained, 100).PValue <= 0.05)
                .Sum(gained => Binomial.PMF(0.5, n, gained));
            Assert.InRange(wrong, 0, 0.05);
        }
    }
}
