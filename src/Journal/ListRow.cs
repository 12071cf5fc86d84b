using PemActors.Rulebook.Primitives;

namespace PemActors.Journal;

/// <summary>
/// What lists read of anything that is no partner card: a registration, a conflict, an incentive, a payout, a posting, a document. Written in
/// the transaction that changed it, so never behind.
/// </summary>
/// <param name="List">Which list, a word of few.</param>
/// <param name="Id">Unique within the list.</param>
/// <param name="State">What the list is filtered by first, kebab-case.</param>
/// <param name="At">What the list is sorted by: when it is due, or when it happened.</param>
/// <param name="Partner">Whose it is; null for nobody's or several partners'.</param>
/// <param name="About">What it belongs to, such as its incentive; null for nothing.</param>
/// <param name="Body">The whole of it as compact UTF-8 JSON.</param>
public sealed record ListRow(string List, string Id, string State, Instant At, string? Partner, string? About, ReadOnlyMemory<byte> Body);

/// <summary>A row put into its list, in place of the one of the same id; or, with no row, removed.</summary>
public sealed record ListChange(string List, string Id, ListRow? Row)
{
    /// <summary>Puts a row.</summary>
    public static ListChange Put(ListRow row) => new(row.List, row.Id, row);

    /// <summary>Removes a row.</summary>
    public static ListChange Remove(string list, string id) => new(list, id, null);
}

/// <summary>Which rows, in order of (at, id), from where. A filter that is null lets all pass.</summary>
/// <param name="List">Which list.</param>
/// <param name="State">Only of this state.</param>
/// <param name="Partner">Only this partner's.</param>
/// <param name="About">Only what belongs to this.</param>
/// <param name="From">Only at or after this instant.</param>
/// <param name="Until">Only before this instant.</param>
/// <param name="Descending">Latest first.</param>
/// <param name="After">Cursor of the page before; null for the first.</param>
/// <param name="Limit">1–1,000.</param>
public sealed record ListQuery(
    string List, string? State = null, string? Partner = null, string? About = null, Instant? From = null, Instant? Until = null,
    bool Descending = false, string? After = null, int Limit = 100);

/// <summary>A page of rows.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Next">Cursor of the next page; null at the end.</param>
/// <param name="Total">Rows that match over all pages.</param>
public sealed record ListPage(IReadOnlyList<ListRow> Rows, string? Next, long Total);

/// <summary>The place of a row in the order of its list, as callers hold it.</summary>
public readonly record struct ListCursor(Instant At, string Id)
{
    /// <summary><c>ticks:id</c>.</summary>
    public override string ToString() => $"{At.Ticks}:{Id}";

    /// <summary>Where a query goes on; null at the start.</summary>
    /// <exception cref="ArgumentException">The cursor is not one that a page gave.</exception>
    public static ListCursor? Of(ListQuery query)
    {
        if (query.After is null) return null;
        var colon = query.After.IndexOf(':');
        return colon > 0 && long.TryParse(query.After.AsSpan(0, colon), out var ticks)
            ? new(new(ticks), query.After[(colon + 1)..])
            : throw new ArgumentException($"'{query.After}' is no cursor of a list.", nameof(query));
    }
}
