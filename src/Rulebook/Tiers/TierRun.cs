using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Tiers;

/// <summary>
/// Walks from registration, or from a close already judged, through the closes up to an instant. <see cref="Closed"/> is what
/// stands right after the last close, from which a later walk may go on; <see cref="Shown"/> is what stands at the instant.
/// </summary>
internal sealed class TierRun(PartnerEvidence evidence, ProgramTimeline programs)
{
    /// <summary>A standing and since when its tier is held.</summary>
    public readonly record struct Held(TierStanding Standing, Instant Since);

    private readonly List<TierDecision> decisions = [];

    public Held Closed { get; private set; }

    public Held Shown { get; private set; }

    /// <summary>The last close looked at, or the tick before registration.</summary>
    public Instant Through { get; private set; }

    public IReadOnlyList<TierDecision> Decisions => decisions;

    /// <summary>How many decisions precede or belong to the last close; those after it are promotions of the quarter that runs.</summary>
    public int DecisionsThrough { get; private set; }

    /// <summary>The first instant not after t at which the entry of Registered holds and the partner is in standing; null when there is none.</summary>
    public static Instant? Registration(PartnerEvidence evidence, ProgramTimeline programs, Instant t)
    {
        for (var next = new NextInstant(default); ; next = new(next.Best))
        {
            evidence.OfferRegistration(ref next, programs);
            if (next.Best > t) return null;
            if (evidence.RegisteredEntryAt(next.Best) && InStanding(evidence, programs, next.Best)) return next.Best;
        }
    }

    public void Begin(Instant registered)
    {
        Through = new(registered.Ticks - 1);
        Closed = new(new(Tier.Registered, 0, 0, 0), registered);
    }

    public void Resume(Held closed, Instant through, IEnumerable<TierDecision> known)
    {
        Through = through;
        Closed = closed;
        decisions.AddRange(known);
    }

    public void Advance(Instant t)
    {
        DecisionsThrough = decisions.Count;
        var held = Closed;
        for (var close = QuarterCalendar.NextClose(programs, Through); close <= t; close = QuarterCalendar.NextClose(programs, close))
        {
            Shown = PromoteUntil(new(close.Ticks - 1), held);
            held = Judge(close, Shown);
            Closed = held;
            Through = close;
            DecisionsThrough = decisions.Count;
        }
        // At a close itself the old tier stands: what was shown before it still is.
        if (Through < t) Shown = PromoteUntil(t, held);
    }

    private Held Judge(Instant close, Held held)
    {
        if (!InStanding(evidence, programs, close)) return held with { Standing = held.Standing with { Steps = 0 } };
        var program = programs.At(close);
        var inputs = evidence.TierAt(close, QuarterCalendar.CloseBefore(programs, close), programs);
        var outcome = TierRules.Decide(inputs, held.Standing, program.Tiers, program.Health.Quality);
        decisions.Add(new(close, outcome, inputs, true, program));
        return new(outcome.After, outcome.After.Tier == held.Standing.Tier ? held.Since : close);
    }

    private Held PromoteUntil(Instant until, Held held)
    {
        for (var at = new Instant(Through.Ticks + 1); at <= until;)
        {
            var program = programs.At(at);
            if (program.Tiers.Promotion != Promotion.Immediate)
            {
                if (programs.NextChange(at) is not { } change) break;
                at = change;
                continue;
            }
            held = PromoteAt(at, held, program);
            var next = new NextInstant(at);
            evidence.OfferTiers(ref next, programs);
            at = next.Best;
        }
        return held;
    }

    private Held PromoteAt(Instant at, Held held, ProgramDocument program)
    {
        if (held.Standing.Tier == Tier.Elite || held.Standing.Steps >= program.Tiers.MaxSteps || !InStanding(evidence, programs, at)) return held;
        var inputs = evidence.TierAt(at, QuarterCalendar.CloseBefore(programs, QuarterCalendar.NextClose(programs, at)), programs);
        var after = TierRules.Promote(inputs, held.Standing, program.Tiers, program.Health.Quality);
        if (after.Tier == held.Standing.Tier) return held;
        decisions.Add(new(at, new(held.Standing, after, false), inputs, false, program));
        return new(after, at);
    }

    private static bool InStanding(PartnerEvidence evidence, ProgramTimeline programs, Instant t) => !evidence.TerminatedAt(t) && !evidence.SuspendedAt(t, programs);
}
