using System.Diagnostics;

namespace PemActors.Rulebook.Engagement;

/// <summary>Why a registration is rejected, in order of precedence: of several that apply the first is answered.</summary>
public enum RegistrationReason : byte
{
    /// <summary>
    /// The account already has another open opportunity for the product line, created before the submission, to which this partner is not linked.
    /// </summary>
    ExistingOpportunity,
    /// <summary>Another partner is protected for the account and product line.</summary>
    AlreadyProtected,
    /// <summary>People found the customer outside the partner's territory.</summary>
    OutOfTerritory,
    /// <summary>People found that the customer does not fit.</summary>
    NotIcp,
    /// <summary>The amount is not above 0, or account or product line is empty.</summary>
    InsufficientInformation,
    /// <summary>The partner's tier gives no deal registration, or the partner is terminated.</summary>
    PartnerNotEligible,
    /// <summary>The partner has so many strikes that accruals are held, or is suspended.</summary>
    ComplianceHold,
    /// <summary>What the text says; only people reject for it.</summary>
    Other,
}

/// <summary>Reasons as people read them.</summary>
public static class RegistrationReasons
{
    /// <summary>The sentence of a reason.</summary>
    public static string Sentence(RegistrationReason reason) => reason switch
    {
        RegistrationReason.ExistingOpportunity => "The account already has an open opportunity for this product line to which the partner is not linked.",
        RegistrationReason.AlreadyProtected => "Another partner is protected for this account and product line.",
        RegistrationReason.OutOfTerritory => "The customer lies outside the partner's territory.",
        RegistrationReason.NotIcp => "The customer does not fit the ideal customer profile.",
        RegistrationReason.InsufficientInformation => "An amount above 0, an account and a product line are needed.",
        RegistrationReason.PartnerNotEligible => "The partner's tier gives no deal registration, or the partnership has ended.",
        RegistrationReason.ComplianceHold => "The partner is suspended, or has so many strikes that its accruals are held.",
        RegistrationReason.Other => "For the reason that the text gives.",
        _ => throw new UnreachableException($"No sentence for {reason}."),
    };
}
