using PemActors.Rulebook.Programs;

namespace PemActors.Grains.Programs;

/// <summary>The program documents that this silo knows to be in force; actors ask it anew at every decision, so a change is seen by the next.</summary>
public sealed class ProgramsInForce(ProgramDocument first)
{
    private volatile ProgramTimeline timeline = ProgramTimeline.Of(first);

    /// <summary>The documents with their instants.</summary>
    public ProgramTimeline Timeline => timeline;

    /// <summary>Takes another timeline.</summary>
    public void Take(ProgramTimeline newer) => timeline = newer;
}
