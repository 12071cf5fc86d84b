using System.Collections.Immutable;

namespace PemActors.Simulator.Experiments;

/// <summary>
/// When an experiment has run enough: looks at n = 64, 96, 144, ... and stops at the first look at which every headline KPI and every
/// probability of a key result is as sure as asked, in every scenario. Few looks that grow keep the loss of coverage small (SIMULATION §4).
/// </summary>
public sealed record StoppingRule
{
    /// <summary>Replications before the first look, 2 or more.</summary>
    public int FirstLook { get; init; } = 64;

    /// <summary>By how much the next look is greater, above 1.</summary>
    public double Growth { get; init; } = 1.5;

    /// <summary>ε: a headline KPI's half-width is to be at most ε |mean| / (1 + ε). Above 0, below 1.</summary>
    public double RelativeHalfWidth { get; init; } = 0.02;

    /// <summary>What half of Wilson's interval of a key result is to be at most. Above 0, below 0.5.</summary>
    public double ProbabilityHalfWidth { get; init; } = 0.02;

    /// <summary>The cap: replications are never more than these, sure or not.</summary>
    public int MaxReplications { get; init; } = 4_096;

    /// <summary>Of every interval, 0–1 exclusive.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>The KPIs that must be sure.</summary>
    public ImmutableArray<Kpi> Headlines { get; init; } = [Kpi.SourcedArr, Kpi.Revenue, Kpi.PayoutTotal, Kpi.Wins];

    /// <summary>A rule that runs exactly so many replications.</summary>
    public static StoppingRule Exactly(int replications) => new() { FirstLook = replications, MaxReplications = replications };

    /// <summary>The look after <paramref name="replications"/>; the first when 0, never beyond the cap.</summary>
    public int NextLook(int replications) =>
        Math.Min(MaxReplications, replications == 0 ? FirstLook : (int)Math.Min(int.MaxValue, Math.Max(replications + 1L, (long)(replications * Growth))));

    /// <summary>What is out of its range, each a sentence with the legal range; empty when all is well.</summary>
    public ImmutableArray<string> Faults() =>
    [
        .. Fault(FirstLook >= 2, $"firstLook is {FirstLook}; it is 2 or more."),
        .. Fault(Growth > 1, $"growth is {Growth}; it is above 1."),
        .. Fault(RelativeHalfWidth is > 0 and < 1, $"relativeHalfWidth is {RelativeHalfWidth}; it is above 0 and below 1."),
        .. Fault(ProbabilityHalfWidth is > 0 and < 0.5, $"probabilityHalfWidth is {ProbabilityHalfWidth}; it is above 0 and below 0.5."),
        .. Fault(MaxReplications is >= 2 and <= ReplicationsMax, $"maxReplications is {MaxReplications}; it is 2 to {ReplicationsMax}."),
        .. Fault(Confidence is > 0 and < 1, $"confidence is {Confidence}; it is above 0 and below 1."),
    ];

    /// <summary>The greatest <see cref="MaxReplications"/>: every replication is kept.</summary>
    public const int ReplicationsMax = 1_000_000;

    private static string[] Fault(bool holds, string sentence) => holds ? [] : [sentence];
}
