namespace PemActors.Documents.Events;

/// <summary>Cuts a text into lines ended by LF or CRLF, passing over empty ones and a byte order mark at the start.</summary>
internal struct LineCutter(ReadOnlyMemory<byte> text)
{
    private ReadOnlyMemory<byte> _rest = text.Span.StartsWith(ByteOrderMark) ? text[3..] : text;

    public static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>1-based number of the line last given, empty ones counted.</summary>
    public int Number { get; private set; }

    public bool Next(out ReadOnlyMemory<byte> line)
    {
        while (!_rest.IsEmpty)
        {
            var end = _rest.Span.IndexOf((byte)'\n');
            line = end < 0 ? _rest : _rest[..end];
            _rest = end < 0 ? default : _rest[(end + 1)..];
            Number++;
            if (!IsBlank(line.Span)) return true;
        }
        line = default;
        return false;
    }

    public static bool IsBlank(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept(" \t\r"u8) < 0;
}
