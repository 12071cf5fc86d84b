namespace PemActors.Documents.Events;

/// <summary>Sizes that a sender has to keep to.</summary>
public static class EventLimits
{
    /// <summary>Bytes of one event.</summary>
    public const int EventBytes = 256 * 1024;

    /// <summary>Bytes of a batch.</summary>
    public const int BatchBytes = 4 * 1024 * 1024;

    /// <summary>Events of a batch.</summary>
    public const int BatchEvents = 1_000;

    /// <summary>Levels of nested objects and arrays in an event, its own included.</summary>
    public const int Depth = 32;

    /// <summary>How far ahead of the clock a time may be.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);
}
