using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Evidence;

/// <summary>Keeps the earliest instant strictly after a given one of all that are offered; <see cref="Instant.Never"/> when none was.</summary>
internal struct NextInstant(Instant after)
{
    public readonly Instant After = after;

    public Instant Best = Instant.Never;

    public void Offer(Instant at)
    {
        if (at > After && at < Best) Best = at;
    }

    /// <summary>An item that enters a window at its own instant and leaves it at the window's end.</summary>
    public void Offer(Instant item, Window window)
    {
        if (item > After) Offer(item);
        else Offer(window.Leaves(item));
    }
}
