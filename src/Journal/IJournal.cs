using PemActors.Rulebook.Primitives;

namespace PemActors.Journal;

/// <summary>The lane an append waits in, so that intake can never starve what follows from it.</summary>
public enum Lane : byte
{
    /// <summary>Facts and commands from outside.</summary>
    Intake,

    /// <summary>Outbox deliveries and deadlines.</summary>
    Consequences,
}

/// <summary>
/// The one durable thing: per-subject journals with a hash chain and a version fence, an outbox, deadlines, and the card rows
/// that lists read. Safe for use by many threads. Every member throws <see cref="JournalUnavailableException"/> when the store
/// cannot be reached or its queue is full; the outcome of an append is then unknown until the subject is loaded again.
/// </summary>
public interface IJournal : IAsyncDisposable
{
    /// <summary>All entries of a subject in version order, with its head.</summary>
    Task<SubjectJournal> LoadAsync(Subject subject, CancellationToken cancellation);

    /// <summary>A page of a subject's entries, newest first, with version below <paramref name="before"/> (null: from the newest).</summary>
    Task<IReadOnlyList<StoredEntry>> PageAsync(Subject subject, long? before, int limit, CancellationToken cancellation);

    /// <summary>Subjects of a kind that have entries, ascending by id, those after <paramref name="after"/> (null: from the first).</summary>
    Task<IReadOnlyList<Subject>> SubjectsAsync(SubjectKind kind, string? after, int limit, CancellationToken cancellation);

    /// <summary>Those of <paramref name="keys"/> that some journal has already.</summary>
    Task<IReadOnlyList<KnownEntry>> FindAsync(IReadOnlyList<EntryKey> keys, CancellationToken cancellation);

    /// <summary>Writes an append, whole or not at all, and returns when it is durable.</summary>
    Task<AppendResult> AppendAsync(Append append, Lane lane, CancellationToken cancellation);

    /// <summary>Outbox messages not yet delivered, oldest first, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<OutboxMessage>> UndeliveredAsync(int limit, CancellationToken cancellation);

    /// <summary>Removes delivered messages; one that a greater version has replaced since stays.</summary>
    Task DeliveredAsync(IReadOnlyList<OutboxMessage> messages, CancellationToken cancellation);

    /// <summary>Deadlines not after <paramref name="now"/>, earliest first, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<DueDeadline>> DueAsync(Instant now, int limit, CancellationToken cancellation);

    /// <summary>Keeps events that were refused at the door or by a subject; returns their quarantine numbers in order.</summary>
    Task<IReadOnlyList<long>> QuarantineAsync(IReadOnlyList<NewQuarantined> events, CancellationToken cancellation);

    /// <summary>A page of quarantined events, newest first, with number below <paramref name="before"/> (null: from the newest).</summary>
    Task<IReadOnlyList<Quarantined>> QuarantinedAsync(long? before, int limit, CancellationToken cancellation);

    /// <summary>One quarantined event; null when there is none of that number.</summary>
    Task<Quarantined?> QuarantinedAsync(long number, CancellationToken cancellation);

    /// <summary>Marks a quarantined event as replayed, with what came of it.</summary>
    Task ReplayedAsync(long number, Instant at, string outcome, CancellationToken cancellation);

    /// <summary>The card row of a partner; null when it has none.</summary>
    Task<CardRow?> CardAsync(string partner, CancellationToken cancellation);

    /// <summary>A page of card rows.</summary>
    Task<CardPage> CardsAsync(CardQuery query, CancellationToken cancellation);

    /// <summary>Counts of partners per region, band and tier, with sums, over all card rows.</summary>
    Task<IReadOnlyList<EcosystemCell>> EcosystemAsync(CancellationToken cancellation);

    /// <summary>A page of a list.</summary>
    Task<ListPage> ListAsync(ListQuery query, CancellationToken cancellation);

    /// <summary>All rows of a list as of one moment, by id. For sums over a whole list; what people read comes in pages.</summary>
    Task<IReadOnlyList<ListRow>> RowsAsync(string list, CancellationToken cancellation);

    /// <summary>One row of a list; null when it has none of that id.</summary>
    Task<ListRow?> RowAsync(string list, string id, CancellationToken cancellation);

    /// <summary>What a command of that key was answered; null when there was none.</summary>
    Task<CommandAnswer?> AnswerAsync(string key, CancellationToken cancellation);

    /// <summary>Sizes and backlogs, for readiness and metrics.</summary>
    Task<JournalStatus> StatusAsync(Instant now, CancellationToken cancellation);
}

/// <summary>A subject's whole journal.</summary>
public sealed record SubjectJournal(Head Head, IReadOnlyList<StoredEntry> Entries);

/// <summary>An event that was refused, with the reason, where in it the fault is, and its bytes.</summary>
/// <param name="ReceivedAt">The clock's time of the refusal.</param>
/// <param name="Reason">Reason code, kebab-case.</param>
/// <param name="Pointer">JSON pointer to the fault; empty for the whole event.</param>
/// <param name="Detail">A sentence that names the fault and the legal range.</param>
/// <param name="Source">The event's source where it could be read.</param>
/// <param name="Id">The event's id where it could be read.</param>
/// <param name="Type">The event's type where it could be read.</param>
/// <param name="Bytes">The event as received, as far as it is JSON in structured mode; at most 256 KiB.</param>
public sealed record NewQuarantined(
    Instant ReceivedAt, string Reason, string Pointer, string Detail, string? Source, string? Id, string? Type, ReadOnlyMemory<byte> Bytes);

/// <summary>A quarantined event with its number and, once replayed, what came of it.</summary>
public sealed record Quarantined(long Number, NewQuarantined Event, Instant? ReplayedAt, string? Outcome);

/// <summary>Which card rows, in which order, from where.</summary>
/// <param name="Search">Part of id or name, any case; null for all.</param>
/// <param name="Band">red, yellow or green; null for all.</param>
/// <param name="Tier">A tier; null for all.</param>
/// <param name="Type">A partner type; null for all.</param>
/// <param name="Region">A region; null for all.</param>
/// <param name="Sort">Column to sort by; ties go by partner id.</param>
/// <param name="Descending">Greatest first.</param>
/// <param name="After">Cursor of the page before; null for the first.</param>
/// <param name="Limit">1–1,000.</param>
public sealed record CardQuery(
    string? Search = null, string? Band = null, string? Tier = null, string? Type = null, string? Region = null,
    CardSort Sort = CardSort.Partner, bool Descending = false, string? After = null, int Limit = 100);

/// <summary>Columns a list of cards can be sorted by.</summary>
public enum CardSort : byte
{
    /// <summary>Partner id.</summary>
    Partner,
    /// <summary>Name.</summary>
    Name,
    /// <summary>Health score.</summary>
    Score,
    /// <summary>Tier, none first.</summary>
    Tier,
    /// <summary>Open pipeline.</summary>
    Open,
    /// <summary>ARR.</summary>
    Arr,
}

/// <summary>A page of card rows.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Next">Cursor of the next page; null at the end.</param>
/// <param name="Total">Rows that match over all pages.</param>
public sealed record CardPage(IReadOnlyList<CardRow> Rows, string? Next, long Total);

/// <summary>How many partners of a region, band and tier, with their open pipeline and ARR in minor units.</summary>
public sealed record EcosystemCell(string Region, string Band, string Tier, long Partners, long OpenMinor, long ArrMinor, long ScoreMicroSum);

/// <summary>Sizes and backlogs.</summary>
/// <param name="Entries">Journal rows.</param>
/// <param name="Commits">Group commits.</param>
/// <param name="Partners">Card rows.</param>
/// <param name="OutboxPending">Messages not delivered.</param>
/// <param name="DeadlinesDue">Deadlines not after now.</param>
/// <param name="Quarantined">Quarantined events not replayed.</param>
/// <param name="QueueLength">Appends waiting for a commit.</param>
public sealed record JournalStatus(long Entries, long Commits, long Partners, long OutboxPending, long DeadlinesDue, long Quarantined, int QueueLength);
