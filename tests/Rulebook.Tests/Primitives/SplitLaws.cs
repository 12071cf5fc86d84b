using System.Numerics;
using CsCheck;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Tests.Primitives;

public sealed class SplitLaws
{
    [Fact]
    public void LargestRemainder_ConservesTheWhole_AndNoShareIsOffByAUnit() =>
        Gen.Select(Gen.Long[0, 10_000_000_000_000], Gen.Long[0, 1_000].Array[1, 8]).Sample((whole, weights) =>
        {
            var shares = Split.LargestRemainder(whole, weights);
            var sum = weights.Sum();
            Assert.Equal(sum == 0 ? 0 : whole, shares.Sum());
            for (var i = 0; i < shares.Length && sum > 0; i++)
            {
                var floor = (long)((Int128)whole * weights[i] / sum);
                Assert.InRange(shares[i], floor, floor + 1);
                for (var j = 0; j < shares.Length; j++) Assert.True(weights[i] <= weights[j] || shares[i] >= shares[j]);
            }
        });

    [Fact]
    public void LargestRemainder_TiesFallToTheFirst() => Assert.Equal([34, 33, 33], Split.LargestRemainder(100, [1, 1, 1]));

    [Fact]
    public void LargestRemainder_OfWideWeights_IsThatOfExactQuotients() =>
        Gen.Select(Gen.Long[0, 10_000_000_000_000], Gen.Select(Gen.Long[0, long.MaxValue], Gen.Long[0, 1_000]).Array[1, 40]).Sample((whole, parts) =>
        {
            var weights = parts.Select(part => (Int128)part.Item1 * part.Item2).ToArray();
            var shares = new long[weights.Length];
            Split.LargestRemainder(whole, weights, shares);
            var sum = weights.Aggregate(BigInteger.Zero, (total, weight) => total + (BigInteger)weight);
            if (sum.IsZero) return;
            var exact = weights.Select((weight, i) => (Index: i, Floor: whole * (BigInteger)weight / sum, Over: whole * (BigInteger)weight % sum)).ToArray();
            var left = (int)(whole - exact.Aggregate(BigInteger.Zero, (total, one) => total + one.Floor));
            var more = exact.OrderByDescending(one => one.Over).ThenBy(one => one.Index).Take(left).Select(one => one.Index).ToHashSet();
            Assert.Equal(exact.Select(one => (long)one.Floor + (more.Contains(one.Index) ? 1 : 0)), shares);
        });

    [Fact]
    public void LargestRemainder_WithoutWeight_GivesNothing_WhateverTheSharesHeld()
    {
        long[] shares = [7, 8];
        Split.LargestRemainder(100, [0, 0], shares);
        Assert.Equal([0, 0], shares);
        Assert.Equal([0, 0], Split.LargestRemainder(100, [0L, 0L]));
    }

    [Fact]
    public void LargestRemainder_RefusesWhatItCannotSplit()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Split.LargestRemainder(-1, [1L]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Split.LargestRemainder(1, [1L, -1L]));
        Assert.Throws<OverflowException>(() => Split.LargestRemainder(2, [Int128.MaxValue / 2, 1], new long[2]));
        var shares = new long[2];
        Split.LargestRemainder(2, [Int128.MaxValue / 2 - 1, 1], shares);
        Assert.Equal([2, 0], shares);
    }
}
