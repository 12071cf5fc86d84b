using System.Text.Json;
using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Grains.Programs;
using PemActors.Grains.Subjects;
using PemActors.Rulebook.Compliance;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Incentives;

/// <summary>
/// The journal of an incentive folded into its book. Entries are taken in version order, each under the clock that it carries, so that a replay moves the
/// same money at the same places:
/// a message of what was earned is told after all that was due when it was recorded; another system's decision at its own time, by which requests
/// lapse; a command after all that was due at its time; and where time alone moved the book the entries of source <c>pem:clock</c> say when.
/// What else the rules derived follows from the entries before it and is passed over.
/// </summary>
public sealed class IncentiveFold(IncentiveId id, ProgramsInForce programs, CurrencyConverter currencies)
{
    /// <summary>Source of all other derived entries.</summary>
    public const string RuleSource = "pem:incentive";

    private const string CommandPrefix = "command:";
    private readonly IncentiveRules rules = new(id, programs, currencies);
    private readonly EarnedNotes notes = new();
    private readonly Waiting waiting = new();
    private readonly Dictionary<FactKey, VoidDecision> voids = [];
    private readonly Dictionary<PayoutId, MdfDetails> details = [];
    private long posted;

    /// <summary>Which.</summary>
    public IncentiveId Id => id;

    /// <summary>The book; null before publication.</summary>
    public IncentiveBook? Book { get; private set; }

    /// <summary>Sum of what waits for a settlement.</summary>
    public long PendingMinor { get; private set; }

    /// <summary>What happened since it was last cleared.</summary>
    public BookMoves Moves { get; } = new();

    /// <summary>Decisions of history that are kept and have no effect.</summary>
    public IReadOnlyDictionary<FactKey, VoidDecision> Voids => voids;

    /// <summary>What an MDF request says that the rules do not read.</summary>
    public MdfDetails DetailsOf(PayoutId request) => details.GetValueOrDefault(request) ?? MdfDetails.None;

    /// <summary>Whether a message says something newer than what is held.</summary>
    public bool IsNews(PartnerEarned earned) => notes.IsNews(earned);

    /// <summary>Whether a message says something newer than what is held.</summary>
    public bool IsNews(PartnerComplied complied) => notes.IsNews(complied);

    /// <summary>Takes an entry of the journal.</summary>
    /// <exception cref="InvalidOperationException">A command that was granted no longer is: the journal does not fold.</exception>
    public void Take(string type, FactKey key, ReadOnlyMemory<byte> data, Instant recordedAt)
    {
        if (key.Source == SubjectDeadline.ClockSource) Advance(key.Time);
        else if (type == EventNames.IncentivePartnerEarned) Take(EarningJson.Earned(data), recordedAt);
        else if (type == EventNames.IncentivePartnerComplied) Take(EarningJson.Complied(data), recordedAt);
        else if (IsCommand(key)) TakeCommand(type, key, data);
        else if (IncentiveRules.Decides(type)) TakeHistory(type, key, data);
    }

    /// <summary>
    /// Takes what a partner earned, after all that was due when it was recorded: that very instant included, for the clock may have stood there before without
    /// leaving an entry.
    /// </summary>
    public void Take(PartnerEarned earned, Instant recordedAt)
    {
        if (!notes.Take(earned, out var before)) return;
        // Requests lapse by their own history, which may not have been told whole yet.
        if (Book?.Incentive.Terms.Kind != IncentiveKind.Mdf) Advance(recordedAt, byClock: false);
        Tell(earned, before, recordedAt);
        foreach (var activity in earned.Activities) waiting.Awake($"{earned.Partner}/{activity.Key.Id}");
        Retry();
    }

    /// <summary>Takes what strikes bring about for a partner.</summary>
    public void Take(PartnerComplied complied, Instant recordedAt)
    {
        if (!notes.Take(complied) || Book is null) return;
        Note(Book.Comply(complied.Partner, complied.Status), recordedAt, byClock: false);
        Retry();
    }

    /// <summary>
    /// Decides a command after all that is due by its time; when refused nothing has changed. The entry that it becomes is folded the same way again.
    /// </summary>
    internal Ruled Decide(string type, FactKey key, JsonElement data)
    {
        var steps = new List<(Instant At, BookDecision Decision)>();
        var book = Book;
        while (book?.NextInstant is { } due && due <= key.Time)
        {
            steps.Add((due, book.Advance(due)));
            book = steps[^1].Decision.Book;
        }
        book = book?.Advance(key.Time).Book;
        var ruled = rules.Decide(book, type, key, data, Origin.Command, notes.Activity);
        if (ruled.Decision is not { } decision) return ruled;
        foreach (var (due, step) in steps) Note(step, due, byClock: false);
        Grant(type, key, data, decision, key.Time);
        Retry();
        return ruled;
    }

    /// <summary>Time passes: what is due by then happens, instant by instant.</summary>
    public void Advance(Instant t) => Advance(t, byClock: true);

    private void Advance(Instant t, bool byClock)
    {
        while (Book?.NextInstant is { } due && due <= t)
        {
            Note(Book.Advance(due), due, byClock);
            Retry();
        }
        // Nothing is due any more, so this tells the time alone.
        if (Book is not null && Book.Clock < t) Book = Book.Advance(t).Book;
    }

    private void TakeCommand(string type, FactKey key, ReadOnlyMemory<byte> data)
    {
        using var json = JsonDocument.Parse(data);
        if (Decide(type, key, json.RootElement) is { Code: { } code, Sentence: var sentence })
            throw new InvalidOperationException($"{type} {key.Id} was granted and is now refused as {code}: {sentence}");
    }

    private void TakeHistory(string type, FactKey key, ReadOnlyMemory<byte> data)
    {
        Tell(type, key, data);
        Retry();
    }

    private void Tell(string type, FactKey key, ReadOnlyMemory<byte> data)
    {
        using var json = JsonDocument.Parse(data);
        var ruled = rules.Decide(Book, type, key, json.RootElement, Origin.History, notes.Activity);
        if (ruled.Decision is { } decision)
        {
            if (voids.Remove(key)) Moves.Void(key, null);
            Grant(type, key, json.RootElement, decision, key.Time);
            return;
        }
        var why = new VoidDecision(type, ruled.Code!, ruled.Sentence!);
        voids[key] = why;
        Moves.Void(key, why);
        if (Waiting.For(type, why.Code, Book is not null, json.RootElement) is { } name) waiting.Add(name, new(type, key, data));
    }

    private void Grant(string type, FactKey key, JsonElement data, BookDecision decision, Instant at)
    {
        var opens = Book is null;
        Note(decision, at, byClock: false);
        if (type is EventNames.IncentivePublished or EventNames.IncentiveClosed) Moves.Redefine(concernsPartners: true);
        if (type == EventNames.IncentiveBudgetChanged) Moves.Redefine(concernsPartners: false);
        if (type is EventNames.IncentiveMdfProposed or EventNames.IncentiveMdfProofSubmitted)
        {
            var request = new PayoutId(data.GetProperty("request").GetString()!);
            details[request] = DetailsOf(request).With(new(data, key, currencies), type == EventNames.IncentiveMdfProofSubmitted);
        }
        if (!opens) return;
        foreach (var complied in notes.Complied) Note(Book!.Comply(complied.Partner, complied.Status), at, byClock: false);
        foreach (var earned in notes.Earned) Tell(earned, null, at);
        waiting.Awake(Waiting.Publication);
    }

    // A payout whose cause moved to another quarter is in one message and no longer in the other, both of one version; the one that has it says more.
    private void Tell(PartnerEarned earned, PartnerEarned? before, Instant at)
    {
        if (Book is null) return;
        var present = before is null || before.Entitlements.Count == 0 ? null : earned.Entitlements.Select(entitlement => entitlement.Payout).ToHashSet();
        foreach (var entitlement in Restatements.Between(before?.Entitlements ?? [], earned.Entitlements))
            Note(Book.Entitle(entitlement, 2 * earned.Version + (present is null || present.Contains(entitlement.Payout) ? 1 : 0)), at, byClock: false);
    }

    private void Note(BookDecision decision, Instant at, bool byClock)
    {
        foreach (var name in decision.Changed)
        {
            PendingMinor += Pending(decision.Book, name) - Pending(Book, name);
            waiting.Awake(name.Value);
        }
        Book = decision.Book;
        Moves.Add(decision, at, byClock, ref posted);
    }

    private void Retry()
    {
        while (waiting.Next() is { } again) Tell(again.Type, again.Key, again.Data);
    }

    private static long Pending(IncentiveBook? book, PayoutId name) =>
        book is not null && book.Payouts.TryGetValue(name, out var position) ? position.PendingMinor : 0;

    private static bool IsCommand(FactKey key) => key.Source == SubjectGrain<IncentiveState>.CommandSource && key.Id.StartsWith(CommandPrefix, StringComparison.Ordinal);
}
