using Microsoft.Data.Sqlite;
using PemActors.Rulebook.Primitives;

namespace PemActors.Journal.Tests.Audit;

/// <summary>Makes versions, links, digests and commits of a tampered journal anew, so that it is without fault in itself.</summary>
internal static class Rechain
{
    public static void Run(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        var heads = new Dictionary<long, Head>();
        var head = JournalHead.Empty;
        Execute("UPDATE entry SET version = -seq; DELETE FROM commit_chain");
        foreach (var (sequence, key, subject, entry, recorded) in Entries(connection))
        {
            var before = heads.GetValueOrDefault(key, Head.Empty);
            var link = EntryChain.Link(before.Hash.Span, subject, before.Version + 1, entry, recorded);
            Execute(
                "UPDATE entry SET version = $a, previous = $b, hash = $c, payload_digest = $d, content_digest = $e WHERE seq = $f",
                before.Version + 1, before.Hash.ToArray(), link.Hash, link.Payload, link.Content, sequence);
            heads[key] = new(before.Version + 1, link.Hash);
            head = head.Next(sequence, recorded, link.Hash);
            Execute("INSERT INTO commit_chain VALUES ($a, $b, 1, $c, $d)", head.Commit, sequence, recorded.Ticks, head.Hash.ToArray());
        }
        Execute("DELETE FROM card; DELETE FROM outbox");
        transaction.Commit();

        void Execute(string sql, params object[] values)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"${(char)('a' + i)}", values[i]);
            command.ExecuteNonQuery();
        }
    }

    private static List<(long Sequence, long Key, Subject Subject, NewEntry Entry, Instant Recorded)> Entries(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT e.seq, e.subject, s.kind, s.id, w.text, e.id, t.text, e.time, e.recorded, e.payload
            FROM entry e JOIN subject s ON s.key = e.subject JOIN word w ON w.key = e.source JOIN word t ON t.key = e.type ORDER BY e.seq
            """;
        using var rows = command.ExecuteReader();
        var entries = new List<(long, long, Subject, NewEntry, Instant)>();
        while (rows.Read())
            entries.Add((
                rows.GetInt64(0), rows.GetInt64(1), new((SubjectKind)rows.GetByte(2), rows.GetString(3)),
                new(new(rows.GetString(4), rows.GetString(5)), rows.GetString(6), new(rows.GetInt64(7)), (byte[])rows.GetValue(9)), new(rows.GetInt64(8))));
        return entries;
    }
}
