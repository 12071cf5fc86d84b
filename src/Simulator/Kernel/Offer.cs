using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Programs;

namespace PemActors.Simulator.Kernel;

/// <summary>An incentive of one kind, with its place among all of the scenario's.</summary>
internal sealed record Offer<TTerms>(Incentive Incentive, TTerms Terms, int Place)
    where TTerms : IncentiveTerms
{
    public static Offer<TTerms>[] Among(IReadOnlyList<Incentive> incentives) =>
        [.. incentives.Index().Where(each => each.Item.Terms is TTerms).Select(each => new Offer<TTerms>(each.Item, (TTerms)each.Item.Terms, each.Index))];
}
