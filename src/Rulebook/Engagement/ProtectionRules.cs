using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Engagement;

/// <summary>
/// What moves the ends of one protection (RULEBOOK §5), each a function of an interval and an instant, so that a fold over facts and
/// a simulator's columns of ends say the same. A protection is live in [from, until).
/// </summary>
public static class ProtectionRules
{
    /// <summary>
    /// Granted at an instant: from it to before the end given, or to before so many days of 24 h later. An end not after the instant protects nothing.
    /// </summary>
    public static Interval Grant(Instant at, Instant? until, int protectionDays) => new(at, until ?? at.AddDays(protectionDays));

    /// <summary>Renewed at an instant, as a grant from then would end; never shortened, and left alone where it is not live then.</summary>
    public static Interval Renew(Interval held, Instant at, Instant? until, int protectionDays) =>
        held.Contains(at) ? held with { Until = Instant.Max(held.Until, Grant(at, until, protectionDays).Until) } : held;

    /// <summary>Lost at an instant, by suspension, termination or a decided conflict: at that instant it is held no more.</summary>
    public static Interval Lapse(Interval held, Instant at) => held with { Until = Instant.Min(held.Until, at) };

    /// <summary>The opportunity closes at an instant: it still protects at the close itself, which links the deal, and not from the next tick on.</summary>
    public static Interval Close(Interval held, Instant at) => Lapse(held, new(at.Ticks + 1));
}
