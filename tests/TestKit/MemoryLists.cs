using PemActors.Journal;
using PemActors.Rulebook.Primitives;

namespace PemActors.TestKit;

/// <summary>Questions about lists, answered by plain filtering and sorting.</summary>
internal static class MemoryLists
{
    public static ListPage Page(IEnumerable<ListRow> rows, ListQuery query, ListCursor? after)
    {
        var matching = rows.Where(row => row.List == query.List
            && (query.State is null || row.State == query.State)
            && (query.Partner is null || row.Partner == query.Partner)
            && (query.About is null || row.About == query.About)
            && !(row.At < query.From) && !(row.At >= query.Until)).ToList();
        matching.Sort((a, b) => (query.Descending ? -1 : 1) * Compare(new(a.At, a.Id), new(b.At, b.Id)));
        var page = matching.Where(row => after is not { } place || (query.Descending ? -1 : 1) * Compare(new(row.At, row.Id), place) > 0).Take(query.Limit + 1).ToList();
        if (page.Count <= query.Limit) return new(page, null, matching.Count);
        page.RemoveAt(query.Limit);
        return new(page, new ListCursor(page[^1].At, page[^1].Id).ToString(), matching.Count);
    }

    private static int Compare(ListCursor a, ListCursor b) => a.At != b.At ? a.At.CompareTo(b.At) : ByteOrder.Compare(a.Id, b.Id);
}
