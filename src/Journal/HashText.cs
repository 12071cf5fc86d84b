using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PemActors.Journal;

/// <summary>
/// The bytes a hash is taken over, gathered in one rented buffer: one call into the hash costs a third of many small ones.
/// Texts and blobs of free length have their length before them (four bytes, big-endian), so no two lists of fields give the same bytes.
/// </summary>
internal ref struct HashText(int capacity)
{
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(capacity);
    private int length;

    /// <summary>A length, or a field of four bytes.</summary>
    public void Add(int value) => BinaryPrimitives.WriteInt32BigEndian(Room(4), value);

    /// <summary>A text in UTF-8 with its length.</summary>
    public void Add(string text)
    {
        var bytes = Encoding.UTF8.GetByteCount(text);
        Add(bytes);
        Encoding.UTF8.GetBytes(text, Room(bytes));
    }

    /// <summary>Bytes with their length.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        Add(bytes.Length);
        Fixed(bytes);
    }

    /// <summary>A number in eight bytes, big-endian.</summary>
    public void Fixed(long value) => BinaryPrimitives.WriteInt64BigEndian(Room(8), value);

    /// <summary>Bytes whose length the format fixes.</summary>
    public void Fixed(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Room(bytes.Length));

    /// <summary>The SHA-256 of all that was added.</summary>
    public readonly byte[] Sha256() => SHA256.HashData(buffer.AsSpan(0, length));

    /// <summary>Gives the buffer back.</summary>
    public readonly void Dispose() => ArrayPool<byte>.Shared.Return(buffer);

    private Span<byte> Room(int bytes)
    {
        if (length + bytes > buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(buffer.Length * 2, length + bytes));
            buffer.AsSpan(0, length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }
        length += bytes;
        return buffer.AsSpan(length - bytes, bytes);
    }
}
