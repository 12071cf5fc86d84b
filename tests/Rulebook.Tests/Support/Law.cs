namespace PemActors.Rulebook.Tests.Support;

/// <summary>How often a law is tried.</summary>
internal static class Law
{
    /// <summary>Whether laws are tried a few times only: too few to say that they reach everything.</summary>
    public static readonly bool Few = Environment.GetEnvironmentVariable("RULEBOOK_LAWS") == "few";

    // Mutation testing runs the laws some thousand times over: there a fiftieth will do, and the tables do the rest.
    /// <summary>The iterations of a law, fewer where they are asked for.</summary>
    public static int Times(int iterations) => Few ? Math.Max(5, iterations / 50) : iterations;
}
