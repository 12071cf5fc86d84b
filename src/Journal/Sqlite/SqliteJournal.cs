using PemActors.Rulebook.Primitives;

namespace PemActors.Journal.Sqlite;

/// <summary>
/// The journal in one SQLite file: one writer thread with group commit, and readers beside it. An append is acknowledged after its
/// group's log is synced to the disk.
/// </summary>
public sealed class SqliteJournal : IJournal
{
    private readonly FileStream ownership;
    private readonly GroupWriter writer;
    private readonly ReaderPool readers;
    private int closed;

    private SqliteJournal(FileStream ownership, GroupWriter writer, ReaderPool readers)
    {
        this.ownership = ownership;
        this.writer = writer;
        this.readers = readers;
    }

    /// <summary>Opens the journal of a folder, created when missing, and brings its tables up to date.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="JournalUnavailableException">Another process has it open, a newer version wrote it, or the file cannot be read.</exception>
    public static Task<SqliteJournal> OpenAsync(SqliteJournalOptions options, TimeProvider clock, CancellationToken cancellation)
    {
        options.Validate();
        return Task.Run(() => Open(options, clock), cancellation);
    }

    /// <inheritdoc/>
    public Task<SubjectJournal> LoadAsync(Subject subject, CancellationToken cancellation) =>
        readers.RunAsync(database => EntryReads.Load(database, subject), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredEntry>> PageAsync(Subject subject, long? before, int limit, CancellationToken cancellation) =>
        readers.RunAsync(database => EntryReads.Page(database, subject, before, limit), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Subject>> SubjectsAsync(SubjectKind kind, string? after, int limit, CancellationToken cancellation) =>
        readers.RunAsync(database => EntryReads.Subjects(database, kind, after, limit), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<KnownEntry>> FindAsync(IReadOnlyList<EntryKey> keys, CancellationToken cancellation) =>
        readers.RunAsync<IReadOnlyList<KnownEntry>>(database => EntryReads.Find(database, keys), cancellation);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The append contradicts itself: a key twice, another partner's card, another subject's message.</exception>
    public Task<AppendResult> AppendAsync(Append append, Lane lane, CancellationToken cancellation) =>
        writer.RunAsync(PreparedAppend.Of(append), static (session, prepared) => session.Append(prepared), lane, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<OutboxMessage>> UndeliveredAsync(int limit, CancellationToken cancellation) =>
        readers.RunAsync(database => JournalReads.Undelivered(database, limit), cancellation);

    /// <inheritdoc/>
    public Task DeliveredAsync(IReadOnlyList<OutboxMessage> messages, CancellationToken cancellation) => messages.Count == 0
        ? Task.CompletedTask
        : writer.RunAsync(messages, static (session, delivered) => session.Deliver(delivered), Lane.Consequences, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<DueDeadline>> DueAsync(Instant now, int limit, CancellationToken cancellation) =>
        readers.RunAsync(database => JournalReads.Due(database, now, limit), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<long>> QuarantineAsync(IReadOnlyList<NewQuarantined> events, CancellationToken cancellation) => events.Count == 0
        ? Task.FromResult<IReadOnlyList<long>>([])
        : writer.RunAsync(events, static (session, refused) => QuarantineRows.Add(session.Database, refused), Lane.Intake, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Quarantined>> QuarantinedAsync(long? before, int limit, CancellationToken cancellation) =>
        readers.RunAsync(database => QuarantineRows.Page(database, before, limit), cancellation);

    /// <inheritdoc/>
    public Task<Quarantined?> QuarantinedAsync(long number, CancellationToken cancellation) =>
        readers.RunAsync(database => QuarantineRows.One(database, number), cancellation);

    /// <inheritdoc/>
    public Task ReplayedAsync(long number, Instant at, string outcome, CancellationToken cancellation) =>
        writer.RunAsync((number, at, outcome), static (session, replay) => QuarantineRows.Replayed(session.Database, replay.number, replay.at, replay.outcome), Lane.Intake, cancellation);

    /// <inheritdoc/>
    public Task<CardRow?> CardAsync(string partner, CancellationToken cancellation) =>
        readers.RunAsync(database => CardReads.One(database, partner), cancellation);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The cursor belongs to another order of cards.</exception>
    public Task<CardPage> CardsAsync(CardQuery query, CancellationToken cancellation)
    {
        var after = CardCursor.Of(query);
        return readers.RunAsync(database => CardReads.Page(database, query, after), cancellation);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<EcosystemCell>> EcosystemAsync(CancellationToken cancellation) => readers.RunAsync(CardReads.Ecosystem, cancellation);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The cursor is not one that a page gave.</exception>
    public Task<ListPage> ListAsync(ListQuery query, CancellationToken cancellation)
    {
        var after = ListCursor.Of(query);
        return readers.RunAsync(database => ListReads.Page(database, query, after), cancellation);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ListRow>> RowsAsync(string list, CancellationToken cancellation) => readers.RunAsync(database => ListReads.All(database, list), cancellation);

    /// <inheritdoc/>
    public Task<ListRow?> RowAsync(string list, string id, CancellationToken cancellation) =>
        readers.RunAsync(database => ListReads.One(database, list, id), cancellation);

    /// <inheritdoc/>
    public Task<CommandAnswer?> AnswerAsync(string key, CancellationToken cancellation) =>
        readers.RunAsync(database => ListReads.Answer(database, key), cancellation);

    /// <inheritdoc/>
    public Task<JournalStatus> StatusAsync(Instant now, CancellationToken cancellation) =>
        readers.RunAsync(database => JournalReads.Status(database, now, writer.QueueLength), cancellation);

    /// <summary>The end of the whole journal, to be kept outside it.</summary>
    public Task<JournalHead> HeadAsync(CancellationToken cancellation) => readers.RunAsync(JournalReads.Head, cancellation);

    /// <summary>Writes what still waits, then closes. Calls after it throw; a second close does nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref closed, 1) != 0) return;
        await Task.Run(readers.Dispose);
        await Task.Run(writer.Dispose);
        await ownership.DisposeAsync();
    }

    private static SqliteJournal Open(SqliteJournalOptions options, TimeProvider clock)
    {
        Directory.CreateDirectory(options.Directory);
        var ownership = DirectoryLock.Take(options.Directory);
        try
        {
            return new(ownership, new(options, clock), new(options));
        }
        catch
        {
            ownership.Dispose();
            throw;
        }
    }
}
