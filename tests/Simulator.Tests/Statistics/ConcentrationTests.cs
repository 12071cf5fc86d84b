using CsCheck;
using PemActors.Simulator.Statistics;

namespace PemActors.Simulator.Tests.Statistics;

public sealed class ConcentrationTests
{
    private static readonly Gen<long> Amounts = Gen.Select(Gen.Int[0, 2], Gen.Long[0, 5_000_000], (zero, x) => zero == 0 ? 0 : x);
    private static readonly Gen<long[]> Ascending = Amounts.Array[1, 80].Select(values => values.Order().ToArray());

    [Fact]
    public void OneHasAll()
    {
        long[] values = [0, 0, 0, 8];
        Assert.Equal(0.75, Concentration.Gini(values), 12);
        Assert.Equal(1, Concentration.TopShare(values, 0.25), 12);
        Assert.Equal(0.4, Concentration.TopShare(values, 0.1), 12);
    }

    [Fact]
    public void AllAlike()
    {
        long[] values = [.. Enumerable.Repeat(7L, 20)];
        Assert.Equal(0, Concentration.Gini(values), 12);
        Assert.Equal(0.1, Concentration.TopShare(values, 0.1), 12);
    }

    [Fact]
    public void OneToN_HasTheKnownGini()
    {
        const int n = 101;
        Assert.Equal((n - 1) / (3.0 * n), Concentration.Gini([.. Enumerable.Range(1, n).Select(i => (long)i)]), 12);
    }

    [Fact]
    public void NothingSold_HasNoShare()
    {
        Assert.Equal(double.NaN, Concentration.TopShare([0, 0], 0.1));
        Assert.Equal(double.NaN, Concentration.Gini([0, 0]));
    }

    [Fact]
    public void Curve_IsConvexAndEndsInOne() => Ascending.Sample(values =>
    {
        var points = Curve(values).Points;
        for (var i = 1; i < points.Length; i++)
            if (points[i].Partners < points[i - 1].Partners || points[i].Amount < points[i - 1].Amount) return false;
        return points[^1] == new LorenzPoint(1, 1) && points.All(point => point.Amount <= point.Partners + 1e-12);
    });

    [Fact]
    public void Curve_AgreesWithTheExactShare_ToOnePercent() => Gen.Select(Ascending, Gen.Double[0.01, 0.99]).Sample((values, top) =>
        values[^1] == 0 || Math.Abs(Curve(values).TopShare(top) - Concentration.TopShare(values, top)) <= 0.01);

    [Fact]
    public void Curve_CountsZeros()
    {
        var curve = Curve([0, 0, 0, 5]);
        Assert.Equal((4, 0.75), (curve.Partners, curve.ZeroShare));
    }

    [Fact]
    public void RatioEstimate_IsPooled_AndItsIntervalComesFromTheReplications()
    {
        var same = RatioEstimate.Of([1, 2, 3], [10, 20, 30], 0.95);
        Assert.Equal(0.1, same.Ratio, 12);
        Assert.Equal(0, same.Interval.HalfWidth, 12);
        var varied = RatioEstimate.Of([1, 4, 1], [10, 20, 30], 0.95);
        Assert.Equal(0.1, varied.Ratio, 12);
        // Residuals 0, 2, −2; t(2) = 4.302653; standard error 2/√3 over a mean whole of 20.
        Assert.Equal(0.1 + 4.302653 * 2 / Math.Sqrt(3) / 20, varied.Interval.Upper, 6);
        Assert.Equal(0, varied.Interval.Lower);
    }

    [Fact]
    public void RatioEstimate_WithoutAHit_StaysOpenAbove()
    {
        var none = RatioEstimate.Of([0, 0, 0], [10, 20, 30], 0.95);
        Assert.Equal(0, none.Ratio);
        Assert.Equal(new Proportion(0, 3).Wilson(0.95), none.Interval);
        Assert.Equal(double.NaN, RatioEstimate.Of([0], [0], 0.95).Ratio);
    }

    private static LorenzCurve Curve(long[] values)
    {
        var histogram = new LogHistogram();
        foreach (var value in values) histogram.Add(value);
        return LorenzCurve.Of(histogram.Bins.AsSpan());
    }
}
