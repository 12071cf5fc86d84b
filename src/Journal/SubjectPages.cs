using System.Runtime.CompilerServices;
using PemActors.Rulebook.Primitives;

namespace PemActors.Journal;

/// <summary>Walks over all subjects of a kind.</summary>
public static class SubjectPages
{
    private const int PageSubjects = 1_000;

    /// <summary>The subjects of a kind that have a journal, by id, page by page; no page is empty.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<Subject>> SubjectPagesAsync(
        this IJournal journal, SubjectKind kind, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (string? after = null; ;)
        {
            var page = await journal.SubjectsAsync(kind, after, PageSubjects, cancellation);
            if (page.Count > 0) yield return page;
            if (page.Count < PageSubjects) yield break;
            after = page[^1].Id;
        }
    }
}
