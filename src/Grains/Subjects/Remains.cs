using PemActors.Journal;

namespace PemActors.Grains.Subjects;

/// <summary>What is left of a subject whose journal no longer folds: the last card, as far as the entries that still fold tell it.</summary>
internal static class Remains
{
    /// <summary>Folds what folds into a state, for what it publishes; that is all that is kept of it. The subject is marked already.</summary>
    public static void Serve(ISubjectState last, SubjectJournal journal, CardRow? row)
    {
        foreach (var entry in journal.Entries) Try(() => last.Replay(entry));
        Try(() => last.Restore(row, journal.Head.Version));
    }

    private static void Try(Action step)
    {
        try
        {
            step();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // One entry less.
        }
    }
}
