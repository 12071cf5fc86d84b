namespace PemActors.Rulebook.Incentives;

/// <summary>What the watch reads of one incentive and one quarter, of a box where it has one: counts and sums.</summary>
/// <param name="PayoutMinor">Payouts caused in the quarter.</param>
/// <param name="PayoutBeforeMinor">Payouts caused in the quarter before.</param>
/// <param name="CreditedMinor">Closed-won ACV of the quarter credited to partners that may earn the incentive.</param>
/// <param name="CreditedBeforeMinor">The same of the quarter before.</param>
/// <param name="Activities">Their activities in the box or quarter.</param>
/// <param name="Bunched">Those of them in the last days of it (<see cref="WatchRules.IsBunched"/>).</param>
/// <param name="Claims">Claims of which the days for pipeline to follow have passed.</param>
/// <param name="Unfollowed">Those of them without pipeline in these days (<see cref="WatchRules.Follows"/>).</param>
/// <param name="Wins">Deals won in the quarter.</param>
/// <param name="EarlyWins">Those of them in the first days of it (<see cref="WatchRules.IsEarly"/>).</param>
/// <param name="TargetMetOrOutOfReach">The quarter before ended so (<see cref="WatchRules.TargetMetOrOutOfReach"/>); false where the incentive has no
/// target.</param>
public readonly record struct WatchInputs(
    long PayoutMinor,
    long PayoutBeforeMinor,
    long CreditedMinor,
    long CreditedBeforeMinor,
    int Activities,
    int Bunched,
    int Claims,
    int Unfollowed,
    int Wins,
    int EarlyWins,
    bool TargetMetOrOutOfReach);
