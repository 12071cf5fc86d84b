using System.Text.Json;
using System.Text.Json.Serialization;

namespace PemActors.Grains.Accounts;

/// <summary>A command to open a conflict, and the decision that it became.</summary>
/// <param name="Opportunity">The opportunity fought over.</param>
/// <param name="Parties">Two or more different partners.</param>
/// <param name="Level">mediation, adjudication or council; where it starts.</param>
/// <param name="Partners">What was looked up of the parties.</param>
/// <param name="Conflict">The name that the conflict got.</param>
/// <param name="By">Who asked.</param>
public sealed record OpeningData(
    string? Opportunity, IReadOnlyList<string>? Parties, string? Level = null, IReadOnlyList<PartnerLookup>? Partners = null, string? Conflict = null, string? By = null)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Reads data; null when it is not of this shape.</summary>
    public static OpeningData? Read(ReadOnlyMemory<byte> data)
    {
        try
        {
            return JsonSerializer.Deserialize<OpeningData>(data.Span, Options) is { Opportunity: not null, Parties: not null } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>As the journal keeps it.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Options);
}
