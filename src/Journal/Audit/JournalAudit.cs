using System.Runtime.CompilerServices;
using PemActors.Journal.Sqlite;
using PemActors.Rulebook.Primitives;

namespace PemActors.Journal.Audit;

/// <summary>
/// Checks a journal as it stands when the audit opens it, beside its writer or with none. For one caller at a time; the store's log
/// cannot shrink while an audit is open.
/// </summary>
public sealed class JournalAudit : IDisposable
{
    private const int Batch = 256;
    private readonly Database database;

    private JournalAudit(Database database)
    {
        this.database = database;
        database["BEGIN"].Run();
        Head = JournalReads.Head(database);
    }

    /// <summary>The end of the journal that is audited.</summary>
    public JournalHead Head { get; }

    /// <summary>The clock's time of the last group commit; the least instant for an empty journal.</summary>
    public Instant CommittedAt
    {
        get
        {
            var row = database["SELECT at FROM commit_chain ORDER BY number DESC LIMIT 1"];
            var at = row.Row() ? new Instant(row.Long(0)) : default;
            row.Reset();
            return at;
        }
    }

    /// <summary>Opens the journal of a folder.</summary>
    /// <exception cref="JournalUnavailableException">There is none, or it cannot be read.</exception>
    public static JournalAudit Open(string directory)
    {
        var database = Database.Reader(new SqliteJournalOptions { Directory = directory }.File);
        try
        {
            return new(database);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Everything that is wrong: each subject's chain (hashes, links, versions without gaps, digests of payload and content), the commit
    /// chain over all of them, rows made from versions that are not there, and whether <paramref name="kept"/>, a head kept outside, is part of it. Empty when all is well.
    /// </summary>
    public IAsyncEnumerable<AuditFinding> FindingsAsync(JournalHead? kept = null, CancellationToken cancellation = default) =>
        Batches(new ChainWalk(database).Findings(kept), cancellation);

    /// <summary>Every subject that has entries with its whole journal, ordered by kind and id, so that a caller can fold them anew.</summary>
    public IAsyncEnumerable<(Subject Subject, SubjectJournal Journal)> SubjectsAsync(CancellationToken cancellation = default) =>
        Batches(Subjects(), cancellation);

    /// <inheritdoc/>
    public void Dispose() => database.Dispose();

    private IEnumerable<(Subject, SubjectJournal)> Subjects()
    {
        var rows = database["SELECT kind, id FROM subject ORDER BY kind, id"];
        while (rows.Row())
        {
            var subject = JournalReads.Subject(rows, 0);
            var journal = EntryReads.Load(database, subject);
            if (journal.Entries.Count > 0) yield return (subject, journal);
        }
    }

    // Reading is synchronous work: it is done in batches off the caller's thread.
    private static async IAsyncEnumerable<T> Batches<T>(IEnumerable<T> items, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var source = items.GetEnumerator();
        var batch = new List<T>(Batch);
        do
        {
            batch.Clear();
            await Task.Run(() => { while (batch.Count < Batch && source.MoveNext()) batch.Add(source.Current); }, cancellation);
            foreach (var item in batch) yield return item;
        }
        while (batch.Count == Batch);
    }
}
