using System.Text.Json;
using PemActors.Documents.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Documents.Events;

/// <summary>
/// Reads CloudEvents 1.0 in every mode of the contract. Each event of a body stands alone: a bad one is refused with its reason, the
/// others are not touched by it. No input makes it throw. Safe for many threads.
/// </summary>
/// <param name="currencies">Currencies that amounts may be in.</param>
/// <param name="allowsOwn">Whether <c>pem:</c> sources and derived types are let in, which only a replay of our own export may ask.</param>
public sealed class CloudEventReader(CurrencyConverter currencies, bool allowsOwn = false)
{
    private static readonly JsonReaderOptions AnyDepth = new() { MaxDepth = int.MaxValue };

    private readonly EventDoor _door = new(currencies, allowsOwn);

    /// <summary>Reads an HTTP body by its content type: structured, batch, lines, or plain JSON with <c>ce-</c> headers.</summary>
    /// <param name="contentType">The Content-Type header.</param>
    /// <param name="headers">All headers of the request; names in any case.</param>
    /// <param name="body">The body, whose bytes must not change afterwards.</param>
    /// <param name="now">The clock's time.</param>
    public BodyReading Read(string? contentType, IEnumerable<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body, Instant now)
    {
        switch (MediaType.Essence(contentType))
        {
            case MediaType.Structured: return ReadStructured(body, now);
            case MediaType.Batch: return ReadBatch(body, now);
            case MediaType.Lines: return ReadLines(body, now);
            case MediaType.Json when BinaryMode.Attributes(headers) is { Count: > 0 } attributes: return ReadBinary(attributes, body, now);
            default:
                return new BodyReading.Fault(BodyFault.UnsupportedMediaType,
                    $"The content type is '{contentType}'; legal are {MediaType.Structured}, {MediaType.Batch}, {MediaType.Lines}, and {MediaType.Json} with ce- headers, in UTF-8.");
        }
    }

    /// <summary>Reads one event in structured mode.</summary>
    public BodyReading ReadStructured(ReadOnlyMemory<byte> body, Instant now)
    {
        if (body.Length > EventLimits.EventBytes) return TooLarge(body.Length, EventLimits.EventBytes);
        return TryRead(body, 1, now, out var reading, out var fault) ? new BodyReading.Events([reading]) : Unreadable(fault);
    }

    /// <summary>Reads one event in binary mode.</summary>
    /// <param name="attributes">Values of the <c>ce-</c> headers by attribute name, as they came.</param>
    /// <param name="body">The event's data; nothing for an event without.</param>
    /// <param name="now">The clock's time.</param>
    public BodyReading ReadBinary(IReadOnlyDictionary<string, string> attributes, ReadOnlyMemory<byte> body, Instant now)
    {
        if (body.Length > EventLimits.EventBytes) return TooLarge(body.Length, EventLimits.EventBytes);
        if (!body.IsEmpty && JsonFault(body.Span) is { } fault) return Unreadable(fault);
        return ReadStructured(BinaryMode.ToStructured(attributes, body.Span), now);
    }

    /// <summary>Reads an array of events.</summary>
    public BodyReading ReadBatch(ReadOnlyMemory<byte> body, Instant now)
    {
        if (body.Length > EventLimits.BatchBytes) return TooLarge(body.Length, EventLimits.BatchBytes);
        var readings = new List<Reading>();
        var reader = new Utf8JsonReader(body.Span, AnyDepth);
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartArray) return Unreadable("it is not a JSON array");
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (readings.Count == EventLimits.BatchEvents) return TooMany();
                var scan = new EnvelopeScan();
                scan.Read(ref reader);
                readings.Add(_door.Judge(body, scan, readings.Count + 1, now));
            }
            reader.Read();
        }
        catch (JsonException fault)
        {
            return Unreadable(Where(fault));
        }
        return new BodyReading.Events(readings);
    }

    /// <summary>Reads an event per line; empty lines are passed over.</summary>
    public BodyReading ReadLines(ReadOnlyMemory<byte> body, Instant now)
    {
        if (body.Length > EventLimits.BatchBytes) return TooLarge(body.Length, EventLimits.BatchBytes);
        var readings = new List<Reading>();
        var lines = new LineCutter(body);
        while (lines.Next(out var line))
        {
            if (readings.Count == EventLimits.BatchEvents) return TooMany();
            readings.Add(ReadEvent(line, lines.Number, now));
        }
        return new BodyReading.Events(readings);
    }

    /// <summary>Reads a file of an event per line, of any length; memory holds one line of at most 256 KiB and a buffer.</summary>
    /// <param name="stream">UTF-8, with or without a byte order mark.</param>
    /// <param name="now">The clock's time, asked once per line.</param>
    /// <param name="cancellation">Ends the reading between two lines.</param>
    public async IAsyncEnumerable<Reading> ReadStreamAsync(
        Stream stream, Func<Instant> now, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var line in LineStream.ReadAsync(stream, cancellation))
            yield return ReadEvent(line.Bytes, line.Number, now());
    }

    /// <summary>Reads one event that stands alone, such as a line or a quarantined event; a text that is no JSON is refused, too.</summary>
    public Reading ReadEvent(ReadOnlyMemory<byte> text, int number, Instant now)
    {
        if (text.Length > EventLimits.EventBytes)
            return new Reading.Refused(number, QuarantineReason.TooLarge, "", $"The event has {text.Length} bytes or more; legal are at most {EventLimits.EventBytes}.",
                null, null, null, text[..EventLimits.EventBytes]);
        return TryRead(text, number, now, out var reading, out var fault)
            ? reading
            : new Reading.Refused(number, QuarantineReason.Unreadable, "", $"The event cannot be read: {fault}; legal is one JSON object.", null, null, null, text);
    }

    private bool TryRead(ReadOnlyMemory<byte> text, int number, Instant now, out Reading reading, out string fault)
    {
        var reader = new Utf8JsonReader(text.Span, AnyDepth);
        (reading, fault) = (null!, "");
        try
        {
            var scan = new EnvelopeScan();
            if (!reader.Read()) return false;
            scan.Read(ref reader);
            reader.Read();
            reading = _door.Judge(text, scan, number, now);
            return true;
        }
        catch (JsonException broken)
        {
            fault = Where(broken);
            return false;
        }
    }

    private static string? JsonFault(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, AnyDepth);
        try
        {
            while (reader.Read()) { }
            return null;
        }
        catch (JsonException fault)
        {
            return Where(fault);
        }
    }

    private static string Where(JsonException fault) => $"it is not JSON at line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}";

    private static BodyReading.Fault Unreadable(string why) => new(BodyFault.Unreadable, $"The body cannot be read: {why}.");

    private static BodyReading.Fault TooLarge(int bytes, int limit) => new(BodyFault.TooLarge, $"The body has {bytes} bytes; legal are at most {limit}.");

    private static BodyReading.Fault TooMany() => new(BodyFault.TooMany, $"The body has more than {EventLimits.BatchEvents} events; legal are at most {EventLimits.BatchEvents}.");
}
