using System.Text.Json;
using PemActors.Documents.Programs;
using PemActors.Journal;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Grains.Programs;

/// <summary>A row of the list of program documents.</summary>
/// <param name="Version">The document's version.</param>
/// <param name="Document">Its text, as it was given.</param>
/// <param name="DraftedAt">When it was drafted; null when another system published it without a draft.</param>
/// <param name="DraftedBy">Who drafted it; null when another system did.</param>
/// <param name="PublishedAt">When it was published; null for a draft.</param>
/// <param name="PublishedBy">Who published it; null when another system did.</param>
/// <param name="EffectiveFrom">From when on it is in force; null for a draft.</param>
/// <param name="Number">The how-manieth publication; 0 for a draft.</param>
/// <param name="Reason">Why it is void; null when it is not.</param>
public sealed record ProgramRow(
    string Version, string Document, Instant? DraftedAt, string? DraftedBy, Instant? PublishedAt, string? PublishedBy, Instant? EffectiveFrom, int Number, string? Reason)
{
    /// <summary>Name of the list.</summary>
    public const string List = "programs";

    /// <summary>State of a draft.</summary>
    public const string Draft = "draft";

    /// <summary>State of a published document, whether it is in force yet, still or no more.</summary>
    public const string Published = "published";

    /// <summary>State of what another system told and what would break an invariant here.</summary>
    public const string Void = "void";

    /// <summary>The row as the store keeps it.</summary>
    /// <param name="id">Its id in the list: the version, but for what is void.</param>
    public ListRow ToRow(string id) => new(
        List, id, Reason is not null ? Void : PublishedAt is null ? Draft : Published, EffectiveFrom ?? DraftedAt ?? PublishedAt ?? default, null, null,
        JsonSerializer.SerializeToUtf8Bytes(new Body(
            Version, Document, DraftedAt?.Ticks, DraftedBy, PublishedAt?.Ticks, PublishedBy, EffectiveFrom?.Ticks, Number, Reason), JsonSerializerOptions.Web));

    /// <summary>Reads a row.</summary>
    public static ProgramRow Of(ListRow row)
    {
        var body = JsonSerializer.Deserialize<Body>(row.Body.Span, JsonSerializerOptions.Web)!;
        return new(body.Version, body.Document, At(body.DraftedAt), body.DraftedBy, At(body.PublishedAt), body.PublishedBy, At(body.EffectiveFrom), body.Number, body.Reason);

        static Instant? At(long? ticks) => ticks is { } known ? new Instant(known) : null;
    }

    /// <summary>The document; it was without faults when it was taken.</summary>
    public ProgramDocument Read() => ProgramLoader.Load(Document).Program ?? throw new FormatException($"The program document {Version} no longer reads.");

    private sealed record Body(
        string Version, string Document, long? DraftedAt, string? DraftedBy, long? PublishedAt, string? PublishedBy, long? EffectiveFrom, int Number, string? Reason);
}
