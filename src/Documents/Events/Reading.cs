namespace PemActors.Documents.Events;

/// <summary>What became of one event of a body, file or table: accepted or refused, never lost.</summary>
/// <param name="Number">1-based place: index in the batch, line of the stream, or row of the table with its heading as row 1.</param>
public abstract record Reading(int Number)
{
    /// <summary>Passed every check.</summary>
    /// <param name="Number">1-based place.</param>
    /// <param name="Event">The event.</param>
    /// <param name="Type">Its type.</param>
    public sealed record Accepted(int Number, CloudEvent Event, EventType Type) : Reading(Number);

    /// <summary>Kept apart.</summary>
    /// <param name="Number">1-based place.</param>
    /// <param name="Reason">The first reason by precedence.</param>
    /// <param name="Pointer">JSON pointer to the fault within the event; empty for the whole event.</param>
    /// <param name="Detail">A sentence that names the fault, its place and what is legal.</param>
    /// <param name="Source">The event's source where it could be read.</param>
    /// <param name="Id">The event's id where it could be read.</param>
    /// <param name="Type">The event's type where it could be read.</param>
    /// <param name="Bytes">The event in structured mode as far as it was readable, at most 256 KiB.</param>
    public sealed record Refused(
        int Number, QuarantineReason Reason, string Pointer, string Detail, string? Source, string? Id, string? Type, ReadOnlyMemory<byte> Bytes) : Reading(Number);
}

/// <summary>What became of a whole body.</summary>
public abstract record BodyReading
{
    private BodyReading() { }

    /// <summary>Readable; one reading per event, in order.</summary>
    public sealed record Events(IReadOnlyList<Reading> Readings) : BodyReading;

    /// <summary>Not readable as a whole; no event of it counts.</summary>
    public sealed record Fault(BodyFault Code, string Detail) : BodyReading;
}

/// <summary>Why a body is not readable as a whole, in order of precedence. Codes are the names in kebab-case.</summary>
public enum BodyFault : byte
{
    /// <summary>None of the media types of the contract (HTTP 415).</summary>
    UnsupportedMediaType,
    /// <summary>More than 256 KiB for one event, or 4 MiB for a batch (HTTP 413).</summary>
    TooLarge,
    /// <summary>Not JSON, or a batch that is no array (HTTP 400).</summary>
    Unreadable,
    /// <summary>More than 1,000 events (HTTP 413).</summary>
    TooMany,
}
