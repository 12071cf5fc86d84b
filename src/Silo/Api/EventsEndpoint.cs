using System.Buffers;
using System.Text.Json;
using PemActors.Documents.Events;
using PemActors.Grains.Interfaces.Facts;
using PemActors.Grains.Time;
using PemActors.Rulebook.Primitives;
using PemActors.Silo.Intake;

namespace PemActors.Silo.Api;

/// <summary>The door for events.</summary>
internal static class EventsEndpoint
{
    /// <summary>A batch of the greatest length.</summary>
    public const int MaxBodyBytes = EventLimits.BatchBytes;

    private static readonly string[] Words = ["accepted", "duplicate", "quarantined", "retry"];

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/events", PostAsync).WithTags("Events").WithSummary("Take events: one (structured or binary), a batch, or NDJSON")
            .WithDescription("Answers 202 with a result per event: accepted, duplicate, or quarantined with reason, pointer and number. With any retry the whole is 503 and may be sent again.")
            .Accepts<JsonElement>(MediaTypes[0], [.. MediaTypes.Skip(1)])
            .Produces<EventsAnswer>(202).Produces<EventsAnswer>(503).ProducesProblem(400).ProducesProblem(413).ProducesProblem(415);

    private static readonly string[] MediaTypes = ["application/cloudevents+json", "application/cloudevents-batch+json", "application/x-ndjson", "application/json"];

    private static async Task<IResult> PostAsync(
        HttpContext context, CloudEventReader reader, EventIntake intake, [FromKeyedServices(EcosystemClock.Key)] TimeProvider clock)
    {
        var request = context.Request;
        if (await ReadBodyAsync(request, context.RequestAborted) is not { } body)
            return Problems.Of(StatusCodes.Status413PayloadTooLarge, "too-large", $"The body is longer than {MaxBodyBytes} bytes. Send smaller batches.");
        var headers = request.Headers.Select(header => new KeyValuePair<string, string>(header.Key, header.Value.ToString()));
        return reader.Read(request.ContentType, headers, body, Instant.From(clock.GetUtcNow())) switch
        {
            BodyReading.Fault fault => Refusal(fault),
            BodyReading.Events events => new EventsResult(await intake.TakeAsync(events.Readings, context.RequestAborted)),
            var other => throw new System.Diagnostics.UnreachableException(other.ToString()),
        };
    }

    private static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult Refusal(BodyReading.Fault fault) => fault.Code switch
    {
        BodyFault.UnsupportedMediaType => Problems.Of(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", fault.Detail),
        BodyFault.TooLarge => Problems.Of(StatusCodes.Status413PayloadTooLarge, "too-large", fault.Detail),
        BodyFault.TooMany => Problems.Of(StatusCodes.Status413PayloadTooLarge, "too-many", fault.Detail),
        _ => Problems.Of(StatusCodes.Status400BadRequest, "unreadable", fault.Detail),
    };

    // Null when it is too long. Read by hand, for events keep slices of it after the request.
    private static async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > MaxBodyBytes) return null;
        var pipe = request.BodyReader;
        while (true)
        {
            var read = await pipe.ReadAsync(cancellation);
            if (read.Buffer.Length > MaxBodyBytes) return null;
            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                pipe.AdvanceTo(read.Buffer.End);
                return body;
            }
            pipe.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    // A thousand results a batch: written straight, without objects to serialize.
    private sealed class EventsResult(EventResult[] results) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var counts = new int[Words.Length];
            foreach (var result in results) counts[(int)result.Outcome.Status]++;
            var response = httpContext.Response;
            response.StatusCode = counts[(int)EventStatus.Retry] > 0 ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status202Accepted;
            if (response.StatusCode == StatusCodes.Status503ServiceUnavailable) response.Headers.RetryAfter = Problems.RetryAfterSeconds.ToString();
            response.ContentType = "application/json";
            using (var json = new Utf8JsonWriter(response.BodyWriter))
            {
                json.WriteStartObject();
                for (var i = 0; i < Words.Length; i++) json.WriteNumber(Words[i], counts[i]);
                json.WriteStartArray("results");
                foreach (var result in results) Write(json, result);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
        }

        private static void Write(Utf8JsonWriter json, in EventResult result)
        {
            json.WriteStartObject();
            json.WriteString("source", result.Source);
            json.WriteString("id", result.Id);
            json.WriteString("status", Words[(int)result.Outcome.Status]);
            if (result.Outcome.Reason is { } reason)
            {
                json.WriteString("reason", reason);
                json.WriteString("pointer", result.Outcome.Pointer);
                json.WriteString("detail", result.Outcome.Detail);
            }
            if (result.Quarantine is { } number) json.WriteNumber("quarantine", number);
            json.WriteEndObject();
        }
    }
}

/// <summary>What became of a batch: counts, and a result per event in its order.</summary>
public sealed record EventsAnswer(int Accepted, int Duplicate, int Quarantined, int Retry, IReadOnlyList<EventAnswer> Results);

/// <summary>What became of an event: accepted, duplicate, quarantined or retry; reason, pointer and detail unless taken; its number in quarantine.</summary>
public sealed record EventAnswer(string? Source, string? Id, string Status, string? Reason, string? Pointer, string? Detail, long? Quarantine);
