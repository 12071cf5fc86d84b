namespace PemActors.Journal.Sqlite;

/// <summary>Questions about lists and about commands' answers.</summary>
internal static class ListReads
{
    private const string Columns = "SELECT id, state, at, partner, about, body";
    private const string OfList = "WHERE list = (SELECT key FROM word WHERE text = ?1)";

    public static ListRow? One(Database database, string list, string id)
    {
        var row = database[$"{Columns} FROM list_row {OfList} AND id = ?2"].Bind(1, list).Bind(2, id);
        var found = row.Row() ? Read(list, row) : null;
        row.Reset();
        return found;
    }

    public static ListPage Page(Database database, ListQuery query, ListCursor? after)
    {
        var total = Bind(database[CountText(query)], query, null);
        total.Row();
        var count = total.Long(0);
        total.Reset();

        var rows = Bind(database[PageText(query, after)], query, after).Bind(9, query.Limit + 1);
        var page = new List<ListRow>();
        while (rows.Row()) page.Add(Read(query.List, rows));
        if (page.Count <= query.Limit) return new(page, null, count);
        page.RemoveAt(query.Limit);
        return new(page, new ListCursor(page[^1].At, page[^1].Id).ToString(), count);
    }

    internal static string CountText(ListQuery query) => $"SELECT count(*) {From(query)}";

    internal static string PageText(ListQuery query, ListCursor? after)
    {
        var (direction, beyond) = query.Descending ? (" DESC", '<') : ("", '>');
        var place = after is null ? "" : $" AND (at, id) {beyond} (?7, ?8)";
        return $"{Columns} {From(query)}{place} ORDER BY at{direction}, id{direction} LIMIT ?9";
    }

    // In the order of the table itself, so nothing is looked up twice.
    public static IReadOnlyList<ListRow> All(Database database, string list)
    {
        var rows = database[$"{Columns} FROM list_row {OfList} ORDER BY id"].Bind(1, list);
        var all = new List<ListRow>();
        while (rows.Row()) all.Add(Read(list, rows));
        return all;
    }

    public static CommandAnswer? Answer(Database database, string key)
    {
        var row = database["SELECT digest, at, body FROM answer WHERE key = ?"].Bind(1, key);
        var answer = row.Row() ? new CommandAnswer(key, row.Blob(0), new(row.Long(1)), row.Blob(2)) : null;
        row.Reset();
        return answer;
    }

    // The index is named and not left to the planner, which knows nothing of the figures and would rather walk over a whole list than choose
    // between three: a partner has few rows, an incentive many, a state nearly all.
    private static string From(ListQuery query)
    {
        var index = query.Partner is not null ? "list_partner" : query.About is not null ? "list_about" : query.State is not null ? "list_state" : "list_at";
        var filter = string.Concat(
            query.State is null ? "" : " AND state = ?2",
            query.Partner is null ? "" : " AND partner = ?3",
            query.About is null ? "" : " AND about = ?4",
            query.From is null ? "" : " AND at >= ?5",
            query.Until is null ? "" : " AND at < ?6");
        return $"FROM list_row INDEXED BY {index} {OfList}{filter}";
    }

    // Parameters that a text does not use are out of its range where it uses none greater, hence the check of the text's own count.
    private static Statement Bind(Statement statement, ListQuery query, ListCursor? after)
    {
        var count = statement.Parameters;
        statement.Bind(1, query.List);
        if (count >= 2) statement.Bind(2, query.State);
        if (count >= 3) statement.Bind(3, query.Partner);
        if (count >= 4) statement.Bind(4, query.About);
        if (count >= 5) statement.Bind(5, query.From?.Ticks);
        if (count >= 6) statement.Bind(6, query.Until?.Ticks);
        return after is { } place ? statement.Bind(7, place.At.Ticks).Bind(8, place.Id) : statement;
    }

    private static ListRow Read(string list, Statement row) =>
        new(list, row.Text(0), row.Text(1), new(row.Long(2)), row.TextOrNull(3), row.TextOrNull(4), row.Blob(5));
}
