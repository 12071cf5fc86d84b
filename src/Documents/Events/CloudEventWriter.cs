using System.Buffers;
using System.Text.Json;
using PemActors.Documents.Facts;

namespace PemActors.Documents.Events;

/// <summary>Writes events in structured mode.</summary>
public static class CloudEventWriter
{
    /// <summary>One event as compact JSON, without a line end.</summary>
    public static byte[] ToJson(CloudEvent cloudEvent)
    {
        var buffer = new ArrayBufferWriter<byte>(cloudEvent.Data.Length + 256);
        Write(buffer, cloudEvent);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>One event as a line of NDJSON, with its LF.</summary>
    public static void WriteLine(IBufferWriter<byte> target, CloudEvent cloudEvent)
    {
        Write(target, cloudEvent);
        target.Write("\n"u8);
    }

    private static void Write(IBufferWriter<byte> target, CloudEvent cloudEvent)
    {
        using var writer = new Utf8JsonWriter(target, Json.Options);
        writer.WriteStartObject();
        writer.WriteString("specversion"u8, "1.0"u8);
        writer.WriteString("id"u8, cloudEvent.Id);
        writer.WriteString("source"u8, cloudEvent.Source);
        writer.WriteString("type"u8, cloudEvent.Type);
        writer.WriteString("subject"u8, cloudEvent.Subject);
        writer.WriteString("time"u8, cloudEvent.Time.ToString());
        writer.WriteString("datacontenttype"u8, "application/json"u8);
        writer.WritePropertyName("data"u8);
        writer.WriteRawValue(cloudEvent.Data.Span, skipInputValidation: true);
        writer.WriteEndObject();
    }
}
