namespace PemActors.Grains.Tests.Support;

/// <summary>Seeded chance for plans of delivery (SplitMix64): the same seed gives the same plan.</summary>
internal sealed class Chance(ulong seed)
{
    private ulong state = seed;

    /// <summary>A whole number in [0, below).</summary>
    public int Next(int below) => (int)(Draw() % (ulong)below);

    /// <summary>True so many times in a hundred.</summary>
    public bool Percent(int share) => Next(100) < share;

    /// <summary>The items in a random order.</summary>
    public List<T> Shuffled<T>(IEnumerable<T> items) => [.. items.Select(item => (Item: item, Place: Draw())).OrderBy(pair => pair.Place).Select(pair => pair.Item)];

    private ulong Draw()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
