using CsCheck;
using MathNet.Numerics.Statistics;
using PemActors.Simulator.Randomness;
using PemActors.Simulator.Statistics;

namespace PemActors.Simulator.Tests.Statistics;

public sealed class EstimateTests
{
    private static readonly Gen<double[]> Columns = Gen.Double[-1e9, 1e9].Array[2, 80];

    [Theory]
    [InlineData(9, 2.262157)]
    [InlineData(29, 2.045230)]
    [InlineData(99, 1.984217)]
    public void StudentQuantile_IsTheTable(long freedom, double t) => Assert.Equal(t, Estimate.StudentQuantile(0.975, freedom), 6);

    [Fact]
    public void At_IsMeanAndStudentTimesStandardError()
    {
        var estimate = Estimate.Of([2, 4, 4, 4, 5, 5, 7, 9, 1, 9]);
        Assert.Equal(5, estimate.Mean, 12);
        Assert.Equal(Math.Sqrt(64.0 / 9), estimate.Deviation, 12);
        Assert.Equal(2.262157 * Math.Sqrt(64.0 / 9) / Math.Sqrt(10), estimate.At(0.95).HalfWidth, 5);
        Assert.Equal(5, (estimate.At(0.95).Lower + estimate.At(0.95).Upper) / 2, 12);
    }

    [Fact]
    public void Of_ValuesWithNaN_CountsTheOthers() => Assert.Equal(Estimate.Of([1, 2, 4]), Estimate.Of([double.NaN, 1, 2, double.NaN, 4]));

    [Fact]
    public void At_BelowTwoValues_IsUnbounded()
    {
        Assert.Equal(double.PositiveInfinity, Estimate.Of([3]).HalfWidth(0.95));
        Assert.True(Estimate.Of([3]).At(0.95).Contains(-1e300));
        Assert.True(double.IsNaN(Estimate.Of([]).Mean));
    }

    // Welford in each batch, Chan's formula between them: the library's own, held to its law here because merged runs rest on it.
    [Fact]
    public void Merge_OfAnySplit_EqualsTheWhole() => Gen.Select(Columns, Gen.Int[1, 79]).Sample((values, at) =>
    {
        at = Math.Min(at, values.Length - 1);
        var (whole, merged) = (new RunningStatistics(values), new RunningStatistics(values[..at]) + new RunningStatistics(values[at..]));
        return merged.Count == whole.Count && Near(merged.Mean, whole.Mean, 1e9) && Near(merged.Variance, whole.Variance, 1e18)
            && merged.Minimum == whole.Minimum && merged.Maximum == whole.Maximum;
    });

    [Fact]
    public void Merge_OfTheSameSplit_GivesTheSameBits() => Columns.Sample(values =>
    {
        RunningStatistics Merged() => new RunningStatistics(values[..1]) + new RunningStatistics(values[1..]);
        return BitConverter.DoubleToInt64Bits(Merged().Variance) == BitConverter.DoubleToInt64Bits(Merged().Variance);
    });

    // 2,000 experiments of 12 normal values: the share of intervals that hold the mean is Binomial(2000, 0.95) / 2000.
    [Fact]
    public void At_HoldsTheMeanOfNormalValues_AsOftenAsItSays()
    {
        const int experiments = 2_000;
        var held = 0;
        for (var experiment = 0; experiment < experiments; experiment++)
        {
            var draws = new KeyedRandomness(11, (uint)experiment);
            double[] values = [.. Enumerable.Range(0, 12).Select(i => Inversion.Normal(draws.At(Purpose.ExperimentDesign, (uint)i, 0, 0)[0], 7, 3))];
            if (Estimate.Of(values).At(0.95).Contains(7)) held++;
        }

        Assert.InRange(held / (double)experiments, 0.95 - 4 * Math.Sqrt(0.95 * 0.05 / experiments), 0.95 + 4 * Math.Sqrt(0.95 * 0.05 / experiments));
    }

    private static bool Near(double a, double b, double scale) => Math.Abs(a - b) <= 1e-11 * scale;
}
