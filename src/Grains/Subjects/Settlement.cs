namespace PemActors.Grains.Subjects;

/// <summary>
/// Whether decisions on past closes are made now or wait: an import defers them to its end, so that each is made once over all
/// facts instead of restated batch by batch.
/// </summary>
public sealed class Settlement
{
    private int deferrals;

    /// <summary>Whether decisions wait.</summary>
    public bool IsDeferred => Volatile.Read(ref deferrals) > 0;

    /// <summary>Defers until the result is disposed.</summary>
    public IDisposable Defer()
    {
        Interlocked.Increment(ref deferrals);
        return new Deferral(this);
    }

    private sealed class Deferral(Settlement settlement) : IDisposable
    {
        private Settlement? held = settlement;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref held, null) is { } ended) Interlocked.Decrement(ref ended.deferrals);
        }
    }
}
