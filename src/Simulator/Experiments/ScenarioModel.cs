using System.Collections.Immutable;
using PemActors.Rulebook.Programs;

namespace PemActors.Simulator.Experiments;

/// <summary>Runs one replication: a pure function of its number. One instance is used by one thread at a time and may keep buffers between calls.</summary>
public delegate ReplicationResult Replicate(int replication);

/// <summary>A scenario as an experiment sees it: named, identified, and able to run replications. Same hash and seed, same results.</summary>
public sealed record ScenarioModel
{
    /// <summary>Names it within the experiment, kebab-case.</summary>
    public required string Name { get; init; }

    /// <summary>As people read it.</summary>
    public required string Title { get; init; }

    /// <summary>SHA-256 of everything that bears on the results except the seed, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>Version of the program document.</summary>
    public required string ProgramVersion { get; init; }

    /// <summary>ISO 4217 code of all amounts.</summary>
    public required string Currency { get; init; }

    /// <summary>Weeks of the horizon, the warm-up not counted.</summary>
    public required int Weeks { get; init; }

    /// <summary>Partners of the initial population.</summary>
    public required int Partners { get; init; }

    /// <summary>Key results judged at the end of each replication.</summary>
    public required ImmutableArray<KeyResult> KeyResults { get; init; }

    /// <summary>Incentives, in the order of <see cref="ReplicationTables.PayoutByIncentive"/>.</summary>
    public required ImmutableArray<IncentiveLabel> Incentives { get; init; }

    /// <summary>What a reader must know to judge the figures.</summary>
    public required ModelCard Card { get; init; }

    /// <summary>Makes a worker. Called once per thread.</summary>
    public required Func<Replicate> NewWorker { get; init; }
}

/// <summary>An incentive of a scenario.</summary>
/// <param name="Id">Its id in the program.</param>
/// <param name="Kind">Which formula.</param>
public sealed record IncentiveLabel(string Id, Rulebook.Facts.IncentiveKind Kind);
