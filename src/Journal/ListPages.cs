using System.Runtime.CompilerServices;

namespace PemActors.Journal;

/// <summary>Walks over whole lists.</summary>
public static class ListPages
{
    private const int PageRows = 1_000;

    /// <summary>Every row that a query finds, page by page.</summary>
    public static async IAsyncEnumerable<ListRow> AllAsync(this IJournal journal, ListQuery query, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (var next = query with { Limit = PageRows, After = null }; ;)
        {
            var page = await journal.ListAsync(next, cancellation);
            foreach (var row in page.Rows) yield return row;
            if (page.Next is null) yield break;
            next = next with { After = page.Next };
        }
    }
}
