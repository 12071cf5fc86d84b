namespace PemActors.Rulebook.Incentives;

/// <summary>Why a SPIF is not claimed or a claim not decided, in order of precedence.</summary>
public enum SpifRefusal : byte
{
    /// <summary>No such incentive was published, or it is no SPIF.</summary>
    UnknownIncentive,
    /// <summary>The incentive has no such claim.</summary>
    UnknownClaim,
    /// <summary>A claim of that name was made before.</summary>
    DuplicateClaim,
    /// <summary>The incentive is closed.</summary>
    Closed,
    /// <summary>The activity is not known.</summary>
    ActivityUnknown,
    /// <summary>The activity is another partner's.</summary>
    ActivityOfAnother,
    /// <summary>The incentive does not pay for activities of that kind.</summary>
    ActivityNotPaid,
    /// <summary>The activity carries no evidence.</summary>
    ActivityUnverified,
    /// <summary>The activity lies outside the incentive's period, the box.</summary>
    ActivityOutsideBox,
    /// <summary>The activity was claimed before, whatever became of that claim.</summary>
    ActivityAlreadyClaimed,
    /// <summary>The incentive's eligibility did not let the partner in at the activity, or the partnership had ended.</summary>
    NotEligible,
    /// <summary>The claim is approved or denied already.</summary>
    AlreadyDecided,
    /// <summary>Who claimed may not approve.</summary>
    SamePerson,
    /// <summary>The partner has as many paid activities in the quarter, or all partners in the box, as the incentive pays.</summary>
    CapReached,
    /// <summary>The budget does not hold the sum; a part of it is never paid.</summary>
    BudgetExhausted,
}
