using System.Text.Json;
using PemActors.Documents;
using PemActors.Documents.Programs;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Grains.Programs;

/// <summary>The data of a draft or a publication, command or event: which version, which document, from when on, by whom.</summary>
/// <param name="Version">The version; null where only the document says it.</param>
/// <param name="Text">The document as it was given: YAML, or JSON, which YAML reads too; null where there is none.</param>
/// <param name="EffectiveFrom">From when on it is in force; null for at once.</param>
/// <param name="By">Who; null in what other systems tell.</param>
/// <param name="Fault">Why a member cannot be read; null when all can.</param>
internal sealed record ProgramData(string? Version, string? Text, Instant? EffectiveFrom, string? By, string? Fault)
{
    /// <summary>Reads the members.</summary>
    public static ProgramData Of(ReadOnlyMemory<byte> json)
    {
        using var data = JsonDocument.Parse(json);
        var root = data.RootElement;
        string? fault = null;
        return new(Member("version"), Document(root), Effective(), Member("by"), fault);

        string? Member(string name) => root.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

        Instant? Effective()
        {
            if (!root.TryGetProperty("effectiveFrom", out var member) || member.ValueKind == JsonValueKind.Null) return null;
            if (member.ValueKind == JsonValueKind.String && Rfc3339.TryParse(System.Text.Encoding.UTF8.GetBytes(member.GetString()!), out var at)) return at;
            fault = $"effectiveFrom is '{member}'; it must be {Rfc3339.Legal}.";
            return null;
        }
    }

    /// <summary>The document, or every fault of it with its line.</summary>
    public (ProgramDocument? Document, string? Faults) Read()
    {
        if (Text is null) return (null, "There is no document: it must be a text of YAML, or an object.");
        var reading = ProgramLoader.Load(Text);
        return (reading.Program, reading.Program is null ? string.Join('\n', reading.Faults) : null);
    }

    private static string? Document(JsonElement root) => !root.TryGetProperty("document", out var document) ? null : document.ValueKind switch
    {
        JsonValueKind.String => document.GetString(),
        JsonValueKind.Object => document.GetRawText(),
        _ => null,
    };
}
