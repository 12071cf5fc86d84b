using PemActors.Rulebook.Cadence;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Evidence;

public sealed partial class OpportunityEvidence
{
    /// <summary>
    /// The deal as the deal review reads it at <paramref name="t"/>; null before its creation and once it is closed. A change to the stage that stood
    /// already is no move.
    /// </summary>
    public OpenDeal? OpenDealAt(Instant t)
    {
        if (created is null || created.Key.Time > t || ClosedAt <= t) return null;
        var since = created.Key.Time;
        var stage = created.Stage;
        foreach (var step in StageSteps())
        {
            if (step.At > t) break;
            if (step.Stage == stage) continue;
            since = step.At;
            stage = step.Stage;
        }
        return new(Id, created.Owner, stage, since, AmountSteps().Last(step => step.At <= t).AmountMinor);
    }
}
