using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PemActors.Rulebook.Primitives;

namespace PemActors.Journal;

/// <summary>What makes two events under one key the same event.</summary>
public static class EntryContent
{
    /// <summary>Bytes of a digest.</summary>
    public const int DigestBytes = 16;

    /// <summary>First 16 bytes of the SHA-256 over subject, type, time and compact payload, each with its length before it.</summary>
    public static byte[] Digest(Subject subject, string type, Instant time, ReadOnlySpan<byte> payload)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, Encoding.UTF8.GetBytes(subject.ToString()));
        Add(hash, Encoding.UTF8.GetBytes(type));
        Span<byte> ticks = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(ticks, time.Ticks);
        Add(hash, ticks);
        Add(hash, payload);
        return hash.GetHashAndReset()[..DigestBytes];
    }

    private static void Add(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
        hash.AppendData(length);
        hash.AppendData(part);
    }
}
