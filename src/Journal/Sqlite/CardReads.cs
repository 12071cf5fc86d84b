using PemActors.Rulebook.Primitives;

namespace PemActors.Journal.Sqlite;

/// <summary>Questions about card rows.</summary>
internal static class CardReads
{
    private const string Columns =
        "SELECT partner, name, type, region, lifecycle, tier, warnings, suspended, band, score, dimensions, open, arr, certifications, at, next_change, version FROM card";

    /// <summary>What a search looks in: id and name in lower case.</summary>
    public static string SearchText(CardRow card) => $"{card.Partner}\n{card.Name}".ToLowerInvariant();

    public static CardRow? One(Database database, string partner)
    {
        var row = database[$"{Columns} WHERE partner = ?"].Bind(1, partner);
        var card = row.Row() ? Read(row) : null;
        row.Reset();
        return card;
    }

    public static CardPage Page(Database database, CardQuery query, CardCursor? after)
    {
        var filter = Filter(query);
        var total = Bind(database[$"SELECT count(*) FROM card{filter}"], query);
        total.Row();
        var count = total.Long(0);
        total.Reset();

        var (sort, direction, beyond) = (Expression(query.Sort), query.Descending ? " DESC" : "", query.Descending ? '<' : '>');
        var place = after is null ? "" : query.Sort == CardSort.Partner
            ? $"{And(filter)} partner {beyond} ?6"
            : $"{And(filter)} ({sort} {beyond} ?7 OR ({sort} = ?7 AND partner > ?6))";
        var ties = query.Sort == CardSort.Partner ? "" : ", partner";
        var rows = Bind(database[$"{Columns}{filter}{place} ORDER BY {sort}{direction}{ties} LIMIT ?8"], query, after).Bind(8, query.Limit + 1);
        var page = new List<CardRow>(query.Limit + 1);
        while (rows.Row()) page.Add(Read(rows));
        if (page.Count <= query.Limit) return new(page, null, count);
        page.RemoveAt(query.Limit);
        return new(page, new CardCursor(query.Sort, query.Descending, Value(page[^1], query.Sort), page[^1].Partner).ToString(), count);
    }

    public static IReadOnlyList<EcosystemCell> Ecosystem(Database database)
    {
        var rows = database["SELECT region, band, tier, count(*), sum(open), sum(arr), sum(score) FROM card GROUP BY region, band, tier ORDER BY region, band, tier"];
        var cells = new List<EcosystemCell>();
        while (rows.Row()) cells.Add(new(rows.Text(0), rows.Text(1), rows.Text(2), rows.Long(3), rows.Long(4), rows.Long(5), rows.Long(6)));
        return cells;
    }

    private static string Filter(CardQuery query)
    {
        var terms = new List<string>();
        if (!string.IsNullOrEmpty(query.Search)) terms.Add("instr(search, ?1) > 0");
        if (query.Band is not null) terms.Add("band = ?2");
        if (query.Tier is not null) terms.Add("tier = ?3");
        if (query.Type is not null) terms.Add("type = ?4");
        if (query.Region is not null) terms.Add("region = ?5");
        return terms.Count == 0 ? "" : $" WHERE {string.Join(" AND ", terms)}";
    }

    private static string And(string filter) => filter.Length == 0 ? " WHERE" : " AND";

    // Parameters that a text does not use are out of its range where it uses none greater, hence the check of the text's own count.
    private static Statement Bind(Statement statement, CardQuery query, CardCursor? after = null)
    {
        var count = statement.Parameters;
        if (count >= 1 && !string.IsNullOrEmpty(query.Search)) statement.Bind(1, query.Search.ToLowerInvariant());
        if (count >= 2) statement.Bind(2, query.Band);
        if (count >= 3) statement.Bind(3, query.Tier);
        if (count >= 4) statement.Bind(4, query.Type);
        if (count >= 5) statement.Bind(5, query.Region);
        if (after is null || count < 7) return statement;
        statement.Bind(6, after.Partner);
        return query.Sort is CardSort.Partner or CardSort.Name ? statement.Bind(7, after.Value) : statement.Bind(7, long.Parse(after.Value));
    }

    private static string Expression(CardSort sort) => sort switch
    {
        CardSort.Partner => "partner",
        CardSort.Name => "name",
        CardSort.Score => "score",
        CardSort.Tier => "CASE tier WHEN 'none' THEN 0 WHEN 'registered' THEN 1 WHEN 'select' THEN 2 WHEN 'premier' THEN 3 ELSE 4 END",
        CardSort.Open => "open",
        CardSort.Arr => "arr",
        _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, "Not a column that cards are sorted by."),
    };

    private static string Value(CardRow card, CardSort sort) => sort switch
    {
        CardSort.Partner => card.Partner,
        CardSort.Name => card.Name,
        CardSort.Score => $"{card.ScoreMicro}",
        CardSort.Tier => card.Tier switch { "none" => "0", "registered" => "1", "select" => "2", "premier" => "3", _ => "4" },
        CardSort.Open => $"{card.OpenMinor}",
        CardSort.Arr => $"{card.ArrMinor}",
        _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, "Not a column that cards are sorted by."),
    };

    private static CardRow Read(Statement row) => new(
        row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.Text(5), (int)row.Long(6), row.Long(7) != 0, row.Text(8), row.Long(9), row.Text(10),
        row.Long(11), row.Long(12), (int)row.Long(13), new(row.Long(14)), row.LongOrNull(15) is { } ticks ? new Instant(ticks) : null, row.Long(16));
}
