using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Attribution;

/// <summary>
/// Draws that are a function of a key and a position, so that the same deal is judged alike by every engine, at any time and in any
/// order: SplitMix64 (Steele, Lea, Flood 2014), whose stream started at the key is read by position.
/// </summary>
public static class KeyedDraw
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>The key of an opportunity: the first 8 bytes, most significant first, of the SHA-256 of its id in UTF-8.</summary>
    public static ulong KeyOf(OpportunityId opportunity)
    {
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(opportunity.Value), digest);
        return BinaryPrimitives.ReadUInt64BigEndian(digest);
    }

    /// <summary>The draw at a position from 0: the one SplitMix64 with the key as seed gives after as many others.</summary>
    public static ulong At(ulong key, ulong position)
    {
        unchecked
        {
            var z = key + (position + 1) * Golden;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>A number in [0, <paramref name="count"/>), each as likely as another to within count / 2^64.</summary>
    public static int Below(int count, ulong key, ulong position) => (int)Math.BigMul(At(key, position), (ulong)count, out _);
}
