namespace PemActors.Grains.Time;

/// <summary>A clock that stands until it is moved, and never goes back. Safe for use by many threads.</summary>
public sealed class SteppedClock(DateTimeOffset start) : TimeProvider
{
    private long ticks = start.UtcTicks;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref ticks), TimeSpan.Zero);

    /// <summary>Moves it to an instant; one before its own leaves it where it is.</summary>
    public void MoveTo(DateTimeOffset now)
    {
        for (var seen = Volatile.Read(ref ticks); seen < now.UtcTicks;)
        {
            var before = Interlocked.CompareExchange(ref ticks, now.UtcTicks, seen);
            if (before == seen) return;
            seen = before;
        }
    }
}
