namespace PemActors.Rulebook.Primitives;

/// <summary>
/// "The last N days at t": the half-open interval (t − N·24 h, t]. What happened at t counts; what happened N days
/// before, to the tick, does not any more. So an item at instant a leaves at a + N·24 h exactly.
/// </summary>
/// <param name="Days">Length in days of 24 h, at least 1.</param>
public readonly record struct Window(int Days)
{
    /// <summary>The excluded early end at <paramref name="t"/>.</summary>
    public Instant OpensAfter(Instant t) => t.AddDays(-Days);

    /// <summary>The first instant at which an item at <paramref name="item"/> no longer counts.</summary>
    public Instant Leaves(Instant item) => item.AddDays(Days);

    /// <summary>Whether an item at <paramref name="item"/> counts at <paramref name="t"/>.</summary>
    public bool Contains(Instant item, Instant t) => item > OpensAfter(t) && item <= t;
}
