namespace PemActors.Documents.Events;

/// <summary>Media types of the contract.</summary>
public static class MediaType
{
    /// <summary>One event in structured mode.</summary>
    public const string Structured = "application/cloudevents+json";

    /// <summary>An array of events.</summary>
    public const string Batch = "application/cloudevents-batch+json";

    /// <summary>An event per line.</summary>
    public const string Lines = "application/x-ndjson";

    /// <summary>Data of an event whose envelope is in headers.</summary>
    public const string Json = "application/json";

    /// <summary>Type and subtype in lower case; null when a charset other than UTF-8 is asked for, or there is nothing.</summary>
    public static string? Essence(string? contentType)
    {
        if (contentType is null) return null;
        var parts = contentType.Split(';', StringSplitOptions.TrimEntries);
        foreach (var parameter in parts.Skip(1))
        {
            var (name, value) = parameter.Split('=', 2) is [var n, var v] ? (n.Trim(), v.Trim().Trim('"')) : (parameter, "");
            if (name.Equals("charset", StringComparison.OrdinalIgnoreCase) && !value.Equals("utf-8", StringComparison.OrdinalIgnoreCase)) return null;
        }
        return parts[0].ToLowerInvariant();
    }

    /// <summary>Whether the content is plain JSON.</summary>
    public static bool IsJson(string? contentType) => Essence(contentType) == Json;
}
