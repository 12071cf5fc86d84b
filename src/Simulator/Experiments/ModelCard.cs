using System.Collections.Immutable;

namespace PemActors.Simulator.Experiments;

/// <summary>What stands behind the figures: parameters with the status of their source, implied elasticities, checks, and what is left out.</summary>
/// <param name="Parameters">Behaviour parameters in force.</param>
/// <param name="Elasticities">d ln g / d ln x of the effort response per partner type (SIMULATION §2.3).</param>
/// <param name="Checks">Checks that the model passed, each a sentence.</param>
/// <param name="NotModelled">What the model leaves out, each a sentence.</param>
public sealed record ModelCard(
    ImmutableArray<CardParameter> Parameters,
    ImmutableArray<CardElasticity> Elasticities,
    ImmutableArray<string> Checks,
    ImmutableArray<string> NotModelled);

/// <summary>A parameter as the card shows it.</summary>
/// <param name="Name">In the words of the scenario file.</param>
/// <param name="Value">Printed with its unit.</param>
/// <param name="Status">Where the value comes from.</param>
/// <param name="Note">Source or reason; may be empty.</param>
/// <param name="Changed">Whether the scenario sets it away from the default.</param>
public sealed record CardParameter(string Name, string Value, SourceStatus Status, string Note, bool Changed = false);

/// <summary>An implied elasticity.</summary>
/// <param name="Of">Which partner type.</param>
/// <param name="Value">Percent more effort per percent more incentive, at the incentive level of the scenario.</param>
public sealed record CardElasticity(string Of, double Value);

/// <summary>Where a figure comes from.</summary>
public enum SourceStatus
{
    /// <summary>Our assumption.</summary>
    Assumed,
    /// <summary>Trade benchmark: a prior with a wide spread, not data.</summary>
    Benchmark,
    /// <summary>Published study.</summary>
    Study,
    /// <summary>Rule of the program.</summary>
    Rule,
}
