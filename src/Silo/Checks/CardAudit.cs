using PemActors.Grains.Partners;
using PemActors.Grains.Programs;
using PemActors.Journal;
using PemActors.Journal.Audit;
using PemActors.Rulebook.Primitives;

namespace PemActors.Silo.Checks;

/// <summary>What is wrong with a subject beyond its chain: it no longer folds, or its card row is not what its journal gives.</summary>
public sealed record CardFinding(Subject Subject, string Sentence);

/// <summary>Recomputes every card row from its subject's journal, through the same fold as the actors.</summary>
public static class CardAudit
{
    /// <summary>Findings in order of subjects.</summary>
    public static async IAsyncEnumerable<CardFinding> FindingsAsync(JournalAudit audit, IJournal journal, ProgramsInForce programs)
    {
        await foreach (var (subject, entries) in audit.SubjectsAsync())
        {
            if (subject.Kind != SubjectKind.Partner) continue;
            var row = await journal.CardAsync(subject.Id, CancellationToken.None);
            if (Judge(subject, entries, row, programs) is { } sentence) yield return new(subject, sentence);
        }
    }

    private static string? Judge(Subject subject, SubjectJournal entries, CardRow? row, ProgramsInForce programs)
    {
        try
        {
            var state = PartnerState.Fold(new(subject.Id), programs, entries.Entries);
            // Nobody has introduced it, or not by its last entry: then there is no card, and rightly.
            if (row is null) return entries.Entries is [.., var end] && state.ViewAt(end.RecordedAt, 0) is not null ? "It is introduced but has no card row." : null;
            var due = state.CardRowAt(row.At, entries.Head.Version);
            return due == row ? null : $"Its card row is {row}, but its journal gives {due}.";
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return $"Its journal no longer folds: {fault.Message}";
        }
    }
}
