using Microsoft.Extensions.Logging;
using PemActors.Grains.Interfaces.Facts;
using PemActors.Journal;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Subjects;

/// <summary>
/// The shell around a subject's state: fold, settle, append, and only then answer. Whatever goes wrong in between, the state is
/// thrown away and the next call folds the journal again, so nothing half-applied is ever served.
/// </summary>
public abstract partial class SubjectGrain<TState>(SubjectServices services, Func<string, Subject> subjectOf) : Grain, ISubjectGrain
    where TState : class, ISubjectState
{
    private const int MaxAttempts = 8;
    private Head head = Head.Empty;
    private TState? state;

    /// <summary>This actor's subject.</summary>
    protected Subject Subject { get; private set; }

    /// <summary>Why this subject takes no writes; null when it is well.</summary>
    protected string? Fault { get; private set; }

    /// <summary>What the host gave.</summary>
    protected SubjectServices Services => services;

    /// <summary>The version committed last.</summary>
    protected long Version => head.Version;

    private Instant Now => Instant.From(services.Clock.GetUtcNow());

    /// <summary>An empty state.</summary>
    protected abstract TState NewState();

    /// <summary>Called when the journal has been folded into a state; what is published from now on is new.</summary>
    protected virtual void Loaded() { }

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Subject = subjectOf(this.GetPrimaryKeyString());
        await LoadAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ApplyReply> Apply(FactEnvelope[] batch)
    {
        using var mine = await turn.TakeAsync();
        var outcomes = new EventOutcome?[batch.Length];
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var current = await CurrentAsync();
            if (current is null) return Array.ConvertAll<FactEnvelope, EventOutcome?>(batch, _ => Unreadable()).ToReply();
            var fresh = await FoldAsync(current, batch, outcomes, areMessages: false);
            if (fresh is null) continue;
            if (fresh.Entries.Count == 0) return outcomes.ToReply();
            switch (await AppendAsync(fresh, Lane.Intake))
            {
                case AppendResult.Committed:
                    return outcomes.ToReply();
                case AppendResult.KeysTaken taken:
                    outcomes.MarkKnown(Subject, batch, taken.Known);
                    break;
            }
        }
        throw new JournalUnavailableException($"{Subject} was extended by others {MaxAttempts} times in a row.");
    }

    /// <inheritdoc/>
    public async Task Deliver(FactEnvelope[] messages)
    {
        using var mine = await turn.TakeAsync();
        var outcomes = new EventOutcome?[messages.Length];
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var current = await CurrentAsync();
            if (current is null)
            {
                await QuarantineAsync(messages, Array.ConvertAll(messages, _ => Unreadable()));
                return;
            }
            var fresh = await FoldAsync(current, messages, outcomes, areMessages: true);
            if (fresh is null) continue;
            switch (fresh.Entries.Count == 0 ? null : await AppendAsync(fresh, Lane.Consequences))
            {
                case null or AppendResult.Committed:
                    await QuarantineAsync(messages, outcomes);
                    return;
                case AppendResult.KeysTaken taken:
                    // Delivered before and folded on reload: the repetition says nothing new.
                    var known = taken.Known.Select(entry => entry.Key).ToHashSet();
                    for (var i = 0; i < messages.Length; i++)
                        if (known.Contains(new(messages[i].Source, messages[i].Id))) outcomes[i] = EventOutcome.Duplicate;
                    break;
            }
        }
        throw new JournalUnavailableException($"{Subject} was extended by others {MaxAttempts} times in a row.");
    }

    /// <inheritdoc/>
    public Task Wake(string[] names) => WakeAsync(names, null);

    /// <inheritdoc/>
    public Task WakeAt(string[] names, long atTicks) => WakeAsync(names, new(atTicks));

    /// <summary>Does what has become due by an instant; null: by now.</summary>
    protected virtual async Task WakeAsync(string[] names, Instant? at)
    {
        using var mine = await turn.TakeAsync();
        DeadlineChange[] done = names.Contains(SubjectDeadline.Terms) ? [new(SubjectDeadline.Terms, null)] : [];
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (done.Length > 0) await TermsChangedAsync();
            var current = await CurrentAsync();
            var now = at ?? Now;
            if (current is null)
            {
                // It takes no writes, so it must not stay due: the sweep would find it again at once.
                await services.Journal.AppendAsync(new(Subject, head, now, [], [], [.. names.Select(name => new DeadlineChange(name, null))], null), Lane.Consequences, CancellationToken.None);
                return;
            }
            Changes changes;
            try
            {
                current.Woken(names);
                changes = current.Settle(now, head.Version, services.Settlement.IsDeferred);
            }
            catch
            {
                // Half settled: what was noted as decided has not been written.
                state = null;
                throw;
            }
            if (done.Length > 0) changes = changes with { Deadlines = [.. changes.Deadlines, .. done] };
            if (changes.IsNone || await AppendAsync(new([], changes, now), Lane.Consequences) is AppendResult.Committed) return;
        }
    }

    /// <summary>Called before the state is asked because program or incentives changed, for what is known of them beside the state.</summary>
    protected virtual Task TermsChangedAsync() => Task.CompletedTask;

    /// <summary>Whether a state still keeps all of the journal that is asked for; one that does not is folded anew.</summary>
    protected virtual bool IsWhole(TState known) => true;

    /// <summary>
    /// The state for a look at it, before the caller waits for anything else; folded again where the last one was thrown away, null when the journal
    /// no longer folds.
    /// </summary>
    protected async Task<TState?> StateAsync()
    {
        using var mine = await turn.TakeAsync();
        return await CurrentAsync();
    }

    private async Task<TState?> CurrentAsync()
    {
        if (state is not null && !IsWhole(state)) state = null;
        if (state is null && Fault is null) await LoadAsync(CancellationToken.None);
        return state;
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        var journal = await services.Journal.LoadAsync(Subject, cancellation);
        // Without entries there is no card either: a new subject costs one look into the store.
        var row = Subject.Kind == SubjectKind.Partner && journal.Head.Version > 0 ? await services.Journal.CardAsync(Subject.Id, cancellation) : null;
        head = journal.Head;
        var fresh = NewState();
        try
        {
            foreach (var entry in journal.Entries)
            {
                fresh.Replay(entry);
                if (entry.Key.Source == CommandSource) lastDecision = Instant.Max(lastDecision, entry.Time);
            }
            fresh.Restore(row, journal.Head.Version);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            services.Log.LogError(fault, "The journal of {Subject} no longer folds.", Subject);
            Fault = fault.Message;
            services.Faults.Mark(Subject, fault.Message);
            Remains.Serve(NewState(), journal, row);
            return;
        }
        services.Faults.Clear(Subject);
        Loaded();
        state = fresh;
    }

    // Folds what has no outcome yet. Null when a rule threw: the culprits then have their outcome and the state must be loaded again.
    private async Task<PendingAppend?> FoldAsync(TState current, FactEnvelope[] batch, EventOutcome?[] outcomes, bool areMessages)
    {
        var entries = new List<NewEntry>(batch.Length);
        var now = Now;
        try
        {
            for (var i = 0; i < batch.Length; i++)
            {
                if (outcomes[i] is not null || (areMessages && !current.IsNews(batch[i]))) continue;
                outcomes[i] = current.Apply(batch[i]);
                if (outcomes[i] is null) entries.Add(batch[i].ToEntry());
            }
            var changes = entries.Count == 0 ? Changes.None : current.Settle(now, head.Version + entries.Count, services.Settlement.IsDeferred);
            return new(entries, changes, now);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            services.Log.LogWarning(fault, "A rule threw over a batch for {Subject}; the culprit is looked for.", Subject);
            await IsolateAsync(batch, outcomes, areMessages);
            return null;
        }
    }

    // Finds every fact over which a rule throws, by folding them one by one; after each such fact on a fresh state, for it may be half folded.
    private async Task IsolateAsync(FactEnvelope[] batch, EventOutcome?[] outcomes, bool areMessages)
    {
        var sound = 0;
        for (var isFound = true; isFound;)
        {
            isFound = false;
            state = null;
            if (await CurrentAsync() is not { } trial) return;
            for (var i = 0; i < batch.Length; i++)
            {
                if (outcomes[i] is not null) continue;
                try
                {
                    var isFolded = (!areMessages || trial.IsNews(batch[i])) && trial.Apply(batch[i]) is null;
                    if (isFolded && i >= sound) trial.Settle(Now, head.Version + i + 1, services.Settlement.IsDeferred);
                }
                catch (Exception fault) when (fault is not OutOfMemoryException)
                {
                    outcomes[i] = new(EventStatus.Quarantined, "rule-fault", "", $"A rule cannot take this event: {fault.Message}");
                    isFound = true;
                    break;
                }
                sound = Math.Max(sound, i + 1);
            }
        }
        state = null;
    }

    private async Task<AppendResult> AppendAsync(PendingAppend pending, Lane lane)
    {
        var changes = pending.Changes;
        IReadOnlyList<NewEntry> entries = changes.Derived.Count == 0 ? pending.Entries : [.. pending.Entries, .. changes.Derived];
        var append = new Append(Subject, head, pending.At, entries, changes.Outbox, changes.Deadlines, changes.Card)
        {
            Lists = changes.Lists.Value,
            Wakes = changes.Wakes,
            Answers = pending.Answers,
        };
        var building = state!;
        state = null;
        AppendResult result;
        try
        {
            result = await services.Journal.AppendAsync(append, lane, CancellationToken.None);
        }
        catch
        {
            // It may be durable all the same: this activation's card would then be an old one for as long as nothing else comes, and
            // the messages would wait for a look into the store.
            DeactivateOnIdle();
            if (changes.Outbox.Count > 0) services.Outbox.LookIntoStore();
            throw;
        }
        if (result is AppendResult.Committed committed)
        {
            head = committed.Head;
            building.Publish(head.Version);
            state = building;
            services.Outbox.Enqueue(changes.Outbox);
        }
        return result;
    }

    private async Task QuarantineAsync(FactEnvelope[] messages, EventOutcome?[] outcomes)
    {
        var rows = outcomes.Refusals(messages, Now);
        if (rows.Count > 0) await services.Journal.QuarantineAsync(rows, CancellationToken.None);
    }

    private EventOutcome Unreadable() =>
        new(EventStatus.Quarantined, "subject-unreadable", "", $"The journal of {Subject} no longer folds, so it takes no writes: {Fault} Run doctor.");
}
