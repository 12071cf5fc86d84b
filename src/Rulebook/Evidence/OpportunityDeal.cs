using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Evidence;

public sealed partial class OpportunityEvidence
{
    /// <summary>
    /// The deal as incentives read it at <paramref name="t"/>, of the facts whose time is not after it; null where it is not created or not won by then. A
    /// win dated
    /// before the creation counts from the creation on, with its own time.
    /// </summary>
    public WonDeal? WonDealAt(Instant t, ProgramTimeline programs)
    {
        if (created is null || created.Key.Time > t || closed is not OpportunityFact.Won won || ClosedAt > t) return null;
        return new(
            Id,
            won.Key,
            won.AmountMinor,
            won.ListAmountMinor,
            created.Motion,
            created.Owner,
            SourcedBy(programs),
            Credits(programs),
            ProtectedAtClose(ViewAt(t, programs)!),
            ChurnedAt is { } churned && churned <= t ? churned : null,
            revenue.UsageBy(t));
    }

    // A protection still holds at the close that ends it, and no other begins after it.
    private PartnerId? ProtectedAtClose(OpportunityView view)
    {
        foreach (var protection in view.Protections)
            if (protection.Held.Contains(ClosedAt))
                return protection.Partner;
        return null;
    }
}
