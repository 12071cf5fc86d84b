using CsCheck;
using PemActors.Simulator.Statistics;

namespace PemActors.Simulator.Tests.Statistics;

public sealed class LogHistogramTests
{
    // Evenly over the orders of magnitude.
    private static readonly Gen<long> Values =
        Gen.Select(Gen.Int[0, 16], Gen.Long[0, 9_999], (power, x) => Math.Min(LogHistogram.ValueMax, (long)(x * Math.Pow(10, power - 3))));

    [Fact]
    public void Quantile_IsWithinOnePercentOfTheExactOne() => Gen.Select(Values.Array[1, 60], Gen.Double[0, 1]).Sample((values, q) =>
    {
        var exact = values.Order().ElementAt(Math.Max(1, (int)Math.Ceiling(values.Length * q)) - 1);
        return Math.Abs(Of(values).Quantile(q) - exact) <= 0.01 * exact;
    });

    [Fact]
    public void Merge_OfAnySplitInAnyOrder_EqualsTheWhole() => Gen.Select(Values.Array[0, 60], Values.Array[0, 60]).Sample((one, other) =>
    {
        var merged = Of(other);
        merged.Add(Of(one).Bins.AsSpan());
        return merged.Bins.SequenceEqual(Of([.. one, .. other]).Bins) && merged.Count == one.Length + other.Length && merged.Sum == one.Sum() + other.Sum();
    });

    [Fact]
    public void EveryValue_LiesInTheRangeOfItsBin_AndABinIsOnePercentWide() => Values.Sample(value =>
    {
        var (least, greatest) = LogHistogram.Range(Of([value]).Bins[0].Index);
        return least <= value && value <= greatest && (greatest - least) * 100 <= least;
    });

    [Fact]
    public void Clear_LeavesNothing()
    {
        var histogram = Of([1, 2, 3]);
        histogram.Clear();
        Assert.Empty(histogram.Bins);
        Assert.Equal(double.NaN, histogram.Quantile(0.5));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(LogHistogram.ValueMax + 1)]
    public void Add_OutOfRange_IsRefused(long value) => Assert.Throws<ArgumentOutOfRangeException>(() => new LogHistogram().Add(value));

    private static LogHistogram Of(long[] values)
    {
        var histogram = new LogHistogram();
        foreach (var value in values) histogram.Add(value);
        return histogram;
    }
}
