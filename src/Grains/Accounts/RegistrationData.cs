using System.Text.Json;
using System.Text.Json.Serialization;
using PemActors.Documents.Facts;
using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Accounts;

/// <summary>A command on a registration, and the decision that it became: the event's members, what was looked up for it, and who asked.</summary>
/// <param name="Opportunity">Which opportunity.</param>
/// <param name="Partner">Whose registration.</param>
/// <param name="Until">To before when it protects.</param>
/// <param name="Due">When a submission is to be answered.</param>
/// <param name="Reason">Why it is rejected, a <see cref="RegistrationReason"/>.</param>
/// <param name="Text">The same in words.</param>
/// <param name="Territory">What people found of territory: unknown, met or missed.</param>
/// <param name="CustomerFit">What people found of the customer's fit.</param>
/// <param name="Partners">What was looked up of each partner that the decision reads.</param>
/// <param name="By">Who asked; null for the clock.</param>
public sealed record RegistrationData(
    string? Opportunity,
    string? Partner,
    DateTimeOffset? Until = null,
    DateTimeOffset? Due = null,
    string? Reason = null,
    string? Text = null,
    string? Territory = null,
    string? CustomerFit = null,
    IReadOnlyList<PartnerLookup>? Partners = null,
    string? By = null)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Reads data; null when it is not of this shape.</summary>
    public static RegistrationData? Read(ReadOnlyMemory<byte> data)
    {
        try
        {
            return JsonSerializer.Deserialize<RegistrationData>(data.Span, Options) is { Opportunity: not null, Partner: not null } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>As the journal keeps it.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Options);

    /// <summary>With what was decided.</summary>
    public RegistrationData With(RegistrationDecision decision, string person) => decision switch
    {
        RegistrationDecision.Submitted submitted => this with { Due = submitted.Due.ToDateTimeOffset(), By = person },
        RegistrationDecision.Approved approved => this with { Until = approved.Until.ToDateTimeOffset(), By = person },
        RegistrationDecision.Rejected rejected => this with { Reason = Words.Of(rejected.Reason), Text = rejected.Text, By = person },
        RegistrationDecision.Renewed renewed => this with { Until = renewed.Until.ToDateTimeOffset(), By = person },
        _ => throw new System.Diagnostics.UnreachableException($"Nothing is told of {decision.GetType().Name}."),
    };

    /// <summary>The finding of a word; unknown where there is none.</summary>
    public static Finding FindingOf(string? word) => word is not null && Words.TryParse<Finding>(word, out var finding) ? finding : Finding.Unknown;

    internal Instant? UntilAt => Until is { } until ? Instant.From(until) : null;
}
