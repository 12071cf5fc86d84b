namespace PemActors.Rulebook.Programs;

/// <summary>What incentives pay where their own terms say nothing else, when limited budgets settle, and what the watch looks for.</summary>
/// <param name="Settlement">When accruals against a limited budget are taken; default daily, at each UTC midnight.</param>
/// <param name="Margin">Terms of a margin.</param>
/// <param name="ReferralFee">Terms of a referral fee.</param>
/// <param name="Mdf">Terms of market development funds.</param>
/// <param name="Spif">Terms of a SPIF.</param>
/// <param name="Rebate">Terms of a rebate.</param>
/// <param name="Usage">Terms of a usage fee.</param>
/// <param name="Watch">What the perverse-incentive watch looks for.</param>
public sealed record IncentivesTerms(
    SettlementCadence Settlement,
    IncentiveTerms.Margin Margin,
    IncentiveTerms.ReferralFee ReferralFee,
    IncentiveTerms.Mdf Mdf,
    IncentiveTerms.Spif Spif,
    IncentiveTerms.Rebate Rebate,
    IncentiveTerms.Usage Usage,
    WatchTerms Watch);

/// <summary>When limited budgets settle.</summary>
public enum SettlementCadence : byte
{
    /// <summary>At each UTC midnight.</summary>
    Daily,
    /// <summary>At the UTC midnight that begins a Monday.</summary>
    Weekly,
    /// <summary>At the UTC midnight that begins a month.</summary>
    Monthly,
}

/// <summary>When the perverse-incentive watch speaks up (RULEBOOK §6). Shares in ppm.</summary>
/// <param name="PayoutGrowthPpm">Payout grew by more than this over the quarter before while credited closed-won did not grow; default 10 %.</param>
/// <param name="BunchDays">Days just before a box or quarter closes; default 7.</param>
/// <param name="BunchSharePpm">At least this share of the activities falls into them; default 40 %.</param>
/// <param name="FollowDays">Days after a claim in which pipeline should follow; default 90.</param>
/// <param name="UnfollowedSharePpm">At least this share of the claims is followed by none; default 50 %.</param>
/// <param name="SandbagDays">Days just after a quarter closes; default 14.</param>
/// <param name="SandbagSharePpm">At least this share of the quarter's wins falls into them after the target was met, or out of reach, before; default 40 %.</param>
/// <param name="MinCount">Fewer activities, claims or wins than this say nothing; default 5.</param>
public sealed record WatchTerms(
    int PayoutGrowthPpm,
    int BunchDays,
    int BunchSharePpm,
    int FollowDays,
    int UnfollowedSharePpm,
    int SandbagDays,
    int SandbagSharePpm,
    int MinCount);
