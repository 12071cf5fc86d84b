namespace PemActors.Simulator.Randomness;

/// <summary>
/// Philox4x32-10 (Salmon et al., SC11): a keyed bijection of 128-bit counters. A draw has an address, not a turn, so no draw
/// can move another one.
/// </summary>
public static class Philox
{
    private const int Rounds = 10;

    /// <summary>The four words at a counter, <paramref name="c0"/> first; the key's low word is the first key word.</summary>
    public static RandomBlock At(ulong key, uint c0, uint c1, uint c2, uint c3)
    {
        var (k0, k1) = ((uint)key, (uint)(key >> 32));
        for (var round = 0; round < Rounds; round++)
        {
            var (p0, p1) = ((ulong)0xD2511F53 * c0, (ulong)0xCD9E8D57 * c2);
            (c0, c1, c2, c3) = ((uint)(p1 >> 32) ^ c1 ^ k0, (uint)p1, (uint)(p0 >> 32) ^ c3 ^ k1, (uint)p0);
            unchecked
            {
                k0 += 0x9E3779B9;
                k1 += 0xBB67AE85;
            }
        }

        return new(c0, c1, c2, c3);
    }
}
