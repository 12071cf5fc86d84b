using PemActors.Rulebook.Primitives;

namespace PemActors.Journal.Sqlite;

/// <summary>
/// The writer's connection and all it knows of the database. What it knows is only as good as its last commit: after any failure the
/// session is thrown away and the next group opens another, which reads everything anew.
/// </summary>
internal sealed class GroupSession : IDisposable
{
    private readonly Database database;
    private readonly TimeProvider clock;
    private readonly Names names;
    private readonly LateRows late;
    private readonly Statement insertEntry;
    private byte[] hashes = new byte[EntryChain.HashBytes * 1024];
    private int entries;
    private bool appended;
    private long lastSequence;
    private JournalHead head;

    public GroupSession(SqliteJournalOptions options, TimeProvider clock)
    {
        this.clock = clock;
        database = Database.Writer(options);
        try
        {
            Migrations.Apply(database, Instant.From(clock.GetUtcNow()));
            names = new(database, options.HeadsKept);
            late = new(database, names);
            insertEntry = database["INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"];
            lastSequence = LastSequence();
            head = JournalReads.Head(database);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public Database Database => database;

    public void Begin()
    {
        database["BEGIN IMMEDIATE"].Run();
        entries = 0;
        appended = false;
    }

    /// <summary>Writes what was held back to the end of the group and the commit's row, and syncs the log.</summary>
    public void Commit()
    {
        late.Flush();
        if (appended) AddCommit();
        database["COMMIT"].Run();
    }

    public AppendResult Append(PreparedAppend prepared)
    {
        var append = prepared.Append;
        var subject = names.Subject(append.Subject);
        // Asked before the fence: who lost an answer shall have it, whatever happened to the subject since.
        var before = append.Answers.Select(answer => ListReads.Answer(database, answer.Key)).OfType<CommandAnswer>().ToList();
        if (before.Count > 0) return new AppendResult.AnsweredBefore(before);
        if (!subject.IsAt(append.Expected)) return new AppendResult.Fenced();
        for (var i = 0; i < prepared.Links.Length; i++)
        {
            if (Insert(subject, prepared, i)) continue;
            Withdraw(i);
            return new AppendResult.KeysTaken(Taken(append));
        }
        if (prepared.Links.Length > 0) subject.MoveTo(append.Expected.Version + prepared.Links.Length, prepared.Links[^1].Hash);
        foreach (var given in append.Answers)
            database["INSERT INTO answer VALUES (?, ?, ?, ?)"].Bind(1, given.Key).Blob(2, given.Digest.Span).Bind(3, given.At.Ticks).Blob(4, given.Body.Span).Run();
        late.Keep(subject.Key, append);
        appended = true;
        return new AppendResult.Committed(new(subject.Version, subject.Hash), head.Commit + 1);
    }

    public bool Deliver(IReadOnlyList<OutboxMessage> messages)
    {
        late.Deliver(messages);
        return true;
    }

    public void Dispose() => database.Dispose();

    private bool Insert(KnownSubject subject, PreparedAppend prepared, int index)
    {
        var (entry, link) = (prepared.Append.Entries[index], prepared.Links[index]);
        insertEntry
            .Bind(1, lastSequence + 1)
            .Bind(2, subject.Key)
            .Bind(3, subject.Version + index + 1)
            .Bind(4, names.Word(entry.Key.Source))
            .Text(5, prepared.Ids[index])
            .Bind(6, names.Word(entry.Type))
            .Bind(7, entry.Time.Ticks)
            .Bind(8, prepared.Append.RecordedAt.Ticks)
            .Blob(9, index == 0 ? subject.Hash.Span : prepared.Links[index - 1].Hash)
            .Blob(10, link.Hash)
            .Blob(11, link.Payload)
            .Blob(12, link.Content)
            .Blob(13, entry.Payload.Span);
        if (!insertEntry.TryInsert()) return false;
        lastSequence++;
        if ((entries + 1) * EntryChain.HashBytes > hashes.Length) Array.Resize(ref hashes, hashes.Length * 2);
        link.Hash.CopyTo(hashes, entries++ * EntryChain.HashBytes);
        return true;
    }

    // Inserting and taking back what collides is cheaper than asking for every key first: nearly all are new.
    private void Withdraw(int inserted)
    {
        if (inserted == 0) return;
        lastSequence -= inserted;
        entries -= inserted;
        database["DELETE FROM entry WHERE seq > ?"].Bind(1, lastSequence).Run();
    }

    private List<KnownEntry> Taken(Append append)
    {
        var known = EntryReads.Find(database, append.Entries.Select(entry => entry.Key).ToList());
        return known.Count > 0 ? known : throw new JournalUnavailableException($"The journal of {append.Subject} was extended by another process than this one.");
    }

    private void AddCommit()
    {
        var at = Instant.From(clock.GetUtcNow());
        var first = lastSequence - entries + 1;
        var next = head.Next(first, at, hashes.AsSpan(0, entries * EntryChain.HashBytes));
        database["INSERT INTO commit_chain VALUES (?, ?, ?, ?, ?)"]
            .Bind(1, next.Commit).Bind(2, first).Bind(3, entries).Bind(4, at.Ticks).Blob(5, next.Hash.Span).Run();
        head = next;
    }

    private long LastSequence()
    {
        var row = database["SELECT coalesce(max(seq), 0) FROM entry"];
        row.Row();
        var last = row.Long(0);
        row.Reset();
        return last;
    }
}
