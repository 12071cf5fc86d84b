using SQLitePCL;

namespace PemActors.Journal.Sqlite;

/// <summary>
/// Copies the log into the main file beside the writer, who would otherwise stand still for the whole copy. Since the writer keeps
/// appending meanwhile, a copy never quite reaches the end; once the log is four times its wished length the writer copies the short
/// rest itself, after which SQLite starts the log from its beginning.
/// </summary>
internal sealed class Checkpointer : IDisposable
{
    private const int WrittenPages = 9; // SQLITE_DBSTATUS_CACHE_WRITE
    private readonly int pages;
    private readonly Database database;
    private readonly Thread thread;
    private readonly AutoResetEvent wake = new(false);
    private volatile bool closed;
    private volatile bool copied;
    private int pagesSinceWake;
    private int pagesInLog;

    public Checkpointer(SqliteJournalOptions options)
    {
        pages = options.CheckpointPages;
        database = Database.Reader(options.File);
        database.Execute("PRAGMA query_only = OFF; PRAGMA wal_autocheckpoint = 0; PRAGMA synchronous = FULL;");
        thread = new(Loop) { IsBackground = true, Name = "pem-journal-checkpoint" };
        thread.Start();
    }

    /// <summary>Called by the writer between two transactions.</summary>
    public void Committed(Database writer)
    {
        raw.sqlite3_db_status(writer.Handle, WrittenPages, out var written, out _, 1);
        pagesSinceWake += written;
        pagesInLog += written;
        if (pagesInLog >= 4 * pages && copied && Copy(writer)) (pagesInLog, pagesSinceWake) = (0, 0);
        if (pagesSinceWake < pages) return;
        pagesSinceWake = 0;
        copied = false;
        wake.Set();
    }

    public void Dispose()
    {
        closed = true;
        wake.Set();
        thread.Join();
        wake.Dispose();
        database.Dispose();
    }

    private void Loop()
    {
        while (true)
        {
            wake.WaitOne();
            if (closed) return;
            Copy(database);
            copied = true;
        }
    }

    // A copy that fails leaves the log as it is, complete and a little longer; the next attempt does its work too.
    private static bool Copy(Database by) =>
        raw.sqlite3_wal_checkpoint_v2(by.Handle, "main", raw.SQLITE_CHECKPOINT_PASSIVE, out var inLog, out var done) == raw.SQLITE_OK && done == inLog;
}
