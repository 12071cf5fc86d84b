using PemActors.Rulebook.Primitives;

namespace PemActors.Journal;

/// <summary>
/// The end of the whole journal: its last group commit and that commit's hash. Kept outside the store (a backup, a log line) it shows a
/// cut that took entries and commits alike.
/// </summary>
/// <param name="Commit">Number of the last group commit; 0 for an empty journal.</param>
/// <param name="Hash">32 bytes; all zero for an empty journal.</param>
public sealed record JournalHead(long Commit, ReadOnlyMemory<byte> Hash)
{
    /// <summary>The head of a journal without commits.</summary>
    public static readonly JournalHead Empty = new(0, new byte[EntryChain.HashBytes]);

    /// <summary>
    /// The head after one more group commit: SHA-256 over a byte 2 (the format), previous hash, number, its first entry's sequence number,
    /// how many entries, the clock's ticks, and the entries' hashes in order; numbers in eight bytes, big-endian.
    /// </summary>
    public JournalHead Next(long firstSequence, Instant at, ReadOnlySpan<byte> entryHashes)
    {
        using var text = new HashText(entryHashes.Length + 128);
        text.Fixed([2]);
        text.Fixed(Hash.Span);
        text.Fixed(Commit + 1);
        text.Fixed(firstSequence);
        text.Fixed(entryHashes.Length / EntryChain.HashBytes);
        text.Fixed(at.Ticks);
        text.Fixed(entryHashes);
        return new(Commit + 1, text.Sha256());
    }

    /// <summary><c>number:hash</c> with the hash in lower-case hexadecimal.</summary>
    public override string ToString() => $"{Commit}:{Convert.ToHexStringLower(Hash.Span)}";

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">The text is not <c>number:hash</c>.</exception>
    public static JournalHead Parse(string text)
    {
        var parts = text.Split(':');
        return parts.Length == 2 && long.TryParse(parts[0], out var commit) && commit >= 0 && parts[1].Length == 2 * EntryChain.HashBytes
            ? new(commit, Convert.FromHexString(parts[1]))
            : throw new FormatException($"'{text}' is not the head of a journal: a number, a colon and 64 hexadecimal digits.");
    }

    /// <inheritdoc/>
    public bool Equals(JournalHead? other) => other is not null && Commit == other.Commit && Hash.Span.SequenceEqual(other.Hash.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => Commit.GetHashCode();
}
