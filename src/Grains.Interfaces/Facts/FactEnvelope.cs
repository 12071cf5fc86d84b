using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Interfaces.Facts;

/// <summary>An event on its way to the subject it is about: its envelope, and its data as compact UTF-8 JSON.</summary>
[GenerateSerializer, Immutable, Alias("pem.FactEnvelope")]
public sealed class FactEnvelope
{
    /// <summary>Wraps an event.</summary>
    public FactEnvelope(string source, string id, string type, long timeTicks, byte[] data)
    {
        Source = source;
        Id = id;
        Type = type;
        TimeTicks = timeTicks;
        Data = data;
    }

    /// <summary>The sending system.</summary>
    [Id(0)] public string Source { get; }

    /// <summary>Unique within the source, for ever.</summary>
    [Id(1)] public string Id { get; }

    /// <summary>Event type, <c>pem.….v1</c>.</summary>
    [Id(2)] public string Type { get; }

    /// <summary>When it happened: ticks of an <see cref="Instant"/>.</summary>
    [Id(3)] public long TimeTicks { get; }

    /// <summary>The event's data.</summary>
    [Id(4)] public byte[] Data { get; }

    /// <summary>When it happened.</summary>
    public Instant Time => new(TimeTicks);
}
