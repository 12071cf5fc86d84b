using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Incentives;

/// <summary>One incentive program: a period, a budget, who may earn, and what (RULEBOOK §6).</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">As people read it.</param>
/// <param name="From">The first instant at which a cause earns.</param>
/// <param name="Until">The first instant at which a cause earns no more.</param>
/// <param name="BudgetMinor">The most that can ever be taken; null: unlimited.</param>
/// <param name="Eligibility">Who may earn.</param>
/// <param name="Terms">What is earned.</param>
public sealed record Incentive(IncentiveId Id, string Name, Instant From, Instant Until, long? BudgetMinor, Eligibility Eligibility, IncentiveTerms Terms)
{
    /// <summary>Whether a cause at <paramref name="t"/> lies in the period.</summary>
    public bool Runs(Instant t) => t >= From && t < Until;
}

/// <summary>Who may earn an incentive; an empty list lets any.</summary>
/// <param name="Types">Partner types.</param>
/// <param name="Regions">Regions, compared by bytes.</param>
/// <param name="Tiers">Tiers held at the instant of the cause.</param>
/// <param name="Motions">Motions of the deal; asked only where the cause is a deal, and of each deal that a rebate counts.</param>
public sealed record Eligibility(IReadOnlyList<PartnerType> Types, IReadOnlyList<string> Regions, IReadOnlyList<Tier> Tiers, IReadOnlyList<Motion> Motions)
{
    /// <summary>Lets any partner and any deal.</summary>
    public static readonly Eligibility Any = new([], [], [], []);
}
