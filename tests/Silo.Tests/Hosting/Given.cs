using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace PemActors.Silo.Tests.Hosting;

/// <summary>Events as a sender writes them.</summary>
internal static class Given
{
    public const string Batch = "application/cloudevents-batch+json";
    public const string Single = "application/cloudevents+json";
    public const string Lines = "application/x-ndjson";

    public static string Event(string id, string type, string subject, string time, object data) => JsonSerializer.Serialize(new
    {
        specversion = "1.0",
        id,
        source = "prm",
        type = $"pem.{type}.v1",
        subject,
        time,
        datacontenttype = "application/json",
        data,
    });

    public static string Applied(string partner, string time = "2026-01-05T09:00:00Z", string? name = null, string type = "reseller", string region = "emea") =>
        Event($"applied-{partner}", "partner.applied", partner, time, new { partnerType = type, region, name = name ?? $"Name of {partner}" });

    public static string Activity(string id, string partner, string time = "2026-05-10T09:00:00Z") =>
        Event(id, "activity.recorded", partner, time, new { kind = "demo", user = "u-1", evidence = new { kind = "activity-log", @ref = "r" } });

    public static HttpContent Body(string text, string? type = Batch) => Body(Encoding.UTF8.GetBytes(text), type);

    public static HttpContent Body(byte[] bytes, string? type)
    {
        var body = new ByteArrayContent(bytes);
        if (type is not null) body.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return body;
    }

    public static HttpContent All(IEnumerable<string> events) => Body($"[{string.Join(',', events)}]");
}
