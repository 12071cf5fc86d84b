using System.Collections.Immutable;
using PemActors.Simulator.Statistics;

namespace PemActors.Simulator.Experiments;

/// <summary>Integer tables of a replication: the sum over replications does not depend on their order.</summary>
public sealed record ReplicationTables
{
    /// <summary>Minor units accrued less reversals, by the scenario's incentives, in the order of <see cref="ScenarioModel.Incentives"/>.</summary>
    public required ImmutableArray<long> PayoutByIncentive { get; init; }

    /// <summary>
    /// Partner-quarters from tier state to tier state, row by row over <see cref="TierState"/> (36 numbers): the state before a quarter's
    /// close, or None for one that joined in the quarter, and the state after it. One that has left is counted once, in the quarter in which it left.
    /// </summary>
    public required ImmutableArray<long> TierFlow { get; init; }

    /// <summary>How often each step was reached, by <see cref="FunnelStep"/>.</summary>
    public required ImmutableArray<long> Funnel { get; init; }

    /// <summary>How often each way of gaming was seen, by <see cref="GamingLine"/>.</summary>
    public required ImmutableArray<long> GamingCount { get; init; }

    /// <summary>What each way of gaming cost, minor units, by <see cref="GamingLine"/>; 0 is shown too.</summary>
    public required ImmutableArray<long> GamingCostMinor { get; init; }

    /// <summary>Partners present throughout the last 52 weeks (the whole horizon, when it is shorter), by partner type.</summary>
    public required ImmutableArray<long> PartnersByType { get; init; }

    /// <summary>Those of them that closed nothing in that time, by partner type.</summary>
    public required ImmutableArray<long> ZeroSellersByType { get; init; }

    /// <summary>Revenue per partner over the horizon, minor units; partners without any included, as zeros.</summary>
    public required ImmutableArray<HistogramBin> RevenueByPartner { get; init; }

    /// <summary>Hours from creation to win.</summary>
    public required ImmutableArray<HistogramBin> CycleHours { get; init; }
}

/// <summary>Where a partner stands between two quarters: the rulebook's tiers, and out.</summary>
public enum TierState
{
    /// <summary>Accepted, without a tier.</summary>
    None,
    /// <summary>Registered.</summary>
    Registered,
    /// <summary>Select.</summary>
    Select,
    /// <summary>Premier.</summary>
    Premier,
    /// <summary>Elite.</summary>
    Elite,
    /// <summary>Gone silent for good, or terminated.</summary>
    Left,
}

/// <summary>Steps from an activity to a win.</summary>
public enum FunnelStep
{
    /// <summary>An activity.</summary>
    Activity,
    /// <summary>An opportunity opened.</summary>
    Opportunity,
    /// <summary>It reached its second stage.</summary>
    Qualified,
    /// <summary>It reached its third stage, the proposal.</summary>
    Proposed,
    /// <summary>It reached its fourth stage.</summary>
    Negotiated,
    /// <summary>It was won.</summary>
    Won,
    /// <summary>It was lost, at whichever stage.</summary>
    Lost,
    /// <summary>Its registration was asked for.</summary>
    RegistrationAsked,
    /// <summary>Its registration was approved.</summary>
    RegistrationApproved,
    /// <summary>Its account was protected for another partner: a conflict.</summary>
    Conflict,
    /// <summary>Its registration was answered late or not at all.</summary>
    SlaBreach,
    /// <summary>A strike was confirmed.</summary>
    Strike,
}

/// <summary>The ways of gaming (SIMULATION §2.13), each a cost line.</summary>
public enum GamingLine
{
    /// <summary>Final-stage deals closed early at a price cut.</summary>
    PullIn,
    /// <summary>Final-stage deals held back for the next quarter.</summary>
    Sandbagging,
    /// <summary>Orders bought ahead of demand to reach a rebate.</summary>
    Stockpiling,
    /// <summary>Activities claimed that nobody did.</summary>
    SpifPadding,
}
