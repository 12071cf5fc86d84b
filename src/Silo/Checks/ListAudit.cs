using PemActors.Grains.Programs;
using PemActors.Grains.Subjects;
using PemActors.Journal;
using PemActors.Journal.Audit;
using PemActors.Rulebook.Primitives;

namespace PemActors.Silo.Checks;

/// <summary>Makes the rows of lists anew from their subjects' journals, and compares them with those in the store.</summary>
public static class ListAudit
{
    /// <summary>
    /// Findings in order of subjects; then, in order of lists, rows that no journal gives. Rows are those of the last commit's instant; a subject that was due before
    /// it and has not been woken yet is passed over.
    /// </summary>
    public static async IAsyncEnumerable<ListFinding> FindingsAsync(JournalAudit audit, IJournal journal, ProgramsInForce programs)
    {
        var at = audit.CommittedAt;
        var late = (await journal.DueAsync(at, int.MaxValue, CancellationToken.None)).Select(due => due.Subject).ToHashSet();
        var known = new Dictionary<string, HashSet<string>>();
        await foreach (var (subject, entries) in audit.SubjectsAsync())
        {
            var (rows, fault) = Rows(subject, entries, programs, at);
            if (fault is not null) yield return new(Subject.Name(subject.Kind), subject.Id, fault);
            foreach (var change in rows)
            {
                if (change.Row is { } due)
                {
                    if (!known.TryGetValue(change.List, out var ids)) known.Add(change.List, ids = []);
                    ids.Add(change.Id);
                    if (late.Contains(subject)) continue;
                    if (await journal.RowAsync(change.List, change.Id, CancellationToken.None) is not { } row) yield return new(change.List, change.Id, $"{subject} gives it, but there is no such row.");
                    else if (RowText.Of(row) is var told && RowText.Of(due) is var text && told != text) yield return new(change.List, change.Id, $"It is {told}, but {subject} gives {text}.");
                }
                else if (!late.Contains(subject) && !IsOthers(known, change) && await journal.RowAsync(change.List, change.Id, CancellationToken.None) is not null)
                {
                    yield return new(change.List, change.Id, $"It is there, but {subject} says that it is gone.");
                }
            }
        }
        foreach (var (list, ids) in known.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            await foreach (var row in journal.AllAsync(new(list)))
                if (!ids.Contains(row.Id))
                    yield return new(list, row.Id, "No journal gives it.");
    }

    // An opportunity that has moved to another account has its rows from there.
    private static bool IsOthers(Dictionary<string, HashSet<string>> known, ListChange change) => known.TryGetValue(change.List, out var ids) && ids.Contains(change.Id);

    private static (IReadOnlyList<ListChange> Rows, string? Fault) Rows(Subject subject, SubjectJournal entries, ProgramsInForce programs, Instant at)
    {
        try
        {
            return (SubjectRows.Of(subject, programs, entries, at), null);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return ([], $"Its journal no longer folds: {fault.Message}");
        }
    }
}
