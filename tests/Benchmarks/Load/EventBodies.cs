using System.Buffers;
using PemActors.Documents.Events;

namespace PemActors.Benchmarks.Load;

/// <summary>A request body made before the clock runs.</summary>
/// <param name="Bytes">Events, one JSON line each.</param>
/// <param name="Events">How many.</param>
internal sealed record EventBody(byte[] Bytes, int Events);

/// <summary>Bodies of events in their order.</summary>
internal static class EventBodies
{
    public const string MediaType = "application/x-ndjson";

    public static List<EventBody> Of(IEnumerable<CloudEvent> events, int size)
    {
        var bodies = new List<EventBody>();
        var buffer = new ArrayBufferWriter<byte>(1 << 20);
        foreach (var batch in events.Chunk(size))
        {
            foreach (var one in batch) CloudEventWriter.WriteLine(buffer, one);
            bodies.Add(new(buffer.WrittenSpan.ToArray(), batch.Length));
            buffer.ResetWrittenCount();
        }
        return bodies;
    }
}
