using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Okrs;

/// <summary>The stretch (<paramref name="After"/>, <paramref name="Until"/>]: what happened at the close that ends it counts, what happened at the close before it does not.</summary>
/// <param name="After">The excluded early end.</param>
/// <param name="Until">The included late end, later than <paramref name="After"/>.</param>
public readonly record struct PeriodBounds(Instant After, Instant Until)
{
    /// <summary>Whether <paramref name="at"/> lies inside.</summary>
    public bool Contains(Instant at) => at > After && at <= Until;

    /// <summary>What of it is known at <paramref name="t"/>: it ends at t where t comes first.</summary>
    public PeriodBounds AsOf(Instant t) => new(After, Instant.Min(Until, t));
}
