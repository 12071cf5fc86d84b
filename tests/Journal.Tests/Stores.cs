using PemActors.Journal.Sqlite;
using PemActors.TestKit;

namespace PemActors.Journal.Tests;

/// <summary>A kind of journal that the contract is tested on.</summary>
public interface IStore : IAsyncDisposable
{
    Task<IJournal> OpenAsync();
}

/// <summary>The model.</summary>
public sealed class MemoryStore : IStore
{
    public Task<IJournal> OpenAsync() => Task.FromResult<IJournal>(new MemoryJournal());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>A SQLite journal in a folder of its own, removed afterwards.</summary>
public sealed class SqliteStore : IStore
{
    private readonly List<SqliteJournal> opened = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("pem-journal-").FullName;

    public string File => Path.Combine(Folder, "pem.db");

    public async Task<IJournal> OpenAsync() => await OpenAsync(new SqliteJournalOptions { Directory = Folder, WriterCacheMiB = 8 });

    public async Task<SqliteJournal> OpenAsync(SqliteJournalOptions options)
    {
        var journal = await SqliteJournal.OpenAsync(options, TimeProvider.System, TestContext.Current.CancellationToken);
        opened.Add(journal);
        return journal;
    }

    /// <summary>The files as they lie on the disk now, in another folder, as after a kill: open logs and no lock.</summary>
    public SqliteStore Copy(long? logBytes = null)
    {
        var copy = new SqliteStore();
        System.IO.File.Copy(File, copy.File);
        var log = $"{File}-wal";
        if (!System.IO.File.Exists(log)) return copy;
        var bytes = System.IO.File.ReadAllBytes(log);
        System.IO.File.WriteAllBytes($"{copy.File}-wal", bytes[..(int)Math.Min(bytes.Length, logBytes ?? long.MaxValue)]);
        return copy;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var journal in opened) await journal.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
