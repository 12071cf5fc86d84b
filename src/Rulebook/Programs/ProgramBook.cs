namespace PemActors.Rulebook.Programs;

/// <summary>What is drafted and what is published of an installation's program. Immutable.</summary>
/// <param name="Timeline">Published documents, the one that the installation began with first.</param>
/// <param name="Drafts">Drafts that are not published, by version.</param>
public sealed record ProgramBook(ProgramTimeline Timeline, IReadOnlyDictionary<string, ProgramDocument> Drafts)
{
    /// <summary>The book of an installation that has its first document alone.</summary>
    public static ProgramBook Of(ProgramDocument first) => new(first, new Dictionary<string, ProgramDocument>());

    /// <summary>Whether a published document has a version.</summary>
    public bool HasPublished(string version) => Timeline.Versions.Any(known => known.Document.Version == version);

    /// <summary>With a draft.</summary>
    public ProgramBook WithDraft(ProgramDocument draft) => this with { Drafts = new Dictionary<string, ProgramDocument>(Drafts) { [draft.Version] = draft } };

    /// <summary>With a document published, which is a draft no more.</summary>
    public ProgramBook WithPublished(ProgramInForce published)
    {
        var drafts = new Dictionary<string, ProgramDocument>(Drafts);
        drafts.Remove(published.Document.Version);
        return new(Timeline.With(published.From, published.Document), drafts);
    }
}
