using PemActors.Rulebook.Primitives;

namespace PemActors.Journal.Sqlite;

/// <summary>A subject's number and the end of its chain, as the writer knows them inside its transaction.</summary>
internal sealed class KnownSubject(long key, long version, ReadOnlyMemory<byte> hash)
{
    public long Key { get; } = key;

    public long Version { get; private set; } = version;

    public ReadOnlyMemory<byte> Hash { get; private set; } = hash;

    public bool IsAt(Head head) => Version == head.Version && Hash.Span.SequenceEqual(head.Hash.Span);

    public void MoveTo(long toVersion, byte[] toHash) => (Version, Hash) = (toVersion, toHash);
}

/// <summary>The writer's numbers for subjects and words, given at first use, with the heads it has seen lately.</summary>
internal sealed class Names(Database database, int headsKept)
{
    private const int WordsKept = 16_384;
    private readonly Generations<Subject, KnownSubject> subjects = new(headsKept);
    private readonly Generations<string, object> words = new(WordsKept);
    private long lastSubject = Last(database, "SELECT coalesce(max(key), 0) FROM subject");
    private long lastWord = Last(database, "SELECT coalesce(max(key), 0) FROM word");

    /// <summary>The subject, numbered now if it is new.</summary>
    public KnownSubject Subject(Subject subject)
    {
        if (subjects.Find(subject) is { } known) return known;
        known = Look(subject) ?? Add(subject);
        subjects.Set(subject, known);
        return known;
    }

    /// <summary>The word's number, given now if it is new.</summary>
    public long Word(string text)
    {
        if (words.Find(text) is long known) return known;
        var row = database["SELECT key FROM word WHERE text = ?"].Bind(1, text);
        long key;
        if (row.Row()) key = row.Long(0);
        else database["INSERT INTO word VALUES (?, ?)"].Bind(1, key = ++lastWord).Bind(2, text).Run();
        row.Reset();
        words.Set(text, key);
        return key;
    }

    private KnownSubject? Look(Subject subject)
    {
        var row = database["SELECT key FROM subject WHERE kind = ? AND id = ?"].Bind(1, (long)subject.Kind).Bind(2, subject.Id);
        if (!row.Row()) return null;
        var key = row.Long(0);
        row.Reset();
        var head = database["SELECT version, hash FROM entry WHERE subject = ? ORDER BY version DESC LIMIT 1"].Bind(1, key);
        var known = head.Row() ? new KnownSubject(key, head.Long(0), head.Blob(1)) : new(key, 0, Head.Empty.Hash);
        head.Reset();
        return known;
    }

    private KnownSubject Add(Subject subject)
    {
        database["INSERT INTO subject VALUES (?, ?, ?)"].Bind(1, ++lastSubject).Bind(2, (long)subject.Kind).Bind(3, subject.Id).Run();
        return new(lastSubject, 0, Head.Empty.Hash);
    }

    private static long Last(Database database, string sql)
    {
        var row = database[sql];
        row.Row();
        var last = row.Long(0);
        row.Reset();
        return last;
    }
}
