using PemActors.Journal;
using PemActors.Rulebook.Primitives;

namespace PemActors.TestKit;

/// <summary>When a call fails: before it did anything, or after its effect took place and only the answer is lost.</summary>
public enum FaultMoment
{
    Before,
    After,
}

/// <summary>A journal that fails chosen calls with <see cref="JournalUnavailableException"/> and passes all others on.</summary>
public sealed class FaultingJournal(IJournal inner) : IJournal
{
    private readonly Lock gate = new();
    private int calls;
    private int failing;
    private FaultMoment moment;
    private Func<FaultMoment?>? chance;

    /// <summary>Calls since the last <see cref="FailCall"/>, or since the start.</summary>
    public int Calls
    {
        get { lock (gate) return calls; }
    }

    /// <summary>Whether the chosen call has come and failed.</summary>
    public bool HasFailed
    {
        get { lock (gate) return failing > 0 && calls >= failing; }
    }

    /// <summary>Counts anew and fails the call of this number, from 1; 0 for none.</summary>
    public void FailCall(int number, FaultMoment at)
    {
        lock (gate) (calls, failing, moment) = (0, number, at);
    }

    /// <summary>Asks before each call whether it fails, and when; null for never. It is asked under a lock.</summary>
    public void FailSome(Func<FaultMoment?>? faults)
    {
        lock (gate) chance = faults;
    }

    public Task<SubjectJournal> LoadAsync(Subject subject, CancellationToken cancellation) => CallAsync(() => inner.LoadAsync(subject, cancellation));

    public Task<IReadOnlyList<StoredEntry>> PageAsync(Subject subject, long? before, int limit, CancellationToken cancellation) =>
        CallAsync(() => inner.PageAsync(subject, before, limit, cancellation));

    public Task<IReadOnlyList<Subject>> SubjectsAsync(SubjectKind kind, string? after, int limit, CancellationToken cancellation) =>
        CallAsync(() => inner.SubjectsAsync(kind, after, limit, cancellation));

    public Task<IReadOnlyList<KnownEntry>> FindAsync(IReadOnlyList<EntryKey> keys, CancellationToken cancellation) => CallAsync(() => inner.FindAsync(keys, cancellation));

    public Task<AppendResult> AppendAsync(Append append, Lane lane, CancellationToken cancellation) => CallAsync(() => inner.AppendAsync(append, lane, cancellation));

    public Task<IReadOnlyList<OutboxMessage>> UndeliveredAsync(int limit, CancellationToken cancellation) => CallAsync(() => inner.UndeliveredAsync(limit, cancellation));

    public Task DeliveredAsync(IReadOnlyList<OutboxMessage> messages, CancellationToken cancellation) => CallAsync(async () =>
    {
        await inner.DeliveredAsync(messages, cancellation);
        return true;
    });

    public Task<IReadOnlyList<DueDeadline>> DueAsync(Instant now, int limit, CancellationToken cancellation) => CallAsync(() => inner.DueAsync(now, limit, cancellation));

    public Task<IReadOnlyList<long>> QuarantineAsync(IReadOnlyList<NewQuarantined> events, CancellationToken cancellation) => CallAsync(() => inner.QuarantineAsync(events, cancellation));

    public Task<IReadOnlyList<Quarantined>> QuarantinedAsync(long? before, int limit, CancellationToken cancellation) =>
        CallAsync(() => inner.QuarantinedAsync(before, limit, cancellation));

    public Task<Quarantined?> QuarantinedAsync(long number, CancellationToken cancellation) => CallAsync(() => inner.QuarantinedAsync(number, cancellation));

    public Task ReplayedAsync(long number, Instant at, string outcome, CancellationToken cancellation) => CallAsync(async () =>
    {
        await inner.ReplayedAsync(number, at, outcome, cancellation);
        return true;
    });

    public Task<CardRow?> CardAsync(string partner, CancellationToken cancellation) => CallAsync(() => inner.CardAsync(partner, cancellation));

    public Task<CardPage> CardsAsync(CardQuery query, CancellationToken cancellation) => CallAsync(() => inner.CardsAsync(query, cancellation));

    public Task<IReadOnlyList<EcosystemCell>> EcosystemAsync(CancellationToken cancellation) => CallAsync(() => inner.EcosystemAsync(cancellation));

    public Task<ListPage> ListAsync(ListQuery query, CancellationToken cancellation) => CallAsync(() => inner.ListAsync(query, cancellation));

    public Task<IReadOnlyList<ListRow>> RowsAsync(string list, CancellationToken cancellation) => CallAsync(() => inner.RowsAsync(list, cancellation));

    public Task<ListRow?> RowAsync(string list, string id, CancellationToken cancellation) => CallAsync(() => inner.RowAsync(list, id, cancellation));

    public Task<CommandAnswer?> AnswerAsync(string key, CancellationToken cancellation) => CallAsync(() => inner.AnswerAsync(key, cancellation));

    public Task<JournalStatus> StatusAsync(Instant now, CancellationToken cancellation) => CallAsync(() => inner.StatusAsync(now, cancellation));

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private async Task<T> CallAsync<T>(Func<Task<T>> call)
    {
        var fault = Count();
        if (fault == FaultMoment.Before) throw new JournalUnavailableException("A planted fault before the call.");
        var answer = await call();
        return fault == FaultMoment.After ? throw new JournalUnavailableException("A planted fault after the call took effect.") : answer;
    }

    private FaultMoment? Count()
    {
        lock (gate) return ++calls == failing ? moment : chance?.Invoke();
    }
}
