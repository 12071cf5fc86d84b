using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Tests.Randomness;

public sealed class PhiloxTests
{
    // Random123 tests/kat_vectors, and two of the project's own layout.
    [Theory]
    [InlineData("00000000 00000000 00000000 00000000", "00000000 00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8")]
    [InlineData("ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd")]
    [InlineData("243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0", "d16cfe09 94fdcceb 5001e420 24126ea1")]
    [InlineData("00000001 00000002 00000003 00010000", "01352902 00000000", "3a1ad3ea 97102e05 bee57fab 7e802e76")]
    [InlineData("ffffffff 00000007 00000033 00020003", "01352902 00000001", "d045bf43 ff5c214d 21b3693e 02089dd7")]
    public void At_KnownCounter_GivesKnownWords(string counter, string key, string words)
    {
        var (c, k, w) = (Words(counter), Words(key), Words(words));
        Assert.Equal(new RandomBlock(w[0], w[1], w[2], w[3]), Philox.At(k[0] | ((ulong)k[1] << 32), c[0], c[1], c[2], c[3]));
    }

    [Fact]
    public void Draws_AreAddressedAsTheLayoutSays()
    {
        const ulong seed = 20261122;
        Assert.Equal(Philox.At(seed, 1, 2, 3, 0x00010000), new KeyedRandomness(seed, 2).At(Purpose.PartnerWeek, 1, 3, 0).Block(0));
        Assert.Equal(Philox.At(seed, uint.MaxValue, 7, 51, 0x00020003), new KeyedRandomness(seed, 7).At(Purpose.OpportunityBirth, uint.MaxValue, 51, 0).Block(3));
        Assert.Equal(Philox.At(seed, 4, 0, 5, 0x00070000 | (9 << 3) | 6), new KeyedRandomness(seed).At(Purpose.Instants, 4, 5, 9).Block(6));
    }

    [Fact]
    public void Uniform_AtTheEnds_IsNeverZeroOrOne()
    {
        var (least, greatest) = (default(RandomBlock), new RandomBlock(uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue));
        Assert.True(least.Uniform(0) > 0 && least.FineUniform(0) > 0 && greatest.Uniform(3) < 1 && greatest.FineUniform(1) < 1);
    }

    [Fact]
    public void Uniform_OfComplementedBits_IsOneMinusIt()
    {
        var (block, other) = (new RandomBlock(1, 0x80000000, 77, 0xfffffff0), new RandomBlock(~1u, ~0x80000000, ~77u, ~0xfffffff0));
        for (var i = 0; i < 4; i++) Assert.Equal(1 - block.Uniform(i), other.Uniform(i));
        for (var i = 0; i < 2; i++) Assert.Equal(1 - block.FineUniform(i), other.FineUniform(i));
    }

    [Fact]
    public void At_PositionOutOfRange_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new KeyedRandomness(1).At(Purpose.Renewal, 0, 0, KeyedRandomness.Positions));
        Assert.Throws<ArgumentOutOfRangeException>(() => new KeyedRandomness(1).At(Purpose.Renewal, 0, 0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new KeyedRandomness(1).At(Purpose.Renewal, 0, 0, 0).Block(8));
    }

    private static uint[] Words(string text) => [.. text.Split(' ').Select(word => Convert.ToUInt32(word, 16))];
}
