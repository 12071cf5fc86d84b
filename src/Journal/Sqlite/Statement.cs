using System.Text;
using SQLitePCL;

namespace PemActors.Journal.Sqlite;

/// <summary>
/// A prepared statement for one thread at a time. Parameters count from 1, columns from 0. The thin layer over the C interface is here
/// because an ADO.NET command costs several times the insert itself.
/// </summary>
internal sealed class Statement : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(false);
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    public Statement(sqlite3 database, string sql)
    {
        this.database = database;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
    }

    /// <summary>The greatest parameter number of the text.</summary>
    public int Parameters => raw.sqlite3_bind_parameter_count(statement);

    public Statement Bind(int at, long value)
    {
        Check(raw.sqlite3_bind_int64(statement, at, value));
        return this;
    }

    public Statement Bind(int at, long? value) => value is { } number ? Bind(at, number) : Null(at);

    public Statement Bind(int at, string? text)
    {
        if (text is null) return Null(at);
        if (text.Length is 0 or > 341)
        {
            Check(raw.sqlite3_bind_text(statement, at, text));
            return this;
        }
        Span<byte> buffer = stackalloc byte[1024];
        return Text(at, buffer[..Utf8.GetBytes(text, buffer)]);
    }

    public Statement Text(int at, ReadOnlySpan<byte> utf8)
    {
        Check(utf8.IsEmpty ? raw.sqlite3_bind_text(statement, at, "") : raw.sqlite3_bind_text(statement, at, utf8));
        return this;
    }

    public Statement Blob(int at, ReadOnlySpan<byte> bytes)
    {
        // An empty span has no address, which SQLite takes for NULL.
        Check(bytes.IsEmpty ? raw.sqlite3_bind_zeroblob(statement, at, 0) : raw.sqlite3_bind_blob(statement, at, bytes));
        return this;
    }

    public Statement Null(int at)
    {
        Check(raw.sqlite3_bind_null(statement, at));
        return this;
    }

    /// <summary>Moves to the next row; at the end resets the statement for its next use.</summary>
    public bool Row()
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW) return true;
        raw.sqlite3_reset(statement);
        if (code != raw.SQLITE_DONE) throw Failure(code);
        return false;
    }

    /// <summary>Runs a statement that gives no rows.</summary>
    public void Run()
    {
        while (Row()) { }
    }

    /// <summary>Runs an insert; false where a unique index other than the row number's has the row already, and nothing was written.</summary>
    public bool TryInsert()
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_DONE)
        {
            raw.sqlite3_reset(statement);
            return true;
        }
        var unique = code == raw.SQLITE_CONSTRAINT && raw.sqlite3_extended_errcode(database) == raw.SQLITE_CONSTRAINT_UNIQUE;
        var failure = unique ? null : Failure(code);
        raw.sqlite3_reset(statement);
        return failure is null ? false : throw failure;
    }

    public Statement Reset()
    {
        raw.sqlite3_reset(statement);
        return this;
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long Long(int column) => raw.sqlite3_column_int64(statement, column);

    public long? LongOrNull(int column) => IsNull(column) ? null : Long(column);

    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public ReadOnlySpan<byte> Span(int column) => raw.sqlite3_column_blob(statement, column);

    public byte[] Blob(int column) => Span(column).ToArray();

    public void Dispose() => statement.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK) throw Failure(code);
    }

    private JournalUnavailableException Failure(int code) => Database.Failure(database, code);
}
