using PemActors.Journal;
using PemActors.Rulebook.Okrs;

namespace PemActors.Grains.Okrs;

/// <summary>Adds the list of parts up, page by page.</summary>
public static class OkrTable
{
    private const int PageRows = 1_000;

    /// <summary>The sums over all rows of the list.</summary>
    public static async Task<OkrRollup> ReadAsync(IJournal journal, CancellationToken cancellation = default)
    {
        // A row that changes between two pages moves to the end of the order and is met twice: the later word counts.
        var parts = new Dictionary<string, OkrPart>(StringComparer.Ordinal);
        var query = new ListQuery(OkrRow.List, Limit: PageRows);
        while (true)
        {
            var page = await journal.ListAsync(query, cancellation);
            foreach (var row in page.Rows) parts[row.Id] = OkrRow.Read(row);
            if (page.Next is null) return OkrRollup.Of(parts.Values);
            query = query with { After = page.Next };
        }
    }
}
