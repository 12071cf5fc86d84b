namespace PemActors.Rulebook.Tiers;

/// <summary>What one decision hands to the next.</summary>
/// <param name="Tier">The tier held.</param>
/// <param name="Warnings">Closes missed in a row.</param>
/// <param name="Lost">Tiers lost by demotion at any time, one bit each (bit n is tier n): their entry includes their KPIs.</param>
/// <param name="Steps">Tiers entered since the close before, for immediate promotion only.</param>
public readonly record struct TierStanding(Tier Tier, byte Warnings, byte Lost, byte Steps)
{
    /// <summary>Whether a tier was lost by demotion.</summary>
    public bool HasLost(Tier tier) => (Lost & (1 << (int)tier)) != 0;
}

/// <summary>The outcome of one decision.</summary>
/// <param name="Before">Standing before.</param>
/// <param name="After">Standing after.</param>
/// <param name="Missed">Whether a KPI of the tier held was missed.</param>
public readonly record struct TierOutcome(TierStanding Before, TierStanding After, bool Missed);
