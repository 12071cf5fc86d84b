namespace PemActors.Grains.Tests.Support;

/// <summary>Sizes and seeds that the environment may set, modest otherwise.</summary>
internal static class Setting
{
    public static int Of(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), out var value) ? value : otherwise;
}
