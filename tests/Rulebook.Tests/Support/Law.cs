namespace PemActors.Rulebook.Tests.Support;

/// <summary>How often a law is tried.</summary>
internal static class Law
{
    // Mutation testing runs the laws some thousand times over: there a fiftieth will do, and the tables do the rest.
    private static readonly bool Few = Environment.GetEnvironmentVariable("RULEBOOK_LAWS") == "few";

    /// <summary>The iterations of a law, fewer where they are asked for.</summary>
    public static int Times(int iterations) => Few ? Math.Max(5, iterations / 50) : iterations;
}
