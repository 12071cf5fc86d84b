using CsCheck;
using MathNet.Numerics.Distributions;
using PemActors.Simulator.Randomness;
using Reference = MathNet.Numerics.Distributions;

namespace PemActors.Simulator.Tests.Randomness;

public sealed class InversionTests
{
    private const int Count = 20_000;
    private static readonly Gen<double> Uniforms = Gen.UInt.Select(x => (x + 0.5) / 4_294_967_296.0);

    [Fact]
    public void Normal_IsTheQuantile() =>
        Uniforms.Sample(u => Math.Abs(Inversion.Normal(u) - Reference.Normal.InvCDF(0, 1, u)) <= 1e-9 * Math.Max(1, Math.Abs(Inversion.Normal(u))));

    // Quantiles from tables.
    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.995, 2.575829303548901)]
    [InlineData(1e-9, -5.997807015007687)]
    [InlineData(1e-12, -7.034483825301132)]
    public void Normal_InTheTail_KeepsItsFigures(double u, double z) => Assert.Equal(z, Inversion.Normal(u), 10);

    [Theory]
    [InlineData(0)]
    [InlineData(0.01)]
    [InlineData(0.7)]
    [InlineData(12)]
    [InlineData(29.9)]
    [InlineData(30.1)]
    [InlineData(250)]
    public void Poisson_IsTheLeastCountThatReachesU(double mean) => Uniforms.Sample(u =>
    {
        var n = Inversion.Poisson(u, mean);
        if (mean == 0) return n == 0;
        const double slack = 1e-9;
        return Reference.Poisson.CDF(mean, n) >= u - slack && (n == 0 || Reference.Poisson.CDF(mean, n - 1) <= u + slack);
    });

    [Fact]
    public void Poisson_NegativeMean_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => Inversion.Poisson(0.5, -1));

    public static TheoryData<string> Laws => ["normal", "lognormal", "exponential", "erlang", "gamma"];

    [Theory]
    [MemberData(nameof(Laws))]
    public void Draws_FollowTheirLaw(string law)
    {
        Func<Draws, double> draw = law switch
        {
            "normal" => d => Inversion.Normal(d[0], 86, 6),
            "lognormal" => d => Inversion.LogNormal(d[0], 25_000, 0.9),
            "exponential" => d => Inversion.Exponential(d[0], 3),
            "erlang" => d => Inversion.Erlang2(d[0], d[1], 7),
            _ => d => Inversion.GammaMeanOne(d[0], 0.6),
        };
        Func<double, double> cdf = law switch
        {
            "normal" => x => Normal.CDF(86, 6, x),
            "lognormal" => x => LogNormal.CDF(Math.Log(25_000), 0.9, x),
            "exponential" => x => Exponential.CDF(1.0 / 3, x),
            "erlang" => x => Erlang.CDF(2, 2.0 / 7, x),
            _ => x => Gamma.CDF(0.6, 0.6, x),
        };
        double[] sample = [.. Enumerable.Range(0, Count).Select(i => draw(new KeyedRandomness(5).At(Purpose.PartnerSetup, (uint)i, 0, 0))).Order()];
        var distance = sample.Select((x, i) => Math.Max(cdf(x) - i / (double)Count, (i + 1) / (double)Count - cdf(x))).Max();
        // Kolmogorov's 99.9 % point.
        Assert.InRange(distance, 0, 1.95 / Math.Sqrt(Count));
    }

    [Fact]
    public void PoissonDraws_FollowTheirLaw()
    {
        const double mean = 2.5;
        const int cells = 9;
        var counts = new double[cells];
        for (var i = 0; i < Count; i++) counts[Math.Min(cells - 1, Inversion.Poisson(new KeyedRandomness(5).At(Purpose.PartnerWeek, (uint)i, 0, 0)[0], mean))]++;
        var chi = Enumerable.Range(0, cells).Sum(n =>
        {
            var expected = Count * (n < cells - 1 ? Reference.Poisson.PMF(mean, n) : 1 - Reference.Poisson.CDF(mean, cells - 2));
            return (counts[n] - expected) * (counts[n] - expected) / expected;
        });
        Assert.InRange(ChiSquared.CDF(cells - 1, chi), 0.0001, 0.9999);
    }

    [Fact]
    public void OneUniform_GrowsIntoOneQuantity() => Uniforms.Array[2].Sample(pair =>
    {
        var (low, high) = (Math.Min(pair[0], pair[1]), Math.Max(pair[0], pair[1]));
        return Inversion.Normal(low) <= Inversion.Normal(high)
            && Inversion.Poisson(low, 4.2) <= Inversion.Poisson(high, 4.2)
            && Inversion.Exponential(low, 4.2) <= Inversion.Exponential(high, 4.2)
            && Inversion.Zipf(low, 40, 0.8) <= Inversion.Zipf(high, 40, 0.8)
            && Inversion.Choice(low, [1, 0, 2, 3]) <= Inversion.Choice(high, [1, 0, 2, 3]);
    });

    [Fact]
    public void Zipf_FallsWithRank()
    {
        var counts = new int[41];
        for (var i = 0; i < Count; i++) counts[Inversion.Zipf((i + 0.5) / Count, 40, 0.8)]++;
        var total = Enumerable.Range(1, 40).Sum(k => Math.Pow(k, -0.8));
        for (var k = 1; k <= 40; k++) Assert.InRange(counts[k] - Count * Math.Pow(k, -0.8) / total, -1.001, 1.001);
    }

    [Fact]
    public void Choice_NeverFallsOnAnImpossibleOne() => Uniforms.Sample(u => Inversion.Choice(u, [0, 1, 0, 2, 0.5]) is 1 or 3 or 4);
}
