namespace PemActors.Rulebook.Incentives;

/// <summary>Signs that an incentive moves effort in time, or pays for none; each is a question to a person, never a judgement.</summary>
[Flags]
public enum WatchSigns : byte
{
    /// <summary>Nothing to be seen.</summary>
    None = 0,
    /// <summary>The payout grows while credited closed-won does not.</summary>
    PayoutWithoutGrowth = 1,
    /// <summary>Activities are bunched just before the box or quarter closes.</summary>
    BunchedActivities = 2,
    /// <summary>Claims are not followed by pipeline.</summary>
    UnfollowedClaims = 4,
    /// <summary>Wins wait for the next quarter, the one before having its target met or out of reach.</summary>
    Sandbagging = 8,
}

/// <summary>One sign with the figures that made it.</summary>
/// <param name="Sign">Which.</param>
/// <param name="Part">The payout, or how many of <paramref name="Whole"/>.</param>
/// <param name="Whole">The payout of the quarter before, or the activities, claims or wins in all.</param>
/// <param name="SharePpm">Growth or share in ppm, rounded half to even for showing; null for growth from nothing.</param>
/// <param name="LimitPpm">The program's limit in ppm.</param>
/// <param name="Sentence">The finding as people read it.</param>
public sealed record WatchFinding(WatchSigns Sign, long Part, long Whole, long? SharePpm, int LimitPpm, string Sentence);
