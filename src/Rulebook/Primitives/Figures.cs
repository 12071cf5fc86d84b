namespace PemActors.Rulebook.Primitives;

/// <summary>Figures as people read them: always with a point, thousands apart where they are money.</summary>
internal static class Figures
{
    public static string Money(long minor) => $"{minor / 100:N0}.{minor % 100:00}";

    public static string Hundredths(long hundredths) => $"{hundredths / 100}.{hundredths % 100:00}";

    public static string Ppm(long ppm) => $"{ppm / 1_000_000}.{ppm % 1_000_000:000000}";
}
