using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Metadata;

namespace PemActors.Silo.Desk;

/// <summary>A command as it came over HTTP: its idempotency key, who asks, and what is asked. Endpoints take it as a parameter.</summary>
public sealed class CommandRequest : IEndpointParameterMetadataProvider
{
    /// <summary>Header with the key, 1–128 visible characters, that names the command for ever.</summary>
    public const string KeyHeader = "Idempotency-Key";

    /// <summary>Header with the name of the person who asks.</summary>
    public const string PersonHeader = "Pem-Person";

    private const int MaxBodyBytes = 512 * 1024;

    private CommandRequest(HttpContext context, JsonObject? body, byte[] digest, string? fault) => (Context, Body, Digest, Fault) = (context, body ?? [], digest, fault);

    /// <summary>The request.</summary>
    public HttpContext Context { get; }

    /// <summary>The body's members; none where there was no body.</summary>
    public JsonObject Body { get; }

    /// <summary>SHA-256 of method, path and body.</summary>
    public byte[] Digest { get; }

    /// <summary>Why the body cannot be read; null when it can.</summary>
    public string? Fault { get; }

    /// <summary>A member that is a text; null when absent or something else.</summary>
    public string? Text(string member) => Body[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>Reads the body; called by routing.</summary>
    public static async ValueTask<CommandRequest?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(chunk, context.RequestAborted)) > 0)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > MaxBodyBytes) return new(context, null, [], $"The body is longer than {MaxBodyBytes} bytes.");
        }
        var body = buffer.ToArray();
        var digest = SHA256.HashData([.. Encoding.UTF8.GetBytes($"{context.Request.Method} {context.Request.Path}\n"), .. body]);
        if (body.Length == 0) return new(context, null, digest, null);
        try
        {
            return JsonNode.Parse(body) is JsonObject json ? new(context, json, digest, null) : new(context, null, digest, "The body is JSON, but no object.");
        }
        catch (JsonException fault)
        {
            return new(context, null, digest, $"The body is no JSON: {fault.Message}");
        }
    }

    /// <summary>Tells the API's description what the body is.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(JsonObject), isOptional: true));
}
