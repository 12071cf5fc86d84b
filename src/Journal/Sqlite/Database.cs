using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PemActors.Journal.Sqlite;

/// <summary>One open connection with the statements prepared on it, for one thread at a time.</summary>
internal sealed class Database : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, Statement> statements = [];

    private Database(SqliteConnection connection) => this.connection = connection;

    public sqlite3 Handle => connection.Handle!;

    /// <summary>Opens the file for writing, created when missing. Pages of 4 KiB; the log is synced at each commit, so what is acknowledged is on the disk.</summary>
    public static Database Writer(SqliteJournalOptions options) => Open(
        options.File, SqliteOpenMode.ReadWriteCreate,
        $"""
        PRAGMA busy_timeout = {(long)options.BusyTimeout.TotalMilliseconds};
        PRAGMA page_size = 4096;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = {(options.Durable ? "FULL" : "OFF")};
        PRAGMA foreign_keys = OFF;
        PRAGMA wal_autocheckpoint = 0;
        PRAGMA cache_size = -{options.WriterCacheMiB * 1024L};
        PRAGMA temp_store = MEMORY;
        """);

    /// <summary>Opens an existing file for reading beside the writer. Not read-only to the file system: the first reader of a log left by a killed process has to rebuild its index.</summary>
    public static Database Reader(string file) => Open(
        file, SqliteOpenMode.ReadWrite,
        """
        PRAGMA busy_timeout = 5000;
        PRAGMA query_only = ON;
        PRAGMA cache_size = -16384;
        PRAGMA temp_store = MEMORY;
        PRAGMA mmap_size = 1073741824;
        """);

    /// <summary>The statement of a text, prepared once.</summary>
    public Statement this[string sql]
    {
        get
        {
            if (!statements.TryGetValue(sql, out var statement)) statements.Add(sql, statement = new(Handle, sql));
            return statement.Reset();
        }
    }

    /// <summary>Runs a script without parameters.</summary>
    public void Execute(string sql)
    {
        var code = raw.sqlite3_exec(Handle, sql);
        if (code != raw.SQLITE_OK) throw Failure(Handle, code);
    }

    public static JournalUnavailableException Failure(sqlite3 handle, int code) =>
        new($"The journal's store failed: {raw.sqlite3_errmsg(handle).utf8_to_string()} (SQLite error {code}, extended {raw.sqlite3_extended_errcode(handle)}).");

    public void Dispose()
    {
        foreach (var statement in statements.Values) statement.Dispose();
        connection.Dispose();
    }

    private static Database Open(string file, SqliteOpenMode mode, string pragmas)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            var database = new Database(connection);
            database.Execute(pragmas);
            return database;
        }
        catch (Exception failure) when (failure is SqliteException or JournalUnavailableException)
        {
            connection.Dispose();
            throw new JournalUnavailableException($"The journal {file} cannot be opened: {failure.Message}", failure);
        }
    }
}
