namespace PemActors.Journal.Sqlite;

/// <summary>Questions about lists and about commands' answers.</summary>
internal static class ListReads
{
    private const string Columns = "SELECT id, state, at, partner, about, body FROM list_row WHERE list = (SELECT key FROM word WHERE text = ?1)";

    public static ListRow? One(Database database, string list, string id)
    {
        var row = database[$"{Columns} AND id = ?2"].Bind(1, list).Bind(2, id);
        var found = row.Row() ? Read(list, row) : null;
        row.Reset();
        return found;
    }

    public static ListPage Page(Database database, ListQuery query, ListCursor? after)
    {
        var filter = Filter(query);
        var total = Bind(database[$"SELECT count(*) FROM list_row WHERE list = (SELECT key FROM word WHERE text = ?1){filter}"], query, null);
        total.Row();
        var count = total.Long(0);
        total.Reset();

        var (direction, beyond) = query.Descending ? (" DESC", '<') : ("", '>');
        var place = after is null ? "" : $" AND (at, id) {beyond} (?7, ?8)";
        var rows = Bind(database[$"{Columns}{filter}{place} ORDER BY at{direction}, id{direction} LIMIT ?9"], query, after).Bind(9, query.Limit + 1);
        var page = new List<ListRow>();
        while (rows.Row()) page.Add(Read(query.List, rows));
        if (page.Count <= query.Limit) return new(page, null, count);
        page.RemoveAt(query.Limit);
        return new(page, new ListCursor(page[^1].At, page[^1].Id).ToString(), count);
    }

    public static CommandAnswer? Answer(Database database, string key)
    {
        var row = database["SELECT digest, at, body FROM answer WHERE key = ?"].Bind(1, key);
        var answer = row.Row() ? new CommandAnswer(key, row.Blob(0), new(row.Long(1)), row.Blob(2)) : null;
        row.Reset();
        return answer;
    }

    private static string Filter(ListQuery query) => string.Concat(
        query.State is null ? "" : " AND state = ?2",
        query.Partner is null ? "" : " AND partner = ?3",
        query.About is null ? "" : " AND about = ?4",
        query.From is null ? "" : " AND at >= ?5",
        query.Until is null ? "" : " AND at < ?6");

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
