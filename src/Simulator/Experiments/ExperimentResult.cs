using System.Collections.Immutable;
using System.Reflection;

namespace PemActors.Simulator.Experiments;

/// <summary>What an experiment found. Everything in it is a function of the experiment and of how many replications were done.</summary>
/// <param name="Experiment">What was asked.</param>
/// <param name="Scenarios">In the order asked, the baseline first; all with the same replications.</param>
/// <param name="Precision">How sure the figures of the stopping rule are.</param>
/// <param name="Capped">Whether the cap ended the run before all of them were sure enough.</param>
/// <param name="Partial">Whether it was cancelled; the replications before are complete, and the numbers are those of a run of so many.</param>
public sealed record ExperimentResult(
    Experiment Experiment, ImmutableArray<ScenarioResult> Scenarios, ImmutableArray<Precision> Precision, bool Capped, bool Partial)
{
    /// <summary>Replications of each scenario.</summary>
    public int Replications => Scenarios[0].Replications;

    /// <summary>The first scenario.</summary>
    public ScenarioResult Baseline => Scenarios[0];

    /// <summary>Version of the code that ran, as the build names it.</summary>
    public static string CodeVersion { get; } =
        typeof(ExperimentResult).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
