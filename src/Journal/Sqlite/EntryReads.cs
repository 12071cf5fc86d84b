using PemActors.Rulebook.Primitives;

namespace PemActors.Journal.Sqlite;

/// <summary>Questions about entries.</summary>
internal static class EntryReads
{
    private const string Columns =
        """
        SELECT e.version, s.text, e.id, t.text, e.time, e.recorded, e.payload, e.hash
        FROM entry e CROSS JOIN word s ON s.key = e.source CROSS JOIN word t ON t.key = e.type
        """;

    public static SubjectJournal Load(Database database, Subject subject)
    {
        if (Key(database, subject) is not { } key) return new(Head.Empty, []);
        var rows = database[$"{Columns} WHERE e.subject = ? ORDER BY e.version"].Bind(1, key);
        var (entries, head) = (new List<StoredEntry>(), Head.Empty);
        while (rows.Row())
        {
            entries.Add(Entry(rows));
            head = new(rows.Long(0), rows.Blob(7));
        }
        return new(head, entries);
    }

    public static IReadOnlyList<StoredEntry> Page(Database database, Subject subject, long? before, int limit)
    {
        if (Key(database, subject) is not { } key) return [];
        var rows = database[$"{Columns} WHERE e.subject = ? AND e.version < ? ORDER BY e.version DESC LIMIT ?"]
            .Bind(1, key).Bind(2, before ?? long.MaxValue).Bind(3, limit);
        var entries = new List<StoredEntry>();
        while (rows.Row()) entries.Add(Entry(rows));
        return entries;
    }

    public static IReadOnlyList<Subject> Subjects(Database database, SubjectKind kind, string? after, int limit)
    {
        var rows = database["SELECT id FROM subject WHERE kind = ? AND id > ? AND EXISTS (SELECT 1 FROM entry e WHERE e.subject = subject.key) ORDER BY id LIMIT ?"].Bind(1, (long)kind).Bind(2, after ?? "").Bind(3, limit);
        var subjects = new List<Subject>();
        while (rows.Row()) subjects.Add(new(kind, rows.Text(0)));
        return subjects;
    }

    public static List<KnownEntry> Find(Database database, IReadOnlyList<EntryKey> keys)
    {
        var found = new List<KnownEntry>();
        var words = new Dictionary<string, long?>();
        var row = database["SELECT s.kind, s.id, e.content_digest FROM entry e CROSS JOIN subject s ON s.key = e.subject WHERE e.source = ? AND e.id = ?"];
        foreach (var key in keys.Distinct())
        {
            if (!words.TryGetValue(key.Source, out var source)) words.Add(key.Source, source = Word(database, key.Source));
            if (source is null) continue;
            if (row.Bind(1, source.Value).Bind(2, key.Id).Row()) found.Add(new(key, new((SubjectKind)row.Long(0), row.Text(1)), row.Blob(2)));
            row.Reset();
        }
        return found;
    }

    public static long? Key(Database database, Subject subject) =>
        Single(database["SELECT key FROM subject WHERE kind = ? AND id = ?"].Bind(1, (long)subject.Kind).Bind(2, subject.Id));

    private static long? Word(Database database, string text) => Single(database["SELECT key FROM word WHERE text = ?"].Bind(1, text));

    private static long? Single(Statement row)
    {
        long? value = row.Row() ? row.Long(0) : null;
        row.Reset();
        return value;
    }

    private static StoredEntry Entry(Statement row) =>
        new(row.Long(0), new(row.Text(1), row.Text(2)), row.Text(3), new(row.Long(4)), new(row.Long(5)), row.Blob(6));
}
