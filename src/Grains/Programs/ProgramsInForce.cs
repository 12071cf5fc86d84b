using PemActors.Documents.Facts;
using PemActors.Journal;
using PemActors.Rulebook.Programs;

namespace PemActors.Grains.Programs;

/// <summary>
/// The program documents that this silo knows to be in force; actors ask it anew at every decision, so a change is seen by the next. All documents
/// of an installation have one currency. Safe for many threads.
/// </summary>
public sealed class ProgramsInForce
{
    private const int ListPage = 1_000;
    private readonly Lock gate = new();
    private volatile ProgramTimeline timeline;

    /// <summary>The document that the installation began with, in force from ever.</summary>
    public ProgramsInForce(ProgramDocument first) : this(ProgramTimeline.Of(first)) { }

    /// <summary>Documents known already.</summary>
    public ProgramsInForce(ProgramTimeline known)
    {
        timeline = known;
        Currencies = new(known.Versions[0].Document.Currency, () => timeline);
    }

    /// <summary>The documents with their instants; the same object for as long as nothing is published.</summary>
    public ProgramTimeline Timeline => timeline;

    /// <summary>Converts amounts at the rates of the document in force at their time.</summary>
    public CurrencyConverter Currencies { get; }

    /// <summary>What is published in a store, for commands without actors.</summary>
    public static async Task<ProgramsInForce> LoadAsync(IJournal journal, ProgramDocument first, CancellationToken cancellation)
    {
        var programs = new ProgramsInForce(first);
        await programs.RefreshAsync(journal, cancellation);
        return programs;
    }

    /// <summary>Takes another timeline, unless this one has as many documents: nothing published is ever taken back.</summary>
    public void Take(ProgramTimeline newer)
    {
        lock (gate)
            if (newer.Versions.Count > timeline.Versions.Count)
                timeline = newer;
    }

    /// <summary>Looks into the store whether anything was published, here or on another silo.</summary>
    public async Task RefreshAsync(IJournal journal, CancellationToken cancellation)
    {
        var first = timeline.Versions[0].Document;
        var count = await journal.ListAsync(new(ProgramRow.List, ProgramRow.Published, Limit: 1), cancellation);
        if (count.Total < timeline.Versions.Count) return;
        var page = await journal.ListAsync(new(ProgramRow.List, ProgramRow.Published, Limit: ListPage), cancellation);
        var newer = ProgramTimeline.Of(first);
        foreach (var row in page.Rows.Select(ProgramRow.Of).OrderBy(row => row.Number)) newer = newer.With(row.EffectiveFrom!.Value, row.Read());
        Take(newer);
    }
}
