using PemActors.Journal;
using PemActors.Rulebook.Primitives;

namespace PemActors.TestKit;

/// <summary>The journal's contract in the plainest form: lists under one lock. What the durable journals are measured against, and a fast stand-in for them.</summary>
public sealed class MemoryJournal : IJournal
{
    private readonly Lock gate = new();
    private readonly Dictionary<Subject, List<(StoredEntry Entry, byte[] Hash)>> journals = [];
    private readonly Dictionary<EntryKey, KnownEntry> taken = [];
    private readonly List<OutboxMessage> outbox = [];
    private readonly Dictionary<(Subject Subject, string Name), Instant> deadlines = [];
    private readonly Dictionary<string, CardRow> cards = [];
    private readonly Dictionary<(string List, string Id), ListRow> rows = [];
    private readonly Dictionary<string, CommandAnswer> answers = [];
    private readonly List<Quarantined> quarantine = [];
    private long commits;

    public Task<SubjectJournal> LoadAsync(Subject subject, CancellationToken cancellation) =>
        Locked(() => new SubjectJournal(HeadOf(subject), [.. Entries(subject).Select(row => row.Entry)]));

    public Task<IReadOnlyList<StoredEntry>> PageAsync(Subject subject, long? before, int limit, CancellationToken cancellation) =>
        Locked<IReadOnlyList<StoredEntry>>(() => [.. Entries(subject).Select(row => row.Entry).Reverse().Where(entry => entry.Version < (before ?? long.MaxValue)).Take(limit)]);

    public Task<IReadOnlyList<Subject>> SubjectsAsync(SubjectKind kind, string? after, int limit, CancellationToken cancellation) => Locked<IReadOnlyList<Subject>>(() =>
        [.. journals.Keys.Where(subject => subject.Kind == kind && string.CompareOrdinal(subject.Id, after) > 0).OrderBy(subject => subject.Id, StringComparer.Ordinal).Take(limit)]);

    public Task<IReadOnlyList<KnownEntry>> FindAsync(IReadOnlyList<EntryKey> keys, CancellationToken cancellation) => Locked<IReadOnlyList<KnownEntry>>(() => Known(keys));

    public Task<AppendResult> AppendAsync(Append append, Lane lane, CancellationToken cancellation) => Locked<AppendResult>(() =>
    {
        var before = append.Answers.Where(answer => answers.ContainsKey(answer.Key)).Select(answer => answers[answer.Key]).ToList();
        if (before.Count > 0) return new AppendResult.AnsweredBefore(before);
        var head = HeadOf(append.Subject);
        if (head.Version != append.Expected.Version || !head.Hash.Span.SequenceEqual(append.Expected.Hash.Span)) return new AppendResult.Fenced();
        var known = Known(append.Entries.Select(entry => entry.Key));
        if (known.Count > 0) return new AppendResult.KeysTaken(known);
        foreach (var given in append.Answers) answers.Add(given.Key, given);
        foreach (var entry in append.Entries) Add(append, entry);
        foreach (var message in append.Outbox) Send(message);
        foreach (var change in append.Deadlines)
        {
            if (change.Due is { } due) deadlines[(append.Subject, change.Name)] = due;
            else deadlines.Remove((append.Subject, change.Name));
        }
        foreach (var wake in append.Wakes) Wake(wake);
        foreach (var change in append.Lists)
        {
            if (change.Row is { } row) rows[(change.List, change.Id)] = row;
            else rows.Remove((change.List, change.Id));
        }
        if (append.Card is { } card) cards[card.Partner] = card;
        return new AppendResult.Committed(HeadOf(append.Subject), ++commits);
    });

    public Task<IReadOnlyList<OutboxMessage>> UndeliveredAsync(int limit, CancellationToken cancellation) => Locked<IReadOnlyList<OutboxMessage>>(() => [.. outbox.Take(limit)]);

    public Task DeliveredAsync(IReadOnlyList<OutboxMessage> messages, CancellationToken cancellation) =>
        Locked(() => outbox.RemoveAll(kept => messages.Any(message => IsSame(kept, message) && kept.Version == message.Version)));

    public Task<IReadOnlyList<DueDeadline>> DueAsync(Instant now, int limit, CancellationToken cancellation) => Locked<IReadOnlyList<DueDeadline>>(() =>
        [.. deadlines.Where(row => row.Value <= now).OrderBy(row => row.Value).Take(limit).Select(row => new DueDeadline(row.Key.Subject, row.Key.Name, row.Value))]);

    public Task<IReadOnlyList<long>> QuarantineAsync(IReadOnlyList<NewQuarantined> events, CancellationToken cancellation) => Locked<IReadOnlyList<long>>(() =>
    {
        foreach (var refused in events) quarantine.Add(new(quarantine.Count + 1, refused, null, null));
        return [.. quarantine.TakeLast(events.Count).Select(row => row.Number)];
    });

    public Task<IReadOnlyList<Quarantined>> QuarantinedAsync(long? before, int limit, CancellationToken cancellation) => Locked<IReadOnlyList<Quarantined>>(() =>
        [.. quarantine.AsEnumerable().Reverse().Where(row => row.Number < (before ?? long.MaxValue)).Take(limit)]);

    public Task<Quarantined?> QuarantinedAsync(long number, CancellationToken cancellation) => Locked(() => quarantine.Find(row => row.Number == number));

    public Task ReplayedAsync(long number, Instant at, string outcome, CancellationToken cancellation) => Locked(() =>
    {
        var index = quarantine.FindIndex(row => row.Number == number);
        if (index >= 0) quarantine[index] = quarantine[index] with { ReplayedAt = at, Outcome = outcome };
        return index;
    });

    public Task<CardRow?> CardAsync(string partner, CancellationToken cancellation) => Locked(() => cards.GetValueOrDefault(partner));

    public Task<CardPage> CardsAsync(CardQuery query, CancellationToken cancellation)
    {
        var after = CardCursor.Of(query);
        return Locked(() => MemoryCards.Page(cards.Values, query, after));
    }

    public Task<IReadOnlyList<EcosystemCell>> EcosystemAsync(CancellationToken cancellation) => Locked(() => MemoryCards.Ecosystem(cards.Values));

    public Task<ListPage> ListAsync(ListQuery query, CancellationToken cancellation)
    {
        var after = ListCursor.Of(query);
        return Locked(() => MemoryLists.Page(rows.Values, query, after));
    }

    public Task<IReadOnlyList<ListRow>> RowsAsync(string list, CancellationToken cancellation) =>
        Locked<IReadOnlyList<ListRow>>(() => [.. rows.Values.Where(row => row.List == list).OrderBy(row => row.Id, StringComparer.Ordinal)]);

    public Task<ListRow?> RowAsync(string list, string id, CancellationToken cancellation) => Locked(() => rows.GetValueOrDefault((list, id)));

    public Task<CommandAnswer?> AnswerAsync(string key, CancellationToken cancellation) => Locked(() => answers.GetValueOrDefault(key));

    public Task<JournalStatus> StatusAsync(Instant now, CancellationToken cancellation) => Locked(() => new JournalStatus(
        journals.Values.Sum(journal => journal.Count), commits, cards.Count, outbox.Count, deadlines.Values.Count(due => due <= now), quarantine.Count(row => row.ReplayedAt is null), 0));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private List<(StoredEntry Entry, byte[] Hash)> Entries(Subject subject) => journals.GetValueOrDefault(subject, []);

    private Head HeadOf(Subject subject) => Entries(subject) is [.., var last] ? new(last.Entry.Version, last.Hash) : Head.Empty;

    private List<KnownEntry> Known(IEnumerable<EntryKey> asked) => [.. asked.Distinct().Where(taken.ContainsKey).Select(key => taken[key])];

    private void Add(Append append, NewEntry entry)
    {
        var head = HeadOf(append.Subject);
        var link = EntryChain.Link(head.Hash.Span, append.Subject, head.Version + 1, entry, append.RecordedAt);
        if (!journals.TryGetValue(append.Subject, out var journal)) journals.Add(append.Subject, journal = []);
        journal.Add((new(head.Version + 1, entry.Key, entry.Type, entry.Time, append.RecordedAt, entry.Payload), link.Hash));
        taken.Add(entry.Key, new(entry.Key, append.Subject, link.Content));
    }

    private void Send(OutboxMessage message)
    {
        var index = outbox.FindIndex(kept => IsSame(kept, message));
        if (index < 0) outbox.Add(message);
        else if (message.Version > outbox[index].Version) outbox[index] = message;
    }

    private void Wake(WakeAll wake)
    {
        foreach (var subject in journals.Keys.Where(subject => subject.Kind == wake.Kind))
            if (!deadlines.TryGetValue((subject, wake.Name), out var due) || due > wake.Due)
                deadlines[(subject, wake.Name)] = wake.Due;
    }

    private static bool IsSame(OutboxMessage a, OutboxMessage b) => a.Origin == b.Origin && a.Target == b.Target && a.Kind == b.Kind;

    private Task<T> Locked<T>(Func<T> action)
    {
        lock (gate) return Task.FromResult(action());
    }
}
