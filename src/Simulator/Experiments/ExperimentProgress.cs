namespace PemActors.Simulator.Experiments;

/// <summary>How far an experiment is.</summary>
/// <param name="Done">Replications done, over all scenarios.</param>
/// <param name="Expected">Replications expected in all, over all scenarios: the next look, or more when the last look says so; never above the cap.</param>
/// <param name="Elapsed">Since the start.</param>
public sealed record ExperimentProgress(long Done, long Expected, TimeSpan Elapsed)
{
    /// <summary>Replications a second so far; 0 before any time has passed.</summary>
    public double Rate => Elapsed > TimeSpan.Zero ? Done / Elapsed.TotalSeconds : 0;

    /// <summary>The time that what is left takes at this rate; null before anything is known.</summary>
    public TimeSpan? Remaining => Rate > 0 ? TimeSpan.FromSeconds(Math.Max(0, Expected - Done) / Rate) : null;
}
