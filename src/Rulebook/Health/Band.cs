namespace PemActors.Rulebook.Health;

/// <summary>How good; ordered, so that the worse of two is the lesser.</summary>
public enum Band
{
    /// <summary>Below the first cut.</summary>
    Red,
    /// <summary>Between the cuts, or no evidence where the rule says so.</summary>
    Yellow,
    /// <summary>At or past the second cut.</summary>
    Green,
}
