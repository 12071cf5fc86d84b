namespace PemActors.Rulebook.Incentives;

/// <summary>Why an MDF request is not proposed, decided or proven, in order of precedence.</summary>
public enum MdfRefusal : byte
{
    /// <summary>No such incentive was published, or it is no MDF.</summary>
    UnknownIncentive,
    /// <summary>The incentive has no such request.</summary>
    UnknownRequest,
    /// <summary>A request of that name was proposed before.</summary>
    DuplicateRequest,
    /// <summary>The incentive is closed.</summary>
    Closed,
    /// <summary>The proposal, or the event, lies outside the incentive's period.</summary>
    NotInPeriod,
    /// <summary>The incentive's eligibility does not let the partner in, or the partnership has ended.</summary>
    NotEligible,
    /// <summary>The partner's tier does not give the benefit of MDF, or it is suspended.</summary>
    BenefitMissing,
    /// <summary>The amount is not above 0.</summary>
    AmountNotPositive,
    /// <summary>More than 10^13 minor units.</summary>
    AmountTooLarge,
    /// <summary>It is approved, rejected or reimbursed already.</summary>
    AlreadyDecided,
    /// <summary>It is not approved, so there is nothing to prove.</summary>
    NotApproved,
    /// <summary>The days for proof are over; the request has lapsed.</summary>
    ProofLate,
    /// <summary>More is approved than was proposed.</summary>
    AmountAboveProposed,
    /// <summary>The proof names no evidence.</summary>
    ProofMissing,
    /// <summary>Who proposed may not approve.</summary>
    SamePerson,
    /// <summary>The budget does not hold the most that would have to be reimbursed.</summary>
    BudgetExhausted,
}
