using PemActors.Grains.Interfaces.Commands;
using PemActors.Grains.Interfaces.Facts;
using PemActors.Journal;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Subjects;

/// <summary>
/// What an actor knows, apart from Orleans and the store: it takes entries and facts and says what must be written. A state
/// in which an append failed is thrown away and folded anew, so it may be left in any condition.
/// </summary>
public interface ISubjectState
{
    /// <summary>Folds an entry that the journal has. Throws when the journal no longer folds.</summary>
    void Replay(StoredEntry entry);

    /// <summary>Called once after the journal was folded, with the card row as last committed.</summary>
    void Restore(CardRow? row, long version);

    /// <summary>Folds a new event; answers why not when its data cannot be read.</summary>
    EventOutcome? Apply(FactEnvelope fact);

    /// <summary>Whether a message of another subject says something newer than what is held.</summary>
    bool IsNews(FactEnvelope message);

    /// <summary>Called before the state settles because deadlines were found due.</summary>
    /// <param name="names">Which.</param>
    void Woken(IReadOnlyCollection<string> names) { }

    /// <summary>The earliest instant that a decision may have; it is made then where the clock has not got that far.</summary>
    Instant DecidesFrom => default;

    /// <summary>
    /// Decides a command. When granted its entries are folded already, and the state settles next; when refused nothing has changed. One that takes
    /// no commands refuses each.
    /// </summary>
    /// <param name="command">What is asked, and by whom.</param>
    /// <param name="key">The key that its entry will have; later than any decision before, at or after the clock's time.</param>
    CommandDecision Decide(CommandEnvelope command, FactKey key) =>
        CommandDecision.No("unknown-command", $"{command.Type} is no command that is decided here.");

    /// <summary>What has to be written now, besides the applied events themselves.</summary>
    /// <param name="now">The clock's time.</param>
    /// <param name="version">The version the journal will have reached with the applied events.</param>
    /// <param name="settleLater">Leave decisions on past closes to a later call, which a deadline at <paramref name="now"/> asks for.</param>
    Changes Settle(Instant now, long version, bool settleLater);

    /// <summary>Called after commit: what readers see from now on.</summary>
    void Publish(long version);
}

/// <summary>What a settled state wants written in one transaction with its facts.</summary>
/// <param name="Derived">Entries that the rules made.</param>
/// <param name="Outbox">Messages to other subjects.</param>
/// <param name="Deadlines">Deadlines set or removed.</param>
/// <param name="Card">The card row, when it differs from the one last written.</param>
public sealed record Changes(
    IReadOnlyList<NewEntry> Derived, IReadOnlyList<OutboxMessage> Outbox, IReadOnlyList<DeadlineChange> Deadlines, CardRow? Card)
{
    private static readonly Lazy<IReadOnlyList<ListChange>> NoLists = new([]);

    /// <summary>Nothing.</summary>
    public static readonly Changes None = new([], [], [], null);

    /// <value>Rows of lists put or removed. Made when first asked for, before the state changes again: who writes nothing need not have them made.</value>
    public Lazy<IReadOnlyList<ListChange>> Lists { get; init; } = NoLists;

    /// <value>Kinds of subjects to be woken.</value>
    public IReadOnlyList<WakeAll> Wakes { get; init; } = [];

    /// <summary>Whether there is nothing to write.</summary>
    public bool IsNone => Derived.Count == 0 && Outbox.Count == 0 && Deadlines.Count == 0 && Card is null && Lists.Value.Count == 0 && Wakes.Count == 0;
}
