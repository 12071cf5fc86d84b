using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Evidence;

/// <summary>What incentives read of a partner's evidence beyond its cards, so that one whom no incentive reads need not keep it.</summary>
/// <param name="Deals">Shares of won deals.</param>
/// <param name="Activities">Kinds of activities whose keys are read: bit n is the kind of value n.</param>
public readonly record struct EarningNeeds(bool Deals, int Activities)
{
    /// <summary>All that any incentive can read.</summary>
    public static readonly EarningNeeds All = new(true, -1);

    /// <summary>What these incentives read together; the default, nothing, where there is none.</summary>
    public static EarningNeeds Of(IEnumerable<Incentive> incentives)
    {
        var needs = default(EarningNeeds);
        foreach (var incentive in incentives)
            needs = incentive.Terms switch
            {
                IncentiveTerms.Mdf => needs,
                IncentiveTerms.Spif spif => needs with { Activities = spif.Sums.Aggregate(needs.Activities, (kinds, sum) => kinds | Bit(sum.Activity)) },
                _ => needs with { Deals = true },
            };
        return needs;
    }

    /// <summary>Whether evidence kept for these needs answers for others.</summary>
    public bool Covers(EarningNeeds others) => (Deals || !others.Deals) && (others.Activities & ~Activities) == 0;

    /// <summary>Whether activities of a kind are read.</summary>
    public bool Read(ActivityKind kind) => (Activities & Bit(kind)) != 0;

    private static int Bit(ActivityKind kind) => 1 << (int)kind;
}
