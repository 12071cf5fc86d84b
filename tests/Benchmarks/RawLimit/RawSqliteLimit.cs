using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using PemActors.Journal.Sqlite;
using SQLitePCL;

namespace PemActors.Benchmarks.RawLimit;

/// <summary>
/// The physical limit: what SQLite itself can take of the journal's rows (entry, card, some deadlines and messages, with their indexes),
/// in the same tables, pages and group size, synced at each commit. One thread, prepared statements, random bytes for hashes; no
/// hashing, checks, queues or callers.
/// </summary>
public static class RawSqliteLimit
{
    /// <summary>What a run did.</summary>
    /// <param name="Appends">Entries inserted, each with its card row.</param>
    /// <param name="Rows">All rows written: entries, cards, deadlines, messages in and out, commits.</param>
    /// <param name="Elapsed">From the first insert to the last sync.</param>
    public sealed record Result(long Appends, long Rows, TimeSpan Elapsed)
    {
        /// <summary>Entries in a second.</summary>
        public double AppendsPerSecond => Appends / Elapsed.TotalSeconds;

        /// <summary>Rows in a second.</summary>
        public double RowsPerSecond => Rows / Elapsed.TotalSeconds;
    }

    private static readonly byte[] Digest = [.. Enumerable.Range(0, 32).Select(value => (byte)(value * 37))];

    /// <summary>Fills a new journal in <paramref name="directory"/>, which must be empty.</summary>
    /// <param name="directory">Where; created when missing.</param>
    /// <param name="appends">Entries in all.</param>
    /// <param name="subjects">Over how many subjects.</param>
    /// <param name="group">Entries in a commit.</param>
    /// <param name="payloadBytes">Size of a payload.</param>
    /// <param name="cancellation">Ends the run early.</param>
    public static async Task<Result> RunAsync(string directory, long appends, int subjects, int group, int payloadBytes, CancellationToken cancellation)
    {
        var options = new SqliteJournalOptions { Directory = directory };
        // The journal makes the tables, so that they cannot differ.
        await (await SqliteJournal.OpenAsync(options, TimeProvider.System, cancellation)).DisposeAsync();
        return await Task.Run(() => Run(options, appends, subjects, group, payloadBytes, cancellation), cancellation);
    }

    private static Result Run(SqliteJournalOptions options, long appends, int subjects, int group, int payloadBytes, CancellationToken cancellation)
    {
        using var connection = new SqliteConnection($"Data Source={options.File};Pooling=False");
        connection.Open();
        var database = connection.Handle!;
        Execute(database, $"PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF; PRAGMA wal_autocheckpoint = {4 * options.CheckpointPages}; PRAGMA cache_size = -{options.WriterCacheMiB * 1024}");
        Execute(database, "INSERT INTO word VALUES (1, 'source'), (2, 'type'), (3, 'kind'), (4, 'name')");
        Execute(database, $"WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n LIMIT {subjects}) INSERT INTO subject SELECT value, 1, printf('p-%06d', value) FROM n");

        using var entry = Prepare(database, "INSERT INTO entry VALUES (?, ?, ?, 1, ?, 2, ?, ?, ?, ?, ?, ?, ?)");
        using var card = Prepare(database, "INSERT OR REPLACE INTO card VALUES (?1, ?2, 'Partner number', 'partner number', 'reseller', 'emea', 'active', 'select', 0, 0, 'green', ?3, 'gyrgg', ?3, ?3, 4, ?3, ?3, ?4)");
        using var deadline = Prepare(database, "INSERT OR REPLACE INTO deadline VALUES (?, 4, ?)");
        using var send = Prepare(database, "INSERT OR REPLACE INTO outbox (origin, target, kind, version, time, payload) VALUES (?, ?, 3, ?, 0, ?)");
        using var unsend = Prepare(database, "DELETE FROM outbox WHERE origin = ? AND target = ? AND kind = 3");
        using var commit = Prepare(database, "INSERT INTO commit_chain VALUES (?, ?, ?, 0, ?)");

        var (payload, versions, names) = (new byte[payloadBytes], new long[subjects], Enumerable.Range(0, subjects).Select(subject => Encoding.UTF8.GetBytes($"p-{subject:D6}")).ToArray());
        var (rows, done, commits, state) = (0L, 0L, 0L, 1u);
        var watch = Stopwatch.StartNew();
        while (done < appends && !cancellation.IsCancellationRequested)
        {
            Execute(database, "BEGIN IMMEDIATE");
            var first = done + 1;
            var changed = new SortedSet<int>();
            for (var i = 0; i < group && done < appends; i++)
            {
                state = state * 1664525 + 1013904223;
                var subject = (int)(state >> 8) % subjects;
                Entry(entry, ++done, subject + 1, ++versions[subject], payload);
                changed.Add(subject);
                rows++;
                if (done % 3 == 0) rows += Step(deadline, subject + 1, done);
                if (done % 4 == 0) rows += Send(send, subject + 1, subjects, versions[subject], payload) + Step(unsend, subject + 1, subjects - subject);
            }
            foreach (var subject in changed) rows += Card(card, subject + 1, names[subject], done, versions[subject]);
            raw.sqlite3_bind_blob(commit, 4, Digest);
            rows += Step(commit, ++commits, first, done - first + 1);
            Execute(database, "COMMIT");
        }
        return new(done, rows, watch.Elapsed);
    }

    private static void Entry(sqlite3_stmt statement, long sequence, long subject, long version, byte[] payload)
    {
        raw.sqlite3_bind_int64(statement, 1, sequence);
        raw.sqlite3_bind_int64(statement, 2, subject);
        raw.sqlite3_bind_int64(statement, 3, version);
        Span<char> text = stackalloc char[16];
        Span<byte> id = stackalloc byte[16];
        sequence.TryFormat(text, out var length, "D14", CultureInfo.InvariantCulture);
        raw.sqlite3_bind_text(statement, 4, id[..Encoding.UTF8.GetBytes(text[..length], id)]);
        raw.sqlite3_bind_int64(statement, 5, sequence);
        raw.sqlite3_bind_int64(statement, 6, sequence);
        raw.sqlite3_bind_blob(statement, 7, Digest);
        raw.sqlite3_bind_blob(statement, 8, Digest);
        raw.sqlite3_bind_blob(statement, 9, Digest);
        raw.sqlite3_bind_blob(statement, 10, Digest.AsSpan(0, 16));
        raw.sqlite3_bind_blob(statement, 11, payload);
        Step(statement);
    }

    private static int Card(sqlite3_stmt statement, long subject, byte[] partner, long value, long version)
    {
        raw.sqlite3_bind_int64(statement, 1, subject);
        raw.sqlite3_bind_text(statement, 2, partner);
        raw.sqlite3_bind_int64(statement, 3, value);
        raw.sqlite3_bind_int64(statement, 4, version);
        return Step(statement);
    }

    private static int Send(sqlite3_stmt statement, long origin, int subjects, long version, byte[] payload)
    {
        raw.sqlite3_bind_blob(statement, 4, payload);
        return Step(statement, origin, subjects - origin + 1, version);
    }

    private static int Step(sqlite3_stmt statement, params ReadOnlySpan<long> values)
    {
        for (var i = 0; i < values.Length; i++) raw.sqlite3_bind_int64(statement, i + 1, values[i]);
        var code = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        return code == raw.SQLITE_DONE ? 1 : throw new InvalidOperationException($"SQLite error {code}.");
    }

    private static sqlite3_stmt Prepare(sqlite3 database, string sql)
    {
        var code = raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement);
        return code == raw.SQLITE_OK ? statement : throw new InvalidOperationException($"{raw.sqlite3_errmsg(database).utf8_to_string()}: {sql}");
    }

    private static void Execute(sqlite3 database, string sql)
    {
        if (raw.sqlite3_exec(database, sql) != raw.SQLITE_OK) throw new InvalidOperationException($"{raw.sqlite3_errmsg(database).utf8_to_string()}: {sql}");
    }
}
