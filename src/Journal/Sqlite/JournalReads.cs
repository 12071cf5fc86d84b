using PemActors.Rulebook.Primitives;

namespace PemActors.Journal.Sqlite;

/// <summary>Questions about the outbox, deadlines and the journal as a whole.</summary>
internal static class JournalReads
{
    public static IReadOnlyList<OutboxMessage> Undelivered(Database database, int limit)
    {
        var rows = database[
            """
            SELECT k.text, a.kind, a.id, b.kind, b.id, o.version, o.time, o.payload
            FROM outbox o CROSS JOIN word k ON k.key = o.kind CROSS JOIN subject a ON a.key = o.origin CROSS JOIN subject b ON b.key = o.target
            ORDER BY o.number LIMIT ?
            """].Bind(1, limit);
        var messages = new List<OutboxMessage>();
        while (rows.Row())
            messages.Add(new(rows.Text(0), Subject(rows, 1), Subject(rows, 3), rows.Long(5), new(rows.Long(6)), rows.Blob(7)));
        return messages;
    }

    public static IReadOnlyList<DueDeadline> Due(Database database, Instant now, int limit)
    {
        var rows = database[
            """
            SELECT s.kind, s.id, n.text, d.due
            FROM (SELECT subject, name, due FROM deadline WHERE due <= ? ORDER BY due LIMIT ?) d
            CROSS JOIN subject s ON s.key = d.subject CROSS JOIN word n ON n.key = d.name
            ORDER BY d.due
            """].Bind(1, now.Ticks).Bind(2, limit);
        var due = new List<DueDeadline>();
        while (rows.Row()) due.Add(new(Subject(rows, 0), rows.Text(2), new(rows.Long(3))));
        return due;
    }

    public static JournalHead Head(Database database)
    {
        var row = database["SELECT number, hash FROM commit_chain ORDER BY number DESC LIMIT 1"];
        var head = row.Row() ? new JournalHead(row.Long(0), row.Blob(1)) : JournalHead.Empty;
        row.Reset();
        return head;
    }

    // Sequence and commit numbers have no gaps, so the greatest is the count; the others count a short index.
    public static JournalStatus Status(Database database, Instant now, int queueLength)
    {
        var row = database[
            """
            SELECT (SELECT coalesce(max(seq), 0) FROM entry), (SELECT coalesce(max(number), 0) FROM commit_chain), (SELECT count(*) FROM card),
              (SELECT count(*) FROM outbox), (SELECT count(*) FROM deadline WHERE due <= ?), (SELECT count(*) FROM quarantine WHERE replayed IS NULL)
            """].Bind(1, now.Ticks);
        row.Row();
        var status = new JournalStatus(row.Long(0), row.Long(1), row.Long(2), row.Long(3), row.Long(4), row.Long(5), queueLength);
        row.Reset();
        return status;
    }

    public static Subject Subject(Statement row, int column) => new((SubjectKind)row.Long(column), row.Text(column + 1));
}
