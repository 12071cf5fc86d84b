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
        using var text = new HashText(payload.Length + 512);
        text.Add(subject.ToString());
        text.Add(type);
        text.Add(8);
        text.Fixed(time.Ticks);
        text.Add(payload);
        return text.Sha256()[..DigestBytes];
    }
}
