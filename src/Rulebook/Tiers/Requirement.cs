namespace PemActors.Rulebook.Tiers;

/// <summary>One requirement of a tier, met or missed, with its figure.</summary>
/// <param name="Name">Tier, entry or keep, and what is asked, for example <c>select.entry.wins</c>.</param>
/// <param name="Met">Met; where no evidence is no miss, met without any.</param>
/// <param name="Value">The figure; null when there is no evidence.</param>
/// <param name="Needed">What is asked, in words.</param>
public sealed record Requirement(string Name, bool Met, string? Value, string Needed);

/// <summary>What stands between a partner and the next tier.</summary>
/// <param name="Tier">The next tier.</param>
/// <param name="Missing">Requirements missed: of the entry of the tier and those below it, and KPIs whose miss bars promotion.</param>
public sealed record NextTier(Tier Tier, IReadOnlyList<Requirement> Missing);
