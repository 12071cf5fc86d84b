namespace PemActors.Rulebook.Incentives;

/// <summary>Why a cause earns a partner nothing under an incentive, in order of precedence: of several the first is answered.</summary>
public enum IneligibleReason : byte
{
    /// <summary>The cause lies outside the incentive's period.</summary>
    NotInPeriod,
    /// <summary>The partner had not applied at the instant of the cause.</summary>
    NotIntroduced,
    /// <summary>The partnership had ended by the instant of the cause, that instant included.</summary>
    Terminated,
    /// <summary>The partner's type is not among those that may earn.</summary>
    TypeNotEligible,
    /// <summary>The partner's region is not among those that may earn.</summary>
    RegionNotEligible,
    /// <summary>The tier held at the instant of the cause is not among those that may earn.</summary>
    TierNotEligible,
    /// <summary>The deal's motion is not among those that may earn; a margin is of the resell motion alone.</summary>
    MotionNotEligible,
    /// <summary>The deal is not closed won.</summary>
    NotWon,
    /// <summary>The partner has no credit above 0 of the deal and did not source it.</summary>
    NoInfluence,
    /// <summary>A margin is its owner's, and another partner, or none, owns the deal.</summary>
    NotOwner,
    /// <summary>A referral fee is its source's, and another partner, or none, sourced the deal.</summary>
    NotSource,
}
