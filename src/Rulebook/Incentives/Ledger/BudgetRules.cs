namespace PemActors.Rulebook.Incentives;

/// <summary>How a budget is rationed: who comes first is served first, with what is left.</summary>
public static class BudgetRules
{
    /// <summary>The most minor units that an amount of money may have (RULEBOOK, head).</summary>
    public const long MostMinor = 10_000_000_000_000;

    /// <summary>What is granted of <paramref name="wantedMinor"/>: all of it, or as much as is left. Neither is negative.</summary>
    public static long Take(long availableMinor, long wantedMinor) => Math.Min(availableMinor, wantedMinor);
}
