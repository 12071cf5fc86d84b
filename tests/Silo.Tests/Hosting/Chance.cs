namespace PemActors.Silo.Tests.Hosting;

/// <summary>Numbers from a seed (SplitMix64), so that a failure can be run again. Not for several threads.</summary>
internal sealed class Chance(ulong seed)
{
    private ulong state = seed;

    /// <summary>From 0 to below <paramref name="end"/>.</summary>
    public int Below(int end) => (int)(Next() % (ulong)end);

    public ulong Next()
    {
        unchecked
        {
            var z = state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>The seed of an environment variable, or one from the clock; print it.</summary>
    public static ulong Seed(string variable) =>
        ulong.TryParse(Environment.GetEnvironmentVariable(variable), out var seed) ? seed : (ulong)TimeProvider.System.GetTimestamp();

    /// <summary>A size from an environment variable.</summary>
    public static int Size(string variable, int usual) => int.TryParse(Environment.GetEnvironmentVariable(variable), out var size) ? size : usual;
}
