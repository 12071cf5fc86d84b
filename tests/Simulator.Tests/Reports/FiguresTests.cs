using CsCheck;
using PemActors.Simulator.Experiments;
using PemActors.Simulator.Reports;
using PemActors.Simulator.Statistics;

namespace PemActors.Simulator.Tests.Reports;

public sealed class FiguresTests
{
    private static readonly Figures Dollars = new("USD");

    // 100 values: t(99) = 1.984217, so the half-width is 0.1984217 deviations.
    [Theory]
    [InlineData(493_200_000, 10_000_000, KpiUnit.Money, "$4.932M ± 0.020M")]
    [InlineData(1_234, 500, KpiUnit.Money, "$12.34 ± 0.99")]
    [InlineData(412.4, 17, KpiUnit.Count, "412.4 ± 3.4")]
    [InlineData(412.4, 170, KpiUnit.Count, "412 ± 34")]
    [InlineData(0.255, 0.01, KpiUnit.Share, "25.50 % ± 0.20")]
    [InlineData(4.33, 0.05, KpiUnit.Points, "4.3300 ± 0.0099")]
    [InlineData(-5_000_000, 1_000_000, KpiUnit.Money, "−$50.0k ± 2.0k")]
    public void Mean_IsRoundedToWhatItsIntervalCanTell(double mean, double deviation, KpiUnit unit, string text) =>
        Assert.Equal(text, Dollars.Mean(new(100, mean, deviation), unit, 0.95));

    [Fact]
    public void Mean_WithoutAnInterval_IsNotShown()
    {
        Assert.Equal("not known yet", Dollars.Mean(Estimate.Of([3]), KpiUnit.Count, 0.95));
        Assert.Equal("not known yet", Dollars.Mean(Estimate.Of([]), KpiUnit.Money, 0.95));
    }

    [Theory]
    [InlineData(31_000_000, 45_000_000, KpiUnit.Money, "+$310k (+221 to +399k)")]
    [InlineData(-0.01, 0.02, KpiUnit.Share, "−1.00 pp (−1.40 to −0.60)")]
    [InlineData(0.2, 3, KpiUnit.Count, "+0.20 (−0.40 to +0.80)")]
    [InlineData(0.0004, 0.001, KpiUnit.Points, "+0.00040 (+0.00020 to +0.00060)")]
    [InlineData(0, 0, KpiUnit.Count, "same in every pair")]
    public void Difference_HasSignAndInterval(double mean, double deviation, KpiUnit unit, string text) =>
        Assert.Equal(text, Dollars.Difference(new(100, mean, deviation), unit, 0.95));

    [Theory]
    [InlineData(500_000_000, KpiUnit.Money, "$5M")]
    [InlineData(0, KpiUnit.Money, "$0")]
    [InlineData(-25_000_000, KpiUnit.Money, "−$250k")]
    [InlineData(0.02, KpiUnit.Share, "2 %")]
    [InlineData(300, KpiUnit.Count, "300")]
    [InlineData(4.3, KpiUnit.Points, "4.3")]
    public void Value_HasNoIdleZeros(double value, KpiUnit unit, string text) => Assert.Equal(text, Dollars.Value(value, unit));

    [Theory]
    [InlineData(0, 64, "below 4.7 %")]
    [InlineData(64, 64, "above 95.3 %")]
    [InlineData(32, 64, "50 %")]
    [InlineData(1, 100, "1.0 %")]
    [InlineData(1, 100_000, "<0.1 %")]
    [InlineData(99_999, 100_000, ">99.9 %")]
    public void Probability_IsNeverCertain(long hits, long count, string text) => Assert.Equal(text, Figures.Probability(new(hits, count)));

    [Fact]
    public void NoProbabilityAndNoBound_ReadsAsNeverOrAlways() => Gen.Select(Gen.Long[1, 1_000_000], Gen.Double[0, 1]).Sample((count, share) =>
    {
        var proportion = new Proportion((long)Math.Round(share * count), count);
        string[] texts = [Figures.Probability(proportion), Figures.Range(proportion.Wilson(0.95))];
        return texts.All(text => !text.Split(' ', '–').Any(word => word is "0" or "0.0" or "100" or "100.0"));
    });

    [Fact]
    public void OtherCurrencies_AreNamed() => Assert.Equal("CHF 5M", new Figures("CHF").Value(500_000_000, KpiUnit.Money));
}
