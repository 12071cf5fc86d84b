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
}
