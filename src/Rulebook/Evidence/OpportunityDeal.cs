using PemActors.Rulebook.Attribution;
using PemActors.Rulebook.Engagement;
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

    private OpportunityWin WinFor(PartnerId partner, OpportunityFact.Won won, IReadOnlyList<Protection> protections, IReadOnlyList<Credit> credits, int place)
    {
        var ppm = new long[credits.Count];
        for (var i = 0; i < ppm.Length; i++) ppm[i] = credits[i].Ppm;
        var isRegistered = false;
        foreach (var protection in protections) isRegistered |= protection.Partner == partner && protection.Held.Contains(ClosedAt);
        return new(won.Key, won.ListAmountMinor, created!.Motion, created.Owner == partner, isRegistered, ppm, place, revenue.UsageBy(Instant.Never));
    }

    private static int PlaceOf(PartnerId partner, IReadOnlyList<Credit> credits)
    {
        for (var i = 0; i < credits.Count; i++)
            if (credits[i].Partner == partner)
                return i;
        return -1;
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
