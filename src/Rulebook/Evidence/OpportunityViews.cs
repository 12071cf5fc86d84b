using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Evidence;

public sealed partial class OpportunityEvidence
{
    /// <summary>The opportunity at <paramref name="t"/>, of the facts whose time is not after it; null before its creation.</summary>
    public OpportunityView? ViewAt(Instant t, ProgramTimeline programs)
    {
        if (created is null || created.Key.Time > t) return null;
        var isClosed = ClosedAt <= t;
        var won = isClosed ? closed as OpportunityFact.Won : null;
        return new(
            Id,
            t,
            created.Account,
            created.ProductLine,
            created.Motion,
            created.Owner,
            created.Expansion,
            created.Key.Time,
            StageSteps().Last(step => step.At <= t).Stage,
            won?.AmountMinor ?? AmountSteps().Last(step => step.At <= t).AmountMinor,
            !isClosed ? OpportunityStatus.Open : won is null ? OpportunityStatus.Lost : OpportunityStatus.Won,
            isClosed ? ClosedAt : null,
            ChurnedAt is { } churned && churned <= t ? churned : null,
            [.. ProtectionsBy(t, programs).Select(protection => new ProtectionView(protection.Partner, protection.Held))],
            TouchesBy(t),
            revenue.By(t));
    }

    private List<TouchView> TouchesBy(Instant t)
    {
        var views = new List<TouchView>();
        foreach (ref readonly var touch in touches.Items)
            if (touch.Key.Time <= t)
                views.Add(new(touch.Value.Partner, touch.Key.Time, touch.Value.Evidence, touch.Value.Verified));
        return views;
    }
}
