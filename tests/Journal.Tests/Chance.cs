namespace PemActors.Journal.Tests;

/// <summary>Seeded chance (SplitMix64): the same seed gives the same numbers.</summary>
internal sealed class Chance(ulong seed)
{
    private ulong state = seed;

    /// <summary>A whole number in [0, below).</summary>
    public int Next(int below) => (int)(Draw() % (ulong)below);

    /// <summary>True so many times in a hundred.</summary>
    public bool Percent(int share) => Next(100) < share;

    /// <summary>One of them.</summary>
    public T OneOf<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    private ulong Draw()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
