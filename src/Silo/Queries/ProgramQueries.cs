using PemActors.Documents.Programs;
using PemActors.Grains.Programs;
using PemActors.Grains.Time;
using PemActors.Journal;
using PemActors.Rulebook.Primitives;

namespace PemActors.Silo.Queries;

/// <summary>Program documents as the API shows them.</summary>
public sealed class ProgramQueries(IJournal journal, ProgramsInForce programs, [FromKeyedServices(EcosystemClock.Key)] TimeProvider clock)
{
    /// <summary>All of them, without their texts: the one the installation began with, then by the instant from which they are in force or were drafted.</summary>
    public async Task<ProgramList> ListAsync(CancellationToken cancellation)
    {
        var entries = new List<ProgramEntry> { First() };
        await foreach (var row in journal.AllAsync(new(ProgramRow.List), cancellation)) entries.Add(Entry(ProgramRow.Of(row)));
        return new(entries.Find(entry => entry.State == ProgramEntry.InForce)!.Version, [.. entries.Select(entry => entry with { Document = null })]);
    }

    /// <summary>One with its text; null when there is none of that version.</summary>
    public async Task<ProgramEntry?> OneAsync(string version, CancellationToken cancellation)
    {
        if (await journal.RowAsync(ProgramRow.List, version, cancellation) is { } row) return Entry(ProgramRow.Of(row));
        return First() is var first && first.Version == version ? first : null;
    }

    private ProgramEntry First()
    {
        var document = programs.Timeline.Versions[0].Document;
        return new(document.Version, State(document.Version), null, Until(0), null, null, null, null, null, ProgramPrinter.Print(document));
    }

    private ProgramEntry Entry(ProgramRow row)
    {
        var state = row.Reason is not null ? ProgramRow.Void : row.PublishedAt is null ? ProgramRow.Draft : State(row.Version);
        var index = state is ProgramRow.Void or ProgramRow.Draft ? -1 : Index(row.Version);
        return new(
            row.Version, state, row.EffectiveFrom?.ToDateTimeOffset(), index < 0 ? null : Until(index), row.DraftedAt?.ToDateTimeOffset(), row.DraftedBy,
            row.PublishedAt?.ToDateTimeOffset(), row.PublishedBy, row.Reason, row.Document);
    }

    private string State(string version)
    {
        var now = Instant.From(clock.GetUtcNow());
        var index = Index(version);
        if (index < 0 || programs.Timeline.Versions[index].From > now) return ProgramEntry.Scheduled;
        return programs.Timeline.At(now).Version == version ? ProgramEntry.InForce : ProgramEntry.Superseded;
    }

    private int Index(string version)
    {
        for (var i = programs.Timeline.Versions.Count - 1; i >= 0; i--)
            if (programs.Timeline.Versions[i].Document.Version == version)
                return i;
        return -1;
    }

    private DateTimeOffset? Until(int index) => programs.Timeline.EndOf(index) is var end && end == Instant.Never ? null : end.ToDateTimeOffset();
}

/// <summary>Program documents and which of them is in force now.</summary>
public sealed record ProgramList(string InForce, IReadOnlyList<ProgramEntry> Programs);

/// <summary>A program document.</summary>
/// <param name="Version">Its version.</param>
/// <param name="State">draft, scheduled, in-force, superseded, or void: told by another system, without effect for the reason.</param>
/// <param name="EffectiveFrom">From when on it is in force; null for a draft, and for the document from ever.</param>
/// <param name="Until">Before when it is in force; null for the last, and for a draft.</param>
/// <param name="DraftedAt">When it was drafted.</param>
/// <param name="DraftedBy">By whom.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="PublishedBy">By whom.</param>
/// <param name="Reason">Why it is void.</param>
/// <param name="Document">Its text; null in lists.</param>
public sealed record ProgramEntry(
    string Version, string State, DateTimeOffset? EffectiveFrom, DateTimeOffset? Until, DateTimeOffset? DraftedAt, string? DraftedBy, DateTimeOffset? PublishedAt,
    string? PublishedBy, string? Reason, string? Document)
{
    internal const string InForce = "in-force";
    internal const string Scheduled = "scheduled";
    internal const string Superseded = "superseded";
}
