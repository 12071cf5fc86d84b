namespace PemActors.Rulebook.Tiers;

/// <summary>A partner's tier; ordered.</summary>
public enum Tier : byte
{
    /// <summary>Not registered yet.</summary>
    None,
    /// <summary>Portal and starter assets.</summary>
    Registered,
    /// <summary>May register deals.</summary>
    Select,
    /// <summary>May ask for MDF.</summary>
    Premier,
    /// <summary>The highest.</summary>
    Elite,
}
