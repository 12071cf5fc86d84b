namespace PemActors.Simulator.Randomness;

/// <summary>
/// All chance of one replication: a draw is a pure function of (seed, replication, entity, week, purpose, position, block).
/// What is simulated, and under which incentives, never enters.
/// </summary>
/// <param name="Seed">The experiment's seed, the key.</param>
/// <param name="Replication">Which replication.</param>
public readonly record struct KeyedRandomness(ulong Seed, uint Replication = 0)
{
    /// <summary>Positions of one purpose in an entity's week.</summary>
    public const int Positions = 1 << 13;

    /// <summary>The draws at a position, 0–8191.</summary>
    public Draws At(Purpose purpose, uint entity, int week, int position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, Positions);
        return new(Seed, entity, Replication, (uint)week, ((uint)purpose << 16) | ((uint)position << 3));
    }
}

/// <summary>The 8 blocks, 32 uniforms, at one position. Asking twice gives the same number twice.</summary>
public readonly struct Draws(ulong seed, uint entity, uint replication, uint week, uint address)
{
    /// <summary>Block <paramref name="block"/>, 0–7.</summary>
    public RandomBlock Block(int block)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(block);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(block, 7);
        return Philox.At(seed, entity, replication, week, address | (uint)block);
    }

    /// <summary>Uniform <paramref name="index"/>, 0–31.</summary>
    public double this[int index] => Block(index >> 2).Uniform(index & 3);

    /// <summary>Whether uniform <paramref name="index"/> lies below <paramref name="probability"/>.</summary>
    public bool Happens(int index, double probability) => this[index] < probability;

    /// <summary>One of <paramref name="count"/> alike, 0 to count − 1, by uniform <paramref name="index"/>.</summary>
    public int OneOf(int index, int count) => (int)(this[index] * count);
}
