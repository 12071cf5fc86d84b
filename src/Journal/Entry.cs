using PemActors.Rulebook.Primitives;

namespace PemActors.Journal;

/// <summary>What identifies an entry for ever and over all subjects: the sending system and its id.</summary>
/// <param name="Source">1–256 characters.</param>
/// <param name="Id">1–128 characters.</param>
public readonly record struct EntryKey(string Source, string Id);

/// <summary>A fact, decision or consequence to be appended to a subject's journal.</summary>
/// <param name="Key">Idempotency key.</param>
/// <param name="Type">Event type, <c>pem.….v1</c>.</param>
/// <param name="Time">When it happened.</param>
/// <param name="Payload">The event's data as compact UTF-8 JSON.</param>
public sealed record NewEntry(EntryKey Key, string Type, Instant Time, ReadOnlyMemory<byte> Payload);

/// <summary>An entry as it stands in a subject's journal.</summary>
/// <param name="Version">1, 2, 3 … without gaps.</param>
/// <param name="Key">Idempotency key.</param>
/// <param name="Type">Event type.</param>
/// <param name="Time">When it happened.</param>
/// <param name="RecordedAt">When it was appended.</param>
/// <param name="Payload">The event's data as compact UTF-8 JSON; empty once erased.</param>
public sealed record StoredEntry(long Version, EntryKey Key, string Type, Instant Time, Instant RecordedAt, ReadOnlyMemory<byte> Payload);

/// <summary>The end of a subject's chain: its last version and that entry's hash.</summary>
/// <param name="Version">0 for a subject without entries.</param>
/// <param name="Hash">32 bytes; all zero for a subject without entries.</param>
public sealed record Head(long Version, ReadOnlyMemory<byte> Hash)
{
    /// <summary>The head of a subject that has no entries.</summary>
    public static readonly Head Empty = new(0, new byte[32]);
}

/// <summary>An entry found by its key, with what tells a repetition from another content under the same key.</summary>
/// <param name="Key">The key asked for.</param>
/// <param name="Subject">The subject that has it.</param>
/// <param name="ContentDigest">First 16 bytes of the SHA-256 over subject, type, time and payload (<see cref="EntryContent.Digest"/>).</param>
public sealed record KnownEntry(EntryKey Key, Subject Subject, ReadOnlyMemory<byte> ContentDigest);
