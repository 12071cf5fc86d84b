using CsCheck;
using MathNet.Numerics.Distributions;
using PemActors.Simulator.Randomness;
using PemActors.Simulator.Statistics;

namespace PemActors.Simulator.Tests.Statistics;

public sealed class ProportionTests
{
    private static readonly Gen<Proportion> Proportions = Gen.Select(Gen.Int[1, 5_000], Gen.Double[0, 1], (n, share) => new Proportion((long)(share * n), n));

    [Fact]
    public void Wilson_45Of50()
    {
        var interval = new Proportion(45, 50).Wilson(0.95);
        Assert.Equal(0.786398, interval.Lower, 6);
        Assert.Equal(0.956524, interval.Upper, 6);
    }

    [Fact]
    public void ClopperPearson_45Of50()
    {
        var interval = new Proportion(45, 50).ClopperPearson(0.95);
        Assert.Equal(0.781865, interval.Lower, 6);
        Assert.Equal(0.966725, interval.Upper, 6);
    }

    [Fact]
    public void NoHitIn30_HasUpperBounds()
    {
        Assert.Equal(0.113513, new Proportion(0, 30).Wilson(0.95).Upper, 6);
        Assert.Equal(0.115703, new Proportion(0, 30).ClopperPearson(0.95).Upper, 6);
        Assert.Equal(0.1, Proportion.NoHitUpper(30));
        Assert.Equal(0, new Proportion(0, 30).Wilson(0.95).Lower);
        Assert.Equal(0, new Proportion(0, 30).ClopperPearson(0.95).Lower);
    }

    [Fact]
    public void RuleOfThree_NeverClaimsMoreThanTheExactBound()
    {
        for (var n = 1; n <= 2_000; n++) Assert.True(Proportion.NoHitUpper(n) >= 1 - Math.Pow(0.05, 1.0 / n));
    }

    [Fact]
    public void WithoutATrial_NothingIsKnown()
    {
        Assert.Equal(new Interval(0, 1), new Proportion(0, 0).Wilson(0.95));
        Assert.Equal(new Interval(0, 1), new Proportion(0, 0).ClopperPearson(0.95));
        Assert.Equal(1, Proportion.NoHitUpper(0));
    }

    // The ends of Wilson's interval are the p at which the score |p̂ − p| / √(p(1 − p)/n) is z.
    [Fact]
    public void Wilson_EndsSolveTheScoreEquation() => Proportions.Sample(proportion =>
    {
        var (interval, z) = (proportion.Wilson(0.95), NormalQuantile.Of(0.975));
        bool Solves(double p) => p is 0 or 1 || Math.Abs(Math.Abs(proportion.Share - p) / Math.Sqrt(p * (1 - p) / proportion.Count) - z) < 1e-6;
        return Solves(interval.Lower) && Solves(interval.Upper) && interval.Contains(proportion.Share);
    });

    [Fact]
    public void Intervals_MirrorWhenHitsAndMissesChangePlaces() => Proportions.Sample(proportion =>
    {
        var mirrored = proportion with { Hits = proportion.Count - proportion.Hits };
        return Math.Abs(proportion.Wilson(0.9).Lower - (1 - mirrored.Wilson(0.9).Upper)) < 1e-9
            && Math.Abs(proportion.ClopperPearson(0.9).Lower - (1 - mirrored.ClopperPearson(0.9).Upper)) < 1e-7;
    });

    [Fact]
    public void ClopperPearson_CoversAtLeastItsConfidence_WhateverP()
    {
        for (var n = 1; n <= 40; n++)
            for (var p = 0.01; p < 1; p += 0.03)
                Assert.True(Coverage(n, p, each => each.ClopperPearson(0.95)) >= 0.95 - 1e-9, $"n {n}, p {p}");
    }

    [Theory]
    [InlineData(20)]
    [InlineData(64)]
    [InlineData(200)]
    public void Wilson_CoversItsConfidenceOnAverage(int n)
    {
        double[] grid = [.. Enumerable.Range(1, 199).Select(i => i / 200.0)];
        Assert.InRange(grid.Average(p => Coverage(n, p, each => each.Wilson(0.95))), 0.945, 0.96);
    }

    // Exact: every number of hits, with its probability.
    private static double Coverage(int n, double p, Func<Proportion, Interval> interval) =>
        Enumerable.Range(0, n + 1).Where(hits => interval(new(hits, n)).Contains(p)).Sum(hits => Binomial.PMF(p, n, hits));
}
