using System.Runtime.CompilerServices;

namespace PemActors.Documents.Events;

/// <summary>A line of a file; one over the event limit is cut to one byte past it, which tells that it was longer.</summary>
internal readonly record struct Line(int Number, ReadOnlyMemory<byte> Bytes);

/// <summary>Lines of a stream of any length.</summary>
internal static class LineStream
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>Each line in an array of its own; empty ones are passed over.</summary>
    public static async IAsyncEnumerable<Line> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var buffer = new byte[BufferBytes];
        var pending = new MemoryStream();
        var number = 0;
        while (true)
        {
            var read = await stream.ReadAsync(buffer, cancellation);
            var at = 0;
            while (at < read)
            {
                var end = buffer.AsSpan(at, read - at).IndexOf((byte)'\n');
                var part = end < 0 ? read - at : end;
                Keep(pending, buffer.AsSpan(at, part));
                at += part + (end < 0 ? 0 : 1);
                if (end >= 0 && Take(pending, ++number) is { } line) yield return line;
            }
            if (read > 0) continue;
            if (Take(pending, number + 1) is { } last) yield return last;
            yield break;
        }
    }

    private static void Keep(MemoryStream pending, ReadOnlySpan<byte> part)
    {
        var room = EventLimits.EventBytes + 1 - (int)pending.Length;
        pending.Write(part[..Math.Min(part.Length, Math.Max(room, 0))]);
    }

    private static Line? Take(MemoryStream pending, int number)
    {
        ReadOnlyMemory<byte> bytes = pending.ToArray();
        pending.SetLength(0);
        if (number == 1 && bytes.Span.StartsWith(LineCutter.ByteOrderMark)) bytes = bytes[3..];
        return LineCutter.IsBlank(bytes.Span) ? null : new Line(number, bytes);
    }
}
