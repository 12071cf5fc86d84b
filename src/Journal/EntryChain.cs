using System.Security.Cryptography;
using PemActors.Rulebook.Primitives;

namespace PemActors.Journal;

/// <summary>The digests of one entry and its link in its subject's chain.</summary>
/// <param name="Payload">SHA-256 of the payload, 32 bytes.</param>
/// <param name="Content">What tells a repetition from other content (<see cref="EntryContent"/>), 16 bytes.</param>
/// <param name="Hash">The link: covers the previous link, every column and both digests, but not the payload, 32 bytes.</param>
public sealed record EntryLink(byte[] Payload, byte[] Content, byte[] Hash);

/// <summary>The hash chain of a subject's journal. The chain holds on when a payload is erased, since the hash covers its digest.</summary>
public static class EntryChain
{
    /// <summary>Bytes of a hash.</summary>
    public const int HashBytes = 32;

    /// <summary>The link of <paramref name="entry"/> as version <paramref name="version"/>, after the entry whose hash is <paramref name="previous"/> (32 zero bytes: the first).</summary>
    public static EntryLink Link(ReadOnlySpan<byte> previous, Subject subject, long version, NewEntry entry, Instant recordedAt)
    {
        var payload = SHA256.HashData(entry.Payload.Span);
        var content = EntryContent.Digest(subject, entry.Type, entry.Time, entry.Payload.Span);
        return new(payload, content, Hash(previous, subject, version, entry.Key, entry.Type, entry.Time, recordedAt, payload, content));
    }

    /// <summary>
    /// SHA-256 over: a byte 1 (the format), previous hash, subject as <c>kind/id</c>, version, source, id, type, time, recorded-at, payload digest, content digest.
    /// Texts in UTF-8 with their length in four bytes before them, numbers and ticks in eight bytes, big-endian.
    /// </summary>
    public static byte[] Hash(
        ReadOnlySpan<byte> previous, Subject subject, long version, EntryKey key, string type, Instant time, Instant recordedAt,
        ReadOnlySpan<byte> payloadDigest, ReadOnlySpan<byte> contentDigest)
    {
        using var text = new HashText(512);
        text.Fixed([1]);
        text.Fixed(previous);
        text.Add(subject.ToString());
        text.Fixed(version);
        text.Add(key.Source);
        text.Add(key.Id);
        text.Add(type);
        text.Fixed(time.Ticks);
        text.Fixed(recordedAt.Ticks);
        text.Fixed(payloadDigest);
        text.Fixed(contentDigest);
        return text.Sha256();
    }
}
