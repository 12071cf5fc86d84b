using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Engagement;

/// <summary>What a command on a registration decides, at the instant of the command.</summary>
/// <param name="Opportunity">Which opportunity.</param>
/// <param name="Partner">Whose registration.</param>
public abstract record RegistrationDecision(OpportunityId Opportunity, PartnerId Partner)
{
    /// <summary>The partner has asked; the answer is due at <paramref name="Due"/>.</summary>
    public sealed record Submitted(OpportunityId Opportunity, PartnerId Partner, Instant Due) : RegistrationDecision(Opportunity, Partner);

    /// <summary>Approved, and protected to before <paramref name="Until"/>.</summary>
    public sealed record Approved(OpportunityId Opportunity, PartnerId Partner, Instant Until) : RegistrationDecision(Opportunity, Partner);

    /// <summary>Rejected for a reason; the text is null unless the reason is other, or people gave one.</summary>
    public sealed record Rejected(OpportunityId Opportunity, PartnerId Partner, RegistrationReason Reason, string? Text)
        : RegistrationDecision(Opportunity, Partner);

    /// <summary>Renewed, and protected to before <paramref name="Until"/> at least.</summary>
    public sealed record Renewed(OpportunityId Opportunity, PartnerId Partner, Instant Until) : RegistrationDecision(Opportunity, Partner);
}
