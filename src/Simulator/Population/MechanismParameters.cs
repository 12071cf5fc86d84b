namespace PemActors.Simulator.Population;

/// <summary>What a tier does to a partner's effort.</summary>
public sealed record TierEffectParameters
{
    /// <summary>Whether it does anything.</summary>
    public bool On { get; init; } = true;

    /// <summary>Factor of the activity rate at Registered, Select, Premier and Elite. [A]</summary>
    public IReadOnlyList<double> Activity { get; init; } = [1.00, 1.10, 1.20, 1.28];
}
