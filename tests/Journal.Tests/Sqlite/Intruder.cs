using Microsoft.Data.Sqlite;

namespace PemActors.Journal.Tests.Sqlite;

/// <summary>A connection past the journal, to hold its lock, to break it, or to tamper with it.</summary>
internal sealed class Intruder : IDisposable
{
    private readonly SqliteConnection connection;

    public Intruder(SqliteStore store)
    {
        connection = new($"Data Source={store.File};Pooling=False");
        connection.Open();
    }

    public int Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    public object? Ask(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    /// <summary>Keeps the writer out until <see cref="LetGo"/>.</summary>
    public void Hold() => Run("BEGIN IMMEDIATE");

    public void LetGo() => Run("ROLLBACK");

    public void Dispose() => connection.Dispose();
}
