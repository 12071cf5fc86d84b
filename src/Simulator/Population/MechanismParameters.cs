namespace PemActors.Simulator.Population;

/// <summary>What a tier does to a partner's effort.</summary>
public sealed record TierEffectParameters
{
    /// <summary>Whether it does anything.</summary>
    public bool On { get; init; } = true;

    /// <summary>Factor of the activity rate at Registered, Select, Premier and Elite. [A]</summary>
    public IReadOnlyList<double> Activity { get; init; } = [1.00, 1.10, 1.20, 1.28];
}

/// <summary>What figures of the vendor's own stand beside the partners'.</summary>
public sealed record EconomicsParameters
{
    /// <summary>Gross margin as a share of revenue, before incentives; 0–1. [A]</summary>
    public double GrossMarginShare { get; init; } = 0.75;

    /// <summary>Win rate of direct deals; 0–1. [A]</summary>
    public double DirectWinRate { get; init; } = 0.25;
}
