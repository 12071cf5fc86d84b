using System.Numerics;
using CsCheck;
using PemActors.Rulebook.Attribution;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Attribution;

/// <summary>Weights of touches against the words of the rule, position by position, and against exact powers.</summary>
public sealed class PositionLaws
{
    private static readonly Gen<int[]> Days = Gen.Int[-6, 6].Array[1, 14];

    [Fact]
    public void Fill_IsWhatEachPositionSays_InExactQuotients() => Gen.Select(Days, Gen.Enum<AttributionModel>()).Sample((days, model) =>
    {
        if (model is AttributionModel.TimeDecay or AttributionModel.Markov or AttributionModel.Shapley) return;
        Array.Sort(days);
        Same(Shares(model, days), Weights(model, days));
    });

    [Fact]
    public void Fill_HoldsForThousandsOfTouches()
    {
        var days = Enumerable.Range(0, 20_000).Select(i => i < 7_001 ? -9 : i < 13_007 ? -2 : i < 13_019 ? i - 13_000 : 40).ToArray();
        var weights = Weights(AttributionModel.WShaped, days);
        // 30 and 7,000 parts of the rest; 30 and 6,005; one each; 30 and 6,980, of 19,997.
        var rest = Rational.Of(100_000, 19_997);
        Rational[] shares = [(300_000 + rest * 7_000) / 7_001, (300_000 + rest * 6_005) / 6_006, rest, (300_000 + rest * 6_980) / 6_981];
        Same(shares, [weights[0], weights[13_006], weights[13_007], weights[19_999]]);
    }

    // Raised to its denominator, a weight of a fraction of a half-life is a whole power of two.
    [Fact]
    public void TimeDecay_IsShortByLessThanTwoToTheMinus58() => Gen.Select(Gen.Int[0, 400], Gen.Int[1, 3_660], Gen.Int[0, 255]).Sample((whole, halfLife, part) =>
    {
        var half = halfLife * TimeSpan.TicksPerDay;
        var age = (whole % 30 * half) + part * (half / 256);
        var weights = Weights(AttributionModel.TimeDecay, [new(Deals.Close.Ticks - age), Deals.Close], Deals.Terms with { HalfLifeDays = halfLife });
        Assert.Equal((Int128)1 << 62, weights[1]);
        var (power, exact) = (BigInteger.Pow((BigInteger)weights[0], 256), BigInteger.One << (256 * (62 - whole % 30) - part));
        Assert.True(power <= exact);
        Assert.True(BigInteger.Pow((BigInteger)weights[0] + 17, 256) >= exact, $"{weights[0]}");
    });

    [Theory]
    [InlineData(0, 62)]
    [InlineData(1, 61)]
    [InlineData(2, 60)]
    [InlineData(61, 1)]
    [InlineData(62, 0)]
    public void TimeDecay_HalvesExactly(int halvings, int power) =>
        Assert.Equal((Int128)1 << power, Weights(AttributionModel.TimeDecay, [Deals.Close.AddDays(-14 * halvings), Deals.Close], Deals.Terms)[0]);

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(128)]
    [InlineData(260)]
    public void TimeDecay_VanishesBeyondItsParts(int halvings) =>
        Assert.Equal(0, Weights(AttributionModel.TimeDecay, [Deals.Close.AddDays(-14 * halvings), Deals.Close], Deals.Terms)[0]);

    [Fact]
    public void TimeDecay_AnEarlierTouchNeverWeighsMore() => Gen.Select(Gen.Long[0, 3_000_000_000_000_000], Gen.Long[0, 1_000]).Sample((age, more) =>
    {
        var weights = Weights(AttributionModel.TimeDecay, [new(Deals.Close.Ticks - age - more), new(Deals.Close.Ticks - age), Deals.Close], Deals.Terms);
        Assert.True(weights[0] <= weights[1] && weights[1] <= weights[2]);
    });

    private static void Same(Rational[] shares, Int128[] weights)
    {
        for (var i = 0; i < weights.Length; i++)
            for (var j = 0; j < i; j++)
                Assert.Equal(shares[i] * new Rational((BigInteger)weights[j], 1), shares[j] * new Rational((BigInteger)weights[i], 1));
        Assert.Contains(weights, weight => weight > 0);
    }

    private static Int128[] Weights(AttributionModel model, int[] days) => Weights(model, [.. days.Select(Deals.Creation.AddDays)], Deals.Terms);

    private static Int128[] Weights(AttributionModel model, Instant[] at, AttributionTerms terms)
    {
        var weights = new Int128[at.Length];
        Assert.True(TouchWeights.Fill(model, at, Deals.Creation, terms, weights));
        return weights;
    }

    // Ascending days; each position's weight, then each instant's shared.
    private static Rational[] Shares(AttributionModel model, int[] days)
    {
        var last = days.Length - 1;
        var before = Array.FindLastIndex(days, day => day < 0);
        var (named, rest) = model switch
        {
            AttributionModel.Linear => (((int At, int Weight)[])[], 1),
            AttributionModel.FirstTouch => ([(0, 1)], 0),
            AttributionModel.LastTouch => ([(last, 1)], 0),
            AttributionModel.UShaped => ([(0, 40), (last, 40)], 20),
            _ => ([(0, 30), (before, 30), (last, 30)], 10),
        };
        var others = Enumerable.Range(0, days.Length).Count(i => named.All(position => position.At != i));
        Rational Own(int i) => named.Any(position => position.At == i) ? named.Where(position => position.At == i).Sum(position => position.Weight) : Rational.Of(rest, others);
        return [.. days.Select(day =>
        {
            var together = Enumerable.Range(0, days.Length).Where(i => days[i] == day).ToArray();
            return together.Aggregate(Rational.Zero, (sum, i) => sum + Own(i)) / together.Length;
        })];
    }
}
