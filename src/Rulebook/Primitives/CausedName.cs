using System.Security.Cryptography;
using System.Text;

namespace PemActors.Rulebook.Primitives;

/// <summary>
/// Names what the rules create (a conflict, a payout, a document) by a function of its cause, so that both engines, and a rule that
/// runs twice, name it alike: <c>kind:</c> and 26 characters of base32 (A–Z, 2–7), the first 130 bits of a SHA-256.
/// </summary>
public static class CausedName
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Characters = 26;

    /// <summary>The name of what a cause makes. The parts are kept apart, so that ("a", "bc") and ("ab", "c") name two things.</summary>
    public static string Of(string kind, params ReadOnlySpan<string> cause)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        Append(kind, length);
        foreach (var part in cause) Append(part, length);
        Span<byte> digest = stackalloc byte[32];
        hash.GetHashAndReset(digest);
        var name = new StringBuilder(kind.Length + 1 + Characters).Append(kind).Append(':');
        for (var i = 0; i < Characters; i++) name.Append(Alphabet[FiveBits(digest, 5 * i)]);
        return name.ToString();

        void Append(string part, Span<byte> size)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(size, bytes.Length);
            hash.AppendData(size);
            hash.AppendData(bytes);
        }
    }

    private static int FiveBits(ReadOnlySpan<byte> digest, int bit)
    {
        var two = (digest[bit / 8] << 8) | digest[bit / 8 + 1];
        return (two >> (11 - bit % 8)) & 31;
    }
}
