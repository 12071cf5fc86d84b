using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace PemActors.Journal.Sqlite;

/// <summary>A few connections that read beside the writer, each lent to one caller at a time; opened at first need.</summary>
internal sealed class ReaderPool(SqliteJournalOptions options) : IDisposable
{
    private readonly SemaphoreSlim free = new(options.Readers);
    private readonly ConcurrentBag<Database> idle = [];
    private volatile bool closed;

    /// <summary>Runs <paramref name="read"/> on a pool thread over one consistent state of the store, not older than the call.</summary>
    /// <exception cref="JournalUnavailableException">The store failed or is closed.</exception>
    public async Task<T> RunAsync<T>(Func<Database, T> read, CancellationToken cancellation)
    {
        await free.WaitAsync(cancellation);
        try
        {
            return await Task.Run(() => Run(read), cancellation);
        }
        finally
        {
            free.Release();
        }
    }

    /// <summary>Waits for the reads under way and closes the connections.</summary>
    public void Dispose()
    {
        closed = true;
        for (var i = 0; i < options.Readers; i++) free.Wait();
        foreach (var database in idle) database.Dispose();
        free.Release(options.Readers);
    }

    private T Run<T>(Func<Database, T> read)
    {
        if (closed) throw new JournalUnavailableException("The journal is closed.");
        var database = idle.TryTake(out var open) ? open : Database.Reader(options.File);
        try
        {
            database["BEGIN"].Run();
            var answer = read(database);
            database["COMMIT"].Run();
            idle.Add(database);
            return answer;
        }
        catch (Exception failure)
        {
            database.Dispose();
            if (failure is SqliteException) throw new JournalUnavailableException(failure.Message, failure);
            throw;
        }
    }
}
