using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Engagement;

/// <summary>What happens to the registrations of an account: the events that protections, the queue and conflicts are folded from, in order of key.</summary>
/// <param name="Key">When, and who said so.</param>
/// <param name="Opportunity">Which opportunity it concerns, or was told by.</param>
public abstract record RegistrationStep(FactKey Key, OpportunityId Opportunity)
{
    /// <summary>A partner asked.</summary>
    public sealed record Submitted(FactKey Key, OpportunityId Opportunity, PartnerId Partner) : RegistrationStep(Key, Opportunity);

    /// <summary>Approved: to before <paramref name="Until"/> (none: the program's days).</summary>
    public sealed record Approved(FactKey Key, OpportunityId Opportunity, PartnerId Partner, Instant? Until) : RegistrationStep(Key, Opportunity);

    /// <summary>Rejected.</summary>
    public sealed record Rejected(FactKey Key, OpportunityId Opportunity, PartnerId Partner) : RegistrationStep(Key, Opportunity);

    /// <summary>Renewed by decision: to before <paramref name="Until"/> (none: the program's days).</summary>
    public sealed record Renewed(FactKey Key, OpportunityId Opportunity, PartnerId Partner, Instant? Until) : RegistrationStep(Key, Opportunity);

    /// <summary>The stage moved forward: past the one that stood.</summary>
    public sealed record StageAdvanced(FactKey Key, OpportunityId Opportunity) : RegistrationStep(Key, Opportunity);

    /// <summary>A partner did an activity that names the opportunity, of a kind that renews.</summary>
    public sealed record ActivityDone(FactKey Key, OpportunityId Opportunity, PartnerId Partner) : RegistrationStep(Key, Opportunity);

    /// <summary>The opportunity was won or lost.</summary>
    public sealed record Closed(FactKey Key, OpportunityId Opportunity) : RegistrationStep(Key, Opportunity);

    /// <summary>A partner was suspended or terminated: what it holds on any opportunity of the account lapses.</summary>
    public sealed record Lapsed(FactKey Key, OpportunityId Opportunity, PartnerId Partner) : RegistrationStep(Key, Opportunity);

    /// <summary>A conflict over the opportunity was decided; only the decision that stands is a step.</summary>
    public sealed record ConflictDecided(FactKey Key, OpportunityId Opportunity, IReadOnlyList<PartnerId> Parties, ConflictOutcome Outcome)
        : RegistrationStep(Key, Opportunity);
}

/// <summary>Questions about steps.</summary>
public static class RegistrationSteps
{
    /// <summary>Whose registration a step is about; null for one that is about no single partner's.</summary>
    public static PartnerId? PartnerOf(RegistrationStep step) => step switch
    {
        RegistrationStep.Submitted s => s.Partner,
        RegistrationStep.Approved s => s.Partner,
        RegistrationStep.Rejected s => s.Partner,
        RegistrationStep.Renewed s => s.Partner,
        RegistrationStep.ActivityDone s => s.Partner,
        RegistrationStep.Lapsed s => s.Partner,
        _ => null,
    };
}
