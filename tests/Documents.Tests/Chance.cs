namespace PemActors.Documents.Tests;

/// <summary>A stream of numbers from a seed (SplitMix64), the same on every machine.</summary>
internal sealed class Chance(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>From 0 to below <paramref name="limit"/>.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    public long Between(long low, long high) => low + (long)(Next() % (ulong)(high - low + 1));

    public T Of<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    public bool OneIn(int n) => Below(n) == 0;
}
