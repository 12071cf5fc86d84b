using System.Collections.Immutable;

namespace PemActors.Simulator.Experiments;

/// <summary>What an experiment is for.</summary>
public enum ExperimentKind
{
    /// <summary>One scenario.</summary>
    Run,
    /// <summary>Scenarios against a baseline.</summary>
    Compare,
    /// <summary>One parameter over several values, each against the baseline.</summary>
    Sweep,
}

/// <summary>Scenarios to run over the same replications: common random numbers, so that differences are of the scenarios and not of luck.</summary>
public sealed record Experiment
{
    /// <summary>What it is for.</summary>
    public required ExperimentKind Kind { get; init; }

    /// <summary>Heads the report.</summary>
    public required string Title { get; init; }

    /// <summary>The key of all chance; the scenarios' workers draw from it.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The baseline first; names are distinct.</summary>
    public required ImmutableArray<ScenarioModel> Scenarios { get; init; }

    /// <summary>When enough has been run.</summary>
    public required StoppingRule Rule { get; init; }

    /// <summary>The parameter that a sweep moves; null otherwise.</summary>
    public SweepParameter? Sweep { get; init; }
}

/// <summary>A parameter moved by a sweep.</summary>
/// <param name="Name">In the words of the scenario file.</param>
/// <param name="Values">As printed, one per scenario of the experiment, the baseline's first.</param>
public sealed record SweepParameter(string Name, ImmutableArray<string> Values);
