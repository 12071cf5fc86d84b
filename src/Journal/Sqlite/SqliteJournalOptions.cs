namespace PemActors.Journal.Sqlite;

/// <summary>Where the journal lies and how much it may hold back.</summary>
public sealed class SqliteJournalOptions
{
    /// <summary>The folder of <c>pem.db</c>; created when missing.</summary>
    public required string Directory { get; init; }

    /// <summary>Appends that may wait in the intake lane before more are refused.</summary>
    /// <value>Default 32,768; at least 1.</value>
    public int IntakeCapacity { get; init; } = 32_768;

    /// <summary>Appends that may wait in the consequences lane before more are refused.</summary>
    /// <value>Default 32,768; at least 1.</value>
    public int ConsequencesCapacity { get; init; } = 32_768;

    /// <summary>Appends that one group commit takes at most. Larger groups write each index page less often; smaller ones answer sooner.</summary>
    /// <value>Default 8,192; at least 2.</value>
    public int GroupSize { get; init; } = 8_192;

    /// <summary>Connections that read beside the writer.</summary>
    /// <value>Default 4; at least 1.</value>
    public int Readers { get; init; } = 4;

    /// <summary>Subjects whose head the writer keeps in memory; others are looked up.</summary>
    /// <value>Default 262,144; at least 2.</value>
    public int HeadsKept { get; init; } = 262_144;

    /// <summary>The writer's page cache.</summary>
    /// <value>Default 256 MiB; at least 1.</value>
    public int WriterCacheMiB { get; init; } = 256;

    /// <summary>Pages written to the log after which they are copied to the main file in the background.</summary>
    /// <value>Default 8,192; at least 16.</value>
    public int CheckpointPages { get; init; } = 8_192;

    /// <summary>How long a lock held by another connection is waited for before the journal counts as unavailable.</summary>
    /// <value>Default 5 s; not negative.</value>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether an acknowledged append survives the machine's loss of power. Without it only the process may die: for a store that can be made again from its source.</summary>
    /// <value>Default true.</value>
    public bool Durable { get; init; } = true;

    /// <summary>The database file.</summary>
    public string File => Path.Combine(Directory, "pem.db");

    /// <exception cref="ArgumentException">A value is out of its range; the message names every one.</exception>
    internal void Validate()
    {
        (string Name, double Value, double Least)[] ranges =
        [
            (nameof(IntakeCapacity), IntakeCapacity, 1), (nameof(ConsequencesCapacity), ConsequencesCapacity, 1), (nameof(GroupSize), GroupSize, 2),
            (nameof(Readers), Readers, 1), (nameof(HeadsKept), HeadsKept, 2), (nameof(WriterCacheMiB), WriterCacheMiB, 1),
            (nameof(CheckpointPages), CheckpointPages, 16), (nameof(BusyTimeout), BusyTimeout.TotalSeconds, 0),
        ];
        var faults = ranges.Where(range => range.Value < range.Least).Select(range => $"{range.Name} is {range.Value}, must be at least {range.Least}").ToList();
        if (string.IsNullOrWhiteSpace(Directory)) faults.Add($"{nameof(Directory)} is empty, must name a folder");
        if (faults.Count > 0) throw new ArgumentException($"Journal options: {string.Join("; ", faults)}.");
    }
}
