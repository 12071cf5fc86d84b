using System.Text.Json;
using System.Text.Json.Nodes;
using PemActors.Documents.Facts;
using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Conflicts;

/// <summary>A command to decide a conflict.</summary>
/// <param name="Outcome">How it shall end.</param>
/// <param name="Decider">Who decides, at which level.</param>
internal sealed record ConflictRequest(ConflictOutcome Outcome, ConflictDecider Decider)
{
    /// <summary>Reads data; null when it does not say what to decide.</summary>
    public static ConflictRequest? Read(ReadOnlyMemory<byte> data)
    {
        try
        {
            using var document = JsonDocument.Parse(data);
            if (FactDecoder.Outcome(document.RootElement) is not { } outcome) return null;
            var level = Text(document.RootElement, "level") is { } word && Words.TryParse<ConflictLevel>(word, out var named) ? named : ConflictLevel.Adjudication;
            return new(outcome, new(level, Text(document.RootElement, "deciderPartner") is { } partner ? new PartnerId(partner) : null));
        }
        catch (Exception fault) when (fault is JsonException or FormatException or InvalidOperationException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>The decision's data with its name, the level at which the conflict stood, and who decided.</summary>
    public static byte[] Signed(byte[] data, ConflictId conflict, ConflictLevel level, string person)
    {
        var signed = JsonNode.Parse(data)!.AsObject();
        signed["conflict"] = conflict.Value;
        signed["level"] = Words.Of(level);
        signed["by"] = person;
        return JsonSerializer.SerializeToUtf8Bytes(signed);
    }

    private static string? Text(JsonElement data, string member) =>
        data.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
