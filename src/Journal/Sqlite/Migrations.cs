using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using PemActors.Rulebook.Primitives;

namespace PemActors.Journal.Sqlite;

/// <summary>Brings a database to this program's tables: numbered scripts, each applied once and recorded, all in one transaction.</summary>
internal static class Migrations
{
    /// <summary>The scripts in order; the first has number 1.</summary>
    public static IReadOnlyList<(int Number, string Name, string Sql)> Scripts { get; } = Read();

    /// <exception cref="JournalUnavailableException">The database was written by a newer program, or by one with other scripts.</exception>
    public static void Apply(Database database, Instant at)
    {
        database.Execute("BEGIN IMMEDIATE");
        try
        {
            database.Execute("CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, digest BLOB NOT NULL, at INTEGER NOT NULL) STRICT");
            var applied = Applied(database);
            foreach (var (number, name, sql) in Scripts.Skip(applied))
            {
                database.Execute(sql);
                database["INSERT INTO migration VALUES (?, ?, ?, ?)"].Bind(1, number).Bind(2, name).Blob(3, Digest(sql)).Bind(4, at.Ticks).Run();
            }
            database.Execute("COMMIT");
        }
        catch
        {
            database.Execute("ROLLBACK");
            throw;
        }
    }

    private static int Applied(Database database)
    {
        var applied = 0;
        var rows = database["SELECT number, name, digest FROM migration ORDER BY number"];
        while (rows.Row())
        {
            applied++;
            if (rows.Long(0) > Scripts.Count)
                throw new JournalUnavailableException(
                    $"The journal has migration {rows.Long(0)} ({rows.Text(1)}), this program knows {Scripts.Count}: it was written by a newer version. Start that version, or restore a backup made by this one.");
            if (rows.Long(0) != applied || !rows.Span(2).SequenceEqual(Digest(Scripts[applied - 1].Sql)))
                throw new JournalUnavailableException(
                    $"The journal's migration {rows.Long(0)} ({rows.Text(1)}) is not this program's: it was written by another build. Start that build, or restore a backup made by this one.");
        }
        return applied;
    }

    private static byte[] Digest(string sql) => SHA256.HashData(Encoding.UTF8.GetBytes(sql));

    private static List<(int, string, string)> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        const string Folder = ".Sqlite.Migrations.";
        var names = assembly.GetManifestResourceNames().Where(name => name.Contains(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        return [.. names.Select((name, index) => (index + 1, Path.GetFileNameWithoutExtension(name[(name.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..]), Text(assembly, name)))];
    }

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
