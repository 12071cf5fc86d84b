namespace PemActors.Rulebook.Cadence;

/// <summary>How often a document is made (RULEBOOK §8).</summary>
public enum ReviewCadence : byte
{
    /// <summary>At the midnight UTC that begins a Monday.</summary>
    Weekly,
    /// <summary>At the midnight UTC that begins a month.</summary>
    Monthly,
    /// <summary>At a quarter's close.</summary>
    Quarterly,
    /// <summary>At every second close of the fiscal year.</summary>
    HalfYearly,
}
