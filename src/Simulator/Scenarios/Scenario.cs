using System.Collections.Immutable;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Programs;
using PemActors.Simulator.Experiments;
using PemActors.Simulator.Kernel;
using PemActors.Simulator.Population;

namespace PemActors.Simulator.Scenarios;

/// <summary>One scenario, checked: all that bears on its results but the seed.</summary>
public sealed record Scenario
{
    /// <summary>Names it, kebab-case.</summary>
    public required string Name { get; init; }

    /// <summary>As people read it.</summary>
    public required string Title { get; init; }

    /// <summary>The population and how it behaves.</summary>
    public required EcosystemParameters Parameters { get; init; }

    /// <summary>The rules, in thirteen-week quarters from the start.</summary>
    public required ProgramDocument Program { get; init; }

    /// <summary>What is on offer.</summary>
    public required ImmutableArray<Incentive> Incentives { get; init; }

    /// <summary>Weeks that count.</summary>
    public required int Weeks { get; init; }

    /// <summary>Weeks before them.</summary>
    public required int WarmUpWeeks { get; init; }

    /// <summary>SHA-256 of all of it but names and titles, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>What a reader must know to judge the figures.</summary>
    public required ModelCard Card { get; init; }

    /// <summary>Tables for the kernel, warm-up included.</summary>
    public KernelPlan Plan() => new(Parameters, Program, Incentives, Weeks + WarmUpWeeks, WarmUpWeeks);
}

/// <summary>A scenario file, checked: the baseline, what is compared with it, and how it is run.</summary>
/// <param name="Scenarios">The baseline first.</param>
/// <param name="Seed">The key of all chance.</param>
/// <param name="Rule">When enough has been run.</param>
/// <param name="DecisionLevel">The probability from which a key result is counted on, 0–1 exclusive.</param>
public sealed record ScenarioFile(ImmutableArray<Scenario> Scenarios, ulong Seed, StoppingRule Rule, double DecisionLevel)
{
    /// <summary>The first scenario.</summary>
    public Scenario Baseline => Scenarios[0];
}

/// <summary>A scenario file as read: it is there exactly when it has no fault.</summary>
/// <param name="File">What it says; null when there are faults.</param>
/// <param name="Faults">Every fault, by line and column.</param>
public sealed record ScenarioReading(ScenarioFile? File, ImmutableArray<ScenarioFault> Faults);
