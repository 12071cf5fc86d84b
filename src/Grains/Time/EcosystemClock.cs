namespace PemActors.Grains.Time;

/// <summary>
/// The time that facts, cards and deadlines live in, kept apart from the time Orleans and the web server run on: it may be
/// faster in a demonstration and stands still in a test, which would break time-outs of the runtime.
/// </summary>
public static class EcosystemClock
{
    /// <summary>Key of the <see cref="TimeProvider"/> service.</summary>
    public const string Key = "ecosystem";
}

/// <summary>A clock that starts at an instant and runs so many times as fast as the machine's.</summary>
public sealed class AcceleratedClock(DateTimeOffset start, double factor) : TimeProvider
{
    private readonly long startedAt = System.GetTimestamp();

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => start + System.GetElapsedTime(startedAt) * factor;
}
