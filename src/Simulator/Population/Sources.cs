namespace PemActors.Simulator.Population;

/// <summary>The systems that would send the facts.</summary>
internal static class Sources
{
    public const string Prm = "prm";
    public const string Crm = "crm";
    public const string Lms = "lms";
    public const string Attribution = "attribution";
    public const string Marketplace = "marketplace";
    public const string Psa = "psa";
}
