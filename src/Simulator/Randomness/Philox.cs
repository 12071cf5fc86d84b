using System.Runtime.CompilerServices;
using PemActors.Simulator.Randomness.Lanes;

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
        var (w0, w1, w2, w3) = (new OneWord(c0), new OneWord(c1), new OneWord(c2), new OneWord(c3));
        Mix(key, ref w0, ref w1, ref w2, ref w3);
        return new(w0.Value, w1.Value, w2.Value, w3.Value);
    }

    /// <summary>Turns counters into random words, in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Mix<T>(ulong key, ref T c0, ref T c1, ref T c2, ref T c3)
        where T : struct, IWords<T>
    {
        var (k0, k1) = ((uint)key, (uint)(key >> 32));
        for (var round = 0; round < Rounds; round++)
        {
            T.Multiply(T.Of(0xD2511F53), c0, out var high0, out var low0);
            T.Multiply(T.Of(0xCD9E8D57), c2, out var high1, out var low1);
            (c0, c1, c2, c3) = (high1 ^ c1 ^ T.Of(k0), low1, high0 ^ c3 ^ T.Of(k1), low0);
            unchecked
            {
                k0 += 0x9E3779B9;
                k1 += 0xBB67AE85;
            }
        }
    }
}
