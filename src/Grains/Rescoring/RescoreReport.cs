namespace PemActors.Grains.Rescoring;

/// <summary>What a draft would have made of the history, against what the documents in force made of it. Amounts in minor units; JSON as it stands.</summary>
/// <param name="Draft">Version of the draft, taken as if it had been in force from ever.</param>
/// <param name="Against">Versions that were in force, oldest first.</param>
/// <param name="At">The instant at which both are asked.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Entries">Journal entries read.</param>
/// <param name="Unread">Facts that the draft cannot read: it has no rate of their currency.</param>
/// <param name="Partners">Partners introduced by then.</param>
/// <param name="Bands">Health bands now.</param>
/// <param name="Tiers">Tiers now.</param>
/// <param name="Closes">Tier decisions, close by close, oldest first; closes that differ in nothing included.</param>
/// <param name="Payouts">Incentives, by id.</param>
/// <param name="Changed">Partners of which anything differs, by id.</param>
/// <param name="Distances">What is missing for the next tier and band under the draft, of every partner, by id.</param>
public sealed record RescoreReport(
    string Draft,
    IReadOnlyList<string> Against,
    DateTimeOffset At,
    string Currency,
    long Entries,
    long Unread,
    int Partners,
    MoveTable Bands,
    MoveTable Tiers,
    IReadOnlyList<CloseDifference> Closes,
    IReadOnlyList<PayoutDifference> Payouts,
    IReadOnlyList<PartnerChange> Changed,
    IReadOnlyList<PartnerDistance> Distances)
{
    /// <summary>Whether the draft changes anything at all.</summary>
    public bool IsUnchanged => Changed.Count == 0 && Unread == 0 && Closes.All(close => close.Differ == 0) && Payouts.All(payout => payout.Before == payout.After);
}

/// <summary>Who went from where to where.</summary>
/// <param name="Up">How many are better off.</param>
/// <param name="Down">How many are worse off.</param>
/// <param name="Moves">How many by place before and after; those who stay included.</param>
public sealed record MoveTable(int Up, int Down, IReadOnlyList<Move> Moves);

/// <summary>How many went from one place to another.</summary>
public sealed record Move(string From, string To, int Partners);

/// <summary>One quarter's close under both.</summary>
/// <param name="Close">When.</param>
/// <param name="Before">What was decided.</param>
/// <param name="After">What the draft decides.</param>
/// <param name="Differ">How many partners go from, or to, another tier, or are judged under one alone.</param>
public sealed record CloseDifference(DateTimeOffset Close, CloseCounts Before, CloseCounts After, int Differ);

/// <summary>Partners judged at a close, and of them those that rose, fell or were warned.</summary>
public sealed record CloseCounts(int Judged, int Promoted, int Demoted, int Warned);

/// <summary>What one incentive comes to, before budgets ration it. MDF follows its own proposals, so it is not among them.</summary>
/// <param name="Incentive">Which.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="BudgetMinor">Its budget; null where unlimited.</param>
/// <param name="Before">Under the documents in force.</param>
/// <param name="After">Under the draft.</param>
/// <param name="DifferenceMinor">After less before.</param>
public sealed record PayoutDifference(string Incentive, string Name, string Kind, long? BudgetMinor, PayoutFigures Before, PayoutFigures After, long DifferenceMinor);

/// <summary>How many partners, payouts, and their sum.</summary>
public sealed record PayoutFigures(int Partners, int Count, long AmountMinor);

/// <summary>A partner of which something differs.</summary>
/// <param name="Partner">Who.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Partner type.</param>
/// <param name="Region">Region.</param>
/// <param name="Before">Under the documents in force.</param>
/// <param name="After">Under the draft.</param>
/// <param name="Closes">Closes that differ, oldest first.</param>
public sealed record PartnerChange(string Partner, string Name, string Type, string Region, PartnerStand Before, PartnerStand After, IReadOnlyList<CloseChange> Closes);

/// <summary>Where a partner stands.</summary>
/// <param name="Lifecycle">Lifecycle stage.</param>
/// <param name="Band">Health band.</param>
/// <param name="Score">Health score.</param>
/// <param name="Dimensions">The five bands in the order activity, pipeline, enablement, quality, compliance, a letter each of <c>ryg</c>.</param>
/// <param name="Tier">Tier.</param>
/// <param name="ArrMinor">ARR.</param>
/// <param name="EarnedMinor">Earned under all incentives, before budgets ration it.</param>
public sealed record PartnerStand(string Lifecycle, string Band, decimal Score, string Dimensions, string Tier, long ArrMinor, long EarnedMinor);

/// <summary>A close that differs: from tier to tier, null where it was not judged.</summary>
public sealed record CloseChange(DateTimeOffset Close, TierStep? Before, TierStep? After);

/// <summary>A step from tier to tier, the same where it was kept.</summary>
public sealed record TierStep(string From, string To);

/// <summary>How far a partner is from the next thresholds, under the draft.</summary>
/// <param name="Partner">Who.</param>
/// <param name="Name">Its name.</param>
/// <param name="Tier">Its tier.</param>
/// <param name="Next">The next tier; null at the highest.</param>
/// <param name="Missing">What is missing for it.</param>
/// <param name="Score">Health score.</param>
/// <param name="Band">Health band.</param>
/// <param name="ToNextBand">The smallest change that lifts each dimension that is not green.</param>
public sealed record PartnerDistance(
    string Partner, string Name, string Tier, string? Next, IReadOnlyList<MissingFigure> Missing, decimal Score, string Band, IReadOnlyDictionary<string, string> ToNextBand);

/// <summary>A requirement that is missed, with its figure.</summary>
public sealed record MissingFigure(string Requirement, string? Value, string Needed);
