using System.Text.Json;
using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Grains.Interfaces.Commands;
using PemActors.Grains.Interfaces.Facts;
using PemActors.Grains.Programs;
using PemActors.Grains.Subjects;
using PemActors.Journal;
using PemActors.Rulebook.Compliance;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Incentives;

/// <summary>What an incentive's actor knows: its journal folded into a book, and what of it is to be written. Actors, audit and doctor fold it alike.</summary>
public sealed class IncentiveState(IncentiveId id, ProgramsInForce programs, CurrencyConverter currencies, Action<IncentiveFold, long>? publish = null) : ISubjectState
{
    private readonly IncentiveFold fold = new(id, programs, currencies);
    private readonly List<object> messages = [];
    private readonly OwnDeadline deadline = new(SubjectDeadline.Settlement);
    private bool isAnnouncing;
    private FactEnvelope? read;
    private object? message;

    /// <summary>The journal, folded.</summary>
    public IncentiveFold Fold => fold;

    /// <inheritdoc/>
    public void Replay(StoredEntry entry)
    {
        fold.Take(entry.Type, new(entry.Time, SourceNames.Shared(entry.Key.Source), entry.Key.Id), entry.Payload, entry.RecordedAt);
        fold.Moves.Clear();
    }

    /// <inheritdoc/>
    public void Restore(CardRow? row, long version) => publish?.Invoke(fold, version);

    /// <inheritdoc/>
    public EventOutcome? Apply(FactEnvelope fact)
    {
        // A message is told under the clock of its append, which only settling knows.
        if (MessageOf(fact) is { } known) messages.Add(known);
        else fold.Take(fact.Type, new(fact.Time, SourceNames.Shared(fact.Source), fact.Id), fact.Data, default);
        return null;
    }

    /// <inheritdoc/>
    public bool IsNews(FactEnvelope message) => MessageOf(message) switch
    {
        PartnerEarned earned => fold.IsNews(earned),
        PartnerComplied complied => fold.IsNews(complied),
        _ => true,
    };

    /// <inheritdoc/>
    public CommandDecision Decide(CommandEnvelope command, FactKey key)
    {
        var (data, fault) = CommandData.Read(command, key, id, currencies);
        if (fault is { } refused) return CommandDecision.No(refused.Code!, refused.Sentence!);
        using var json = JsonDocument.Parse(data!.ToJsonString());
        var before = fold.Book;
        var ruled = fold.Decide(command.Type, key, json.RootElement);
        return ruled.Decision is { } decision
            ? CommandDecision.Yes(new(new(key.Source, key.Id), command.Type, key.Time, CommandData.Complete(command.Type, data, decision, before, currencies.Currency)))
            : CommandDecision.No(ruled.Code!, ruled.Sentence!);
    }

    /// <inheritdoc/>
    public void Woken(IReadOnlyCollection<string> names) => isAnnouncing |= names.Contains(SubjectDeadline.Terms);

    /// <inheritdoc/>
    public Changes Settle(Instant now, long version, bool settleLater)
    {
        foreach (var told in messages)
        {
            if (told is PartnerEarned earned) fold.Take(earned, now);
            else fold.Take((PartnerComplied)told, now);
        }
        messages.Clear();
        // An import tells a history that must not lapse before it was told whole.
        if (!settleLater) fold.Advance(now);
        var moves = fold.Moves;
        var derived = IncentiveEntries.Of(moves.Consequences, fold.Book, currencies.Currency, version);
        IReadOnlyList<ListChange> lists = moves.IsNone ? [] : IncentiveRows.Of(fold, currencies.Currency, version + derived.Count);
        // Its own waking comes first, and with it a look at the list: a partner that the store does not know at the commit that wakes them all has then heard of it.
        IReadOnlyList<WakeAll> wakes = isAnnouncing ? [new(SubjectKind.Partner, SubjectDeadline.Terms, now)] : [];
        isAnnouncing = false;
        IReadOnlyList<DeadlineChange> announcement = moves.ConcernsPartners ? [new(SubjectDeadline.Terms, now)] : [];
        moves.Clear();
        return new(derived, [], [.. deadline.Set(fold.Book?.NextInstant), .. announcement], null) { Lists = new(lists), Wakes = wakes };
    }

    /// <inheritdoc/>
    public void Publish(long version) => publish?.Invoke(fold, version);

    // Asked whether it is news and then applied: read once.
    private object? MessageOf(FactEnvelope fact)
    {
        if (ReferenceEquals(read, fact)) return message;
        (read, message) = (fact, fact.Type switch
        {
            EventNames.IncentivePartnerEarned => EarningJson.Earned(fact.Data),
            EventNames.IncentivePartnerComplied => EarningJson.Complied(fact.Data),
            _ => null,
        });
        return message;
    }
}
