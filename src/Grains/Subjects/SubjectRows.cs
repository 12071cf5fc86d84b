using PemActors.Grains.Incentives;
using PemActors.Grains.Programs;
using PemActors.Journal;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Subjects;

/// <summary>The rows that a subject keeps in lists, made anew from its journal alone, for whoever looks whether those in the store are the same.</summary>
public static class SubjectRows
{
    private static readonly HashSet<string> DealDesk =
        [ListNames.Registrations, ListNames.Protections, ListNames.Conflicts, ListNames.ConflictParties, ListNames.Opportunities];

    /// <summary>
    /// Every row that the subject ever wrote, with what it must be now, or that there must be none; empty where its kind keeps no rows. Throws what the fold throws.
    /// </summary>
    /// <param name="subject">Whose.</param>
    /// <param name="programs">The programs in force.</param>
    /// <param name="journal">Its journal.</param>
    /// <param name="at">An instant up to which everything that was due has been done.</param>
    public static IReadOnlyList<ListChange> Of(Subject subject, ProgramsInForce programs, SubjectJournal journal, Instant at) => subject.Kind switch
    {
        SubjectKind.Incentive => Incentive(new(subject.Id), programs, journal),
        SubjectKind.Program => new ProgramState(subject.Id, programs).RowsOf(journal),
        SubjectKind.Account or SubjectKind.Conflict or SubjectKind.Opportunity => Settled(SubjectStates.Empty(subject, programs)!, journal, at),
        _ => [],
    };

    // What its book moved is not cleared in between, so it ends as all that ever moved.
    private static IReadOnlyList<ListChange> Incentive(IncentiveId id, ProgramsInForce programs, SubjectJournal journal)
    {
        var fold = new IncentiveFold(id, programs, programs.Currencies);
        foreach (var entry in journal.Entries) fold.Take(entry.Type, new(entry.Time, entry.Key.Source, entry.Key.Id), entry.Payload, entry.RecordedAt);
        return IncentiveRows.Of(fold, programs.Currencies.Currency, journal.Head.Version);
    }

    // A state that was just loaded does not know which rows it has written, and says them all.
    private static IReadOnlyList<ListChange> Settled(ISubjectState state, SubjectJournal journal, Instant at)
    {
        foreach (var entry in journal.Entries) state.Replay(entry);
        state.Restore(null, journal.Head.Version);
        return [.. state.Settle(at, journal.Head.Version, settleLater: false).Lists.Value.Where(change => DealDesk.Contains(change.List))];
    }
}
