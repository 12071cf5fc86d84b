using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Tiers;

/// <summary>
/// The tiers of a partner up to an instant, a function of its evidence and the program alone; each close is judged by the document in force at it. Registered is entered at the first
/// instant at which its entry holds and the partner is neither suspended nor terminated; from that instant on each close is
/// judged, one at the instant itself included. The outcome of a close holds after it: at the close the old tier stands.
/// Immutable.
/// </summary>
public sealed class TierHistory
{
    private readonly TierRun.Held shown;
    private readonly TierRun.Held closed;
    private readonly TierDecision[] decisions;
    private readonly int decisionsThrough;

    private TierHistory(Instant at, Instant? registeredAt, bool suspended, TierRun? run)
    {
        Instant = at;
        RegisteredAt = registeredAt;
        Suspended = suspended;
        if (run is null)
        {
            Through = at;
            decisions = [];
            return;
        }
        Through = run.Through;
        shown = run.Shown;
        closed = run.Closed;
        decisions = [.. run.Decisions];
        decisionsThrough = run.DecisionsThrough;
    }

    /// <summary>The instant of this history.</summary>
    public Instant Instant { get; }

    /// <summary>The tier at that instant; at a close itself the tier before it.</summary>
    public Tier Tier => shown.Standing.Tier;

    /// <summary>Since when the tier is held: from that instant on, or from just after it where it is a close; null without a tier.</summary>
    public Instant? Since => Tier == Tier.None ? null : shown.Since;

    /// <summary>Closes missed in a row.</summary>
    public int Warnings => shown.Standing.Warnings;

    /// <summary>Suspended or terminated: tier and count are kept, without benefits.</summary>
    public bool Suspended { get; }

    /// <summary>When Registered was entered; null when not by then.</summary>
    public Instant? RegisteredAt { get; }

    /// <summary>Judged closes not after the instant, oldest first, with promotions between closes where the program promotes at once.</summary>
    public IReadOnlyList<TierDecision> Decisions => decisions;

    /// <summary>Tier, count and tiers lost, at the instant.</summary>
    public TierStanding Standing => shown.Standing;

    /// <summary>The last close looked at, judged or not: a fact dated at or before it makes this history unfit to be extended.</summary>
    public Instant Through { get; }

    /// <summary>
    /// The tiers at <paramref name="t"/>. A <paramref name="known"/> history of the same evidence and program is extended instead
    /// of made anew; it must still be valid: nothing that is dated at or before its <see cref="Through"/> has been learned
    /// since (<see cref="PartnerEvidence.EarliestAffected"/>). One that reaches past <paramref name="t"/> is not used.
    /// </summary>
    public static TierHistory At(PartnerEvidence evidence, ProgramTimeline programs, Instant t, TierHistory? known = null)
    {
        var suspended = evidence.SuspendedAt(t, programs) || evidence.TerminatedAt(t);
        var run = new TierRun(evidence, programs);
        // A history without a judged close has nothing to spare; one that ends at t needs the standing before that close.
        if (known is { RegisteredAt: { } since, decisionsThrough: > 0 } && known.Through < t)
        {
            run.Resume(known.closed, known.Through, known.decisions.Take(known.decisionsThrough));
            run.Advance(t);
            return new(t, since, suspended, run);
        }
        if (TierRun.Registration(evidence, programs, t) is not { } registered) return new(t, null, suspended, null);
        run.Begin(registered);
        run.Advance(t);
        return new(t, registered, suspended, run);
    }

    /// <summary>The tier held at an instant: at a close the one before its decision, <see cref="Tier.None"/> before the registration.</summary>
    /// <param name="t">Not after the history's own instant.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is after the history's.</exception>
    public Tier TierAt(Instant t)
    {
        if (t > Instant) throw new ArgumentOutOfRangeException(nameof(t), t, $"The history ends at {Instant}.");
        if (RegisteredAt is not { } registered || t < registered) return Tier.None;
        var tier = Tier.Registered;
        foreach (var decision in decisions)
        {
            if (decision.IsClose ? decision.Close >= t : decision.Close > t) break;
            tier = decision.To;
        }
        return tier;
    }

    /// <summary>The next tier and what is missing for it at the history's instant; null at the highest. The evidence and program are those it was made from.</summary>
    public NextTier? Next(PartnerEvidence evidence, ProgramTimeline programs)
    {
        var program = programs.At(Instant);
        return TierRules.Next(evidence.TierAt(Instant, QuarterCalendar.QuarterStart(programs, Instant), programs), Standing, program.Tiers, program.Health.Quality);
    }

    /// <summary>
    /// The first instant after <paramref name="t"/> at which the tier, its count or the standing can change without a new fact: the tick
    /// after the next close (its outcome holds after it), or an earlier registration, change of standing or document; null when there is none.
    /// </summary>
    public static Instant? NextChange(PartnerEvidence evidence, ProgramTimeline programs, Instant t)
    {
        if (evidence.Profile is null) return null;
        var next = new NextInstant(t);
        if (TierRun.Registration(evidence, programs, t) is not null) next.Offer(new(QuarterCalendar.NextClose(programs, new(t.Ticks - 1)).Ticks + 1));
        if (programs.At(t).Tiers.Promotion == Promotion.Immediate) evidence.OfferTiers(ref next, programs);
        evidence.OfferRegistration(ref next, programs);
        return next.Best == Instant.Never ? null : next.Best;
    }
}
