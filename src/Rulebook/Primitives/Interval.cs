namespace PemActors.Rulebook.Primitives;

/// <summary>A stretch of time, from <paramref name="From"/> (included) to <paramref name="Until"/> (excluded).</summary>
public readonly record struct Interval(Instant From, Instant Until)
{
    /// <summary>Whether <paramref name="t"/> lies inside.</summary>
    public bool Contains(Instant t) => t >= From && t < Until;
}
