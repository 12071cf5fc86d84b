using System.Text.Json;

namespace PemActors.Documents.Events;

/// <summary>Members of the envelope that are read; the index is their place in <see cref="EnvelopeScan"/>.</summary>
internal enum EnvelopeMember
{
    SpecVersion,
    Id,
    Source,
    Type,
    Subject,
    Time,
    DataContentType,
    DataBase64,
    Data,
    Count,
}

/// <summary>Where in a text a value stands.</summary>
internal readonly record struct Extent(int Start, int Length, JsonTokenType Token, bool Escaped)
{
    public bool IsPresent => Token is not (JsonTokenType.None or JsonTokenType.Null);
}

[System.Runtime.CompilerServices.InlineArray((int)EnvelopeMember.Count)]
internal struct Extents
{
    private Extent _first;
}

/// <summary>Finds the members of one event's envelope, and the event's depth, in one pass over its tokens.</summary>
internal ref struct EnvelopeScan
{
    private static readonly byte[][] Names =
    [
        [.. "specversion"u8], [.. "id"u8], [.. "source"u8], [.. "type"u8], [.. "subject"u8], [.. "time"u8], [.. "datacontenttype"u8], [.. "data_base64"u8], [.. "data"u8],
    ];

    private Extents _extents;

    /// <summary>The first byte of the event, and how many follow.</summary>
    public int Start, Length;

    /// <summary>Nested deeper than the limit.</summary>
    public bool TooDeep;

    /// <summary>Whether the value is an object.</summary>
    public bool IsObject;

    /// <summary>A member of the envelope that stands twice.</summary>
    public EnvelopeMember? Duplicate;

    /// <summary>Extension attributes; two of them might be the same.</summary>
    public int Unknown;

    public readonly Extent this[EnvelopeMember member] => _extents[(int)member];

    /// <summary>Reads the value that <paramref name="reader"/> stands on, to its last token.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public void Read(ref Utf8JsonReader reader)
    {
        Start = (int)reader.TokenStartIndex;
        IsObject = reader.TokenType == JsonTokenType.StartObject;
        if (IsObject) Members(ref reader);
        else Pass(ref reader, reader.CurrentDepth);
        Length = (int)reader.BytesConsumed - Start;
    }

    private void Members(ref Utf8JsonReader reader)
    {
        var top = reader.CurrentDepth;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = Find(ref reader);
            reader.Read();
            var (start, token, escaped) = ((int)reader.TokenStartIndex, reader.TokenType, reader.ValueIsEscaped);
            Pass(ref reader, top);
            if (member == EnvelopeMember.Count)
            {
                // The value of an extension attribute is a scalar; a nested one is not looked into but for duplicates.
                Unknown += token is JsonTokenType.StartObject or JsonTokenType.StartArray ? 2 : 1;
                continue;
            }
            if (_extents[(int)member].Token != JsonTokenType.None) Duplicate ??= member;
            _extents[(int)member] = new(start, (int)reader.BytesConsumed - start, token, escaped);
        }
    }

    private void Pass(ref Utf8JsonReader reader, int top)
    {
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray)) return;
        var depth = reader.CurrentDepth;
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) TooDeep |= reader.CurrentDepth - top >= EventLimits.Depth;
            else if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray && reader.CurrentDepth == depth) return;
        }
    }

    private static EnvelopeMember Find(ref Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped) return FindEscaped(ref reader);
        for (var i = 0; i < Names.Length; i++)
            if (reader.ValueSpan.SequenceEqual(Names[i])) return (EnvelopeMember)i;
        return EnvelopeMember.Count;
    }

    private static EnvelopeMember FindEscaped(ref Utf8JsonReader reader)
    {
        try
        {
            for (var i = 0; i < Names.Length; i++)
                if (reader.ValueTextEquals(Names[i])) return (EnvelopeMember)i;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair in a name; the check of the encoding refuses the event.
        }
        return EnvelopeMember.Count;
    }
}
