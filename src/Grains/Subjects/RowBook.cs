using System.Buffers.Binary;
using System.Security.Cryptography;
using PemActors.Journal;

namespace PemActors.Grains.Subjects;

/// <summary>
/// The rows that a subject keeps in lists, so that only those are written that differ. After a load it knows none, and writes each once more.
/// </summary>
public sealed class RowBook
{
    private readonly Dictionary<(string List, string Id), ulong> shown = [];

    /// <summary>What has to be put or removed so that the lists say this; counts as written, for a state whose append fails is thrown away.</summary>
    /// <param name="rows">Every row that could be, with null where none shall be.</param>
    public IReadOnlyList<ListChange> Take(IEnumerable<ListChange> rows)
    {
        var changes = new List<ListChange>();
        foreach (var row in rows)
        {
            var digest = row.Row is { } put ? Digest(put) : 0;
            if (shown.TryGetValue((row.List, row.Id), out var before) && before == digest) continue;
            shown[(row.List, row.Id)] = digest;
            changes.Add(row);
        }
        return changes;
    }

    private static ulong Digest(ListRow row) => Digests.Of(
        [.. System.Text.Encoding.UTF8.GetBytes($"{row.State}\0{row.At.Ticks}\0{row.Partner}\0{row.About}\0"), .. row.Body.Span]);
}

/// <summary>Short digests, by which a state knows whether it has said something before.</summary>
public static class Digests
{
    /// <summary>64 bits of a SHA-256.</summary>
    public static ulong Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}
