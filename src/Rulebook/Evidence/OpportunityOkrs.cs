using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Okrs;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Evidence;

public sealed partial class OpportunityEvidence
{
    /// <summary>
    /// What this opportunity adds to the sums of a period as of <paramref name="t"/>: its win or loss, what it was worth, and its expansions. Its
    /// registrations are asked of the account. All zero before the creation, and before the period has begun.
    /// </summary>
    public OkrSums OkrsIn(PeriodBounds period, Instant t, ProgramTimeline programs)
    {
        if (created is null || created.Key.Time > t || t <= period.After) return default;
        var known = period.AsOf(t);
        if (ClosedAt > known.Until) return default;
        var protections = Protections(programs);
        return ResultIn(known, protections) + WorthIn(known, t, protections, AtClose(programs).Attribution.LookBackDays);
    }

    /// <summary>
    /// The partner that a closed deal is home with, and whose region it counts in: the one that sourced it, else its owner, else the one whose verified
    /// touch is the earliest by key of those by the close; null for a direct deal, and while it is not closed.
    /// </summary>
    public PartnerId? HomeOf(ProgramTimeline programs)
    {
        if (created is null || closed is null) return null;
        if ((SourcedBy(programs) ?? created.Owner) is { } home) return home;
        foreach (ref readonly var touch in touches.Items)
            if (touch.Value.Verified && touch.Key.Time <= ClosedAt)
                return touch.Value.Partner;
        return null;
    }

    /// <summary>The first instant after <paramref name="t"/> at which <see cref="OkrsIn"/> can differ within a period without a new fact; null when it never does.</summary>
    public Instant? NextOkrChange(Instant t)
    {
        if (created is null) return null;
        var next = new NextInstant(t);
        next.Offer(created.Key.Time);
        next.Offer(ClosedAt);
        if (ChurnedAt is { } churned) next.Offer(churned);
        revenue.Offer(ref next);
        return next.Best == Instant.Never ? null : next.Best;
    }

    // A deal is a partner's when one owns it, had a registration of it approved, or touched it, by its close; else it is direct.
    private OkrSums ResultIn(PeriodBounds known, IReadOnlyList<Protection> protections)
    {
        if (!known.Contains(ClosedAt)) return default;
        var isPartners = created!.Owner is not null || protections.Count > 0 || IsTouched();
        return closed is OpportunityFact.Won
            ? isPartners ? new() { PartnerWon = 1 } : new() { DirectWon = 1 }
            : isPartners ? new() { PartnerLost = 1 } : new() { DirectLost = 1 };
    }

    // A customer who has left since is worth nothing, in the period of the win and in those of expansions alike.
    private OkrSums WorthIn(PeriodBounds known, Instant t, IReadOnlyList<Protection> protections, int lookBackDays)
    {
        if (closed is not OpportunityFact.Won won || ChurnedAt <= t) return default;
        var wonMinor = known.Contains(ClosedAt) ? won.AmountMinor : 0;
        // Expansions before the win are of an earlier subscription.
        var from = Instant.Max(known.After, new(ClosedAt.Ticks - 1));
        var expandedMinor = revenue.By(known.Until).ExpandedMinor - revenue.By(from).ExpandedMinor;
        var expansionMinor = (created!.Expansion ? wonMinor : 0) + expandedMinor;
        var isSourced = SourcedBy(protections, lookBackDays) is not null;
        return new()
        {
            SourcedMinor = isSourced ? wonMinor : 0,
            ExpansionMinor = expansionMinor,
            InfluencedExpansionMinor = isSourced || CreditedTouches(protections, lookBackDays).Count > 0 ? expansionMinor : 0,
        };
    }

    private bool IsTouched()
    {
        foreach (ref readonly var touch in touches.Items)
            if (touch.Value.Verified && touch.Key.Time <= ClosedAt)
                return true;
        return false;
    }
}
