namespace PemActors.Rulebook.Engagement;

/// <summary>Why a command on a registration is refused, in order of precedence: of several that apply the first is answered.</summary>
public enum RegistrationRefusal : byte
{
    /// <summary>No such opportunity has been created.</summary>
    UnknownOpportunity,
    /// <summary>No such partner has applied.</summary>
    UnknownPartner,
    /// <summary>The opportunity is won or lost.</summary>
    OpportunityClosed,
    /// <summary>Submit: the partnership has ended.</summary>
    PartnerTerminated,
    /// <summary>Submit: the partner is suspended, and so without benefits.</summary>
    PartnerSuspended,
    /// <summary>Submit: the tier held gives no deal registration.</summary>
    TierTooLow,
    /// <summary>Submit: the partner is already protected on this opportunity.</summary>
    ProtectedAlready,
    /// <summary>Submit: a submission of this partner for this opportunity is not answered yet.</summary>
    PendingAlready,
    /// <summary>Approve and reject: no submission of this partner for this opportunity waits for an answer.</summary>
    NotPending,
    /// <summary>Renew: the partner is not protected on this opportunity.</summary>
    NotProtected,
    /// <summary>Reject: the reason is other, and has no text.</summary>
    TextMissing,
    /// <summary>Approve: a rule stands against it; the sentence says which.</summary>
    RuleStandsAgainst,
    /// <summary>Approve: an earlier submission of another partner for the account is valid, and wins.</summary>
    EarlierSubmission,
}
