using PemActors.Rulebook.Primitives;

namespace PemActors.Journal.Sqlite;

/// <summary>Events that were refused.</summary>
internal static class QuarantineRows
{
    private const string Columns = "SELECT number, received, reason, pointer, detail, source, id, type, bytes, replayed, outcome FROM quarantine";

    public static IReadOnlyList<long> Add(Database database, IReadOnlyList<NewQuarantined> events)
    {
        var last = database["SELECT coalesce(max(number), 0) FROM quarantine"];
        last.Row();
        var number = last.Long(0);
        last.Reset();
        foreach (var refused in events)
            database["INSERT INTO quarantine (number, received, reason, pointer, detail, source, id, type, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"]
                .Bind(1, ++number).Bind(2, refused.ReceivedAt.Ticks).Bind(3, refused.Reason).Bind(4, refused.Pointer).Bind(5, refused.Detail)
                .Bind(6, refused.Source).Bind(7, refused.Id).Bind(8, refused.Type).Blob(9, refused.Bytes.Span).Run();
        return [.. Enumerable.Range(1, events.Count).Select(index => number - events.Count + index)];
    }

    public static bool Replayed(Database database, long number, Instant at, string outcome)
    {
        database["UPDATE quarantine SET replayed = ?, outcome = ? WHERE number = ?"].Bind(1, at.Ticks).Bind(2, outcome).Bind(3, number).Run();
        return true;
    }

    public static IReadOnlyList<Quarantined> Page(Database database, long? before, int limit)
    {
        var rows = database[$"{Columns} WHERE number < ? ORDER BY number DESC LIMIT ?"].Bind(1, before ?? long.MaxValue).Bind(2, limit);
        var page = new List<Quarantined>();
        while (rows.Row()) page.Add(Read(rows));
        return page;
    }

    public static Quarantined? One(Database database, long number)
    {
        var row = database[$"{Columns} WHERE number = ?"].Bind(1, number);
        var found = row.Row() ? Read(row) : null;
        row.Reset();
        return found;
    }

    private static Quarantined Read(Statement row) => new(
        row.Long(0),
        new(new(row.Long(1)), row.Text(2), row.Text(3), row.Text(4), row.TextOrNull(5), row.TextOrNull(6), row.TextOrNull(7), row.Blob(8)),
        row.LongOrNull(9) is { } ticks ? new Instant(ticks) : null,
        row.TextOrNull(10));
}
