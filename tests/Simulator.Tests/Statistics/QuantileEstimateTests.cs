using CsCheck;
using PemActors.Simulator.Statistics;

namespace PemActors.Simulator.Tests.Statistics;

public sealed class QuantileEstimateTests
{
    [Fact]
    public void At_IsAValueThatSoManyDoNotExceed() => Gen.Select(Gen.Int[-50, 50].Array[1, 60], Gen.Double[0.001, 0.999]).Sample((values, q) =>
    {
        double[] ascending = [.. values.Order().Select(x => (double)x)];
        var found = QuantileEstimate.At(ascending, q);
        return ascending.Count(x => x <= found) >= q * ascending.Length - 1e-9 && ascending.Count(x => x < found) <= q * ascending.Length;
    });

    [Fact]
    public void At_GrowsWithQ() => Gen.Select(Gen.Double.Array[1, 60], Gen.Double[0, 1], Gen.Double[0, 1]).Sample((values, one, other) =>
    {
        double[] ascending = [.. values.Order()];
        return QuantileEstimate.At(ascending, Math.Min(one, other)) <= QuantileEstimate.At(ascending, Math.Max(one, other));
    });

    [Theory]
    [InlineData(0.07, 7)]
    [InlineData(0.29, 29)]
    [InlineData(0.5, 50)]
    [InlineData(0.505, 51)]
    [InlineData(1, 100)]
    [InlineData(0, 1)]
    public void At_OfOneToHundred_IsTheRank(double q, double value) =>
        Assert.Equal(value, QuantileEstimate.At([.. Enumerable.Range(1, 100).Select(i => (double)i)], q));

    // The median of 10: [x(2), x(9)] holds it with 1 − 2 · 11/1024.
    [Fact]
    public void Ranks_MedianOfTen()
    {
        var (lower, upper, coverage) = QuantileEstimate.Ranks(10, 0.5, 0.95);
        Assert.Equal((2, 9), (lower, upper));
        Assert.Equal(1 - 22.0 / 1024, coverage, 12);
    }

    // Nothing below 5 values bounds a median with 95 %: 2 · 2⁻⁵ > 0.05.
    [Theory]
    [InlineData(5, 0, 6)]
    [InlineData(6, 1, 6)]
    public void Ranks_FewValues_LeaveTheEndsOpen(int n, int lower, int upper)
    {
        var (l, u, _) = QuantileEstimate.Ranks(n, 0.5, 0.95);
        Assert.Equal((lower, upper), (l, u));
    }

    [Fact]
    public void Of_FewValues_HasInfiniteEnds()
    {
        var estimate = QuantileEstimate.Of([1, 2, 3], 0.5, 0.95);
        Assert.Equal(2, estimate.Value);
        Assert.Equal(new(double.NegativeInfinity, double.PositiveInfinity), estimate.Interval);
        Assert.Equal(1, estimate.Coverage);
    }

    // Exact by enumeration: each of n independent values lies below the quantile with probability q.
    [Fact]
    public void Coverage_IsExact_AtLeastTheConfidence_AndNoRankIsWasted()
    {
        foreach (var q in new[] { 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975 })
            for (var n = 1; n <= 120; n++)
            {
                var (lower, upper, coverage) = QuantileEstimate.Ranks(n, q, 0.9);
                var law = Law(n, q);
                Assert.Equal(law[lower..upper].Sum(), coverage, 1e-9);
                Assert.True(coverage >= 0.9 - 1e-9);
                Assert.True(law[..(lower + 1)].Sum() > 0.05 - 1e-12, "A greater lower rank would do.");
                Assert.True(law[Math.Max(0, upper - 1)..].Sum() > 0.05 - 1e-12, "A lesser upper rank would do.");
            }
    }

    [Fact]
    public void Of_TwoThousandValues_HoldsTheQuantileBetweenNeighboursOfItsRank()
    {
        double[] ascending = [.. Enumerable.Range(1, 2_000).Select(i => i / 2_000.0)];
        var estimate = QuantileEstimate.Of(ascending, 0.95, 0.95);
        Assert.Equal(0.95, estimate.Value, 12);
        Assert.InRange(estimate.Interval.HalfWidth, 0.008, 0.011);
    }

    // P(B = k) for k = 0..n, by Pascal's rule: nothing shared with the code under test.
    private static double[] Law(int n, double q)
    {
        double[] law = [1];
        for (var i = 0; i < n; i++)
        {
            var next = new double[law.Length + 1];
            for (var k = 0; k < law.Length; k++)
            {
                next[k] += law[k] * (1 - q);
                next[k + 1] += law[k] * q;
            }

            law = next;
        }

        return law;
    }
}
