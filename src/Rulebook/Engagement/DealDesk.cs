using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using Ruled = PemActors.Rulebook.Primitives.Ruling<PemActors.Rulebook.Engagement.RegistrationDecision, PemActors.Rulebook.Engagement.RegistrationRefusal>;

namespace PemActors.Rulebook.Engagement;

/// <summary>
/// Commands on registrations. A partner submits; operations approve, reject and renew: an approval that a rule stands against is refused, a rejection
/// needs only its reason.
/// </summary>
public static class DealDesk
{
    /// <summary>A partner asks. Another partner's protection does not refuse it: it opens a conflict.</summary>
    public static Ruled Submit(in RegistrationState state, Instant at, EngagementTerms terms)
    {
        if (Subject(state) is { } refused) return refused;
        if (state.Inputs.Terminated) return No(RegistrationRefusal.PartnerTerminated, $"The partnership with {state.Partner} has ended.");
        if (state.Inputs.Suspended) return No(RegistrationRefusal.PartnerSuspended, $"{state.Partner} is suspended.");
        if (!state.Inputs.MayRegister) return No(RegistrationRefusal.TierTooLow, $"The tier of {state.Partner} gives no deal registration.");
        if (state.Protected) return No(RegistrationRefusal.ProtectedAlready, $"{state.Partner} is already protected on {state.Opportunity}.");
        if (state.Pending) return No(RegistrationRefusal.PendingAlready, $"The submission of {state.Partner} for {state.Opportunity} waits for its answer.");
        return Yes(new RegistrationDecision.Submitted(state.Opportunity, state.Partner, ResponseClock.Due(at, terms)));
    }

    /// <summary>Operations approve a pending submission.</summary>
    public static Ruled Approve(in RegistrationState state, Instant at, EngagementTerms terms, ComplianceTerms compliance)
    {
        if (Subject(state) is { } refused) return refused;
        if (!state.Pending) return NotPending(state);
        if (RegistrationRules.Reason(state.Inputs, compliance) is { } reason)
            return No(RegistrationRefusal.RuleStandsAgainst, RegistrationReasons.Sentence(reason));
        if (state.EarlierValid)
            return No(RegistrationRefusal.EarlierSubmission, $"An earlier submission for the account of {state.Opportunity} is valid and wins.");
        return Yes(new RegistrationDecision.Approved(state.Opportunity, state.Partner, ProtectionRules.Grant(at, null, terms.ProtectionDays).Until));
    }

    /// <summary>Operations reject a pending submission, for any reason.</summary>
    public static Ruled Reject(in RegistrationState state, RegistrationReason reason, string? text)
    {
        if (Subject(state) is { } refused) return refused;
        if (!state.Pending) return NotPending(state);
        if (reason == RegistrationReason.Other && string.IsNullOrWhiteSpace(text))
            return No(RegistrationRefusal.TextMissing, "A rejection for another reason says in text which.");
        return Yes(new RegistrationDecision.Rejected(state.Opportunity, state.Partner, reason, text));
    }

    /// <summary>Operations renew a live protection, to the program's days from now.</summary>
    public static Ruled Renew(in RegistrationState state, Instant at, EngagementTerms terms)
    {
        if (Subject(state) is { } refused) return refused;
        if (!state.Protected) return No(RegistrationRefusal.NotProtected, $"{state.Partner} is not protected on {state.Opportunity}.");
        return Yes(new RegistrationDecision.Renewed(state.Opportunity, state.Partner, ProtectionRules.Grant(at, null, terms.ProtectionDays).Until));
    }

    private static Ruled? Subject(in RegistrationState state)
    {
        if (!state.OpportunityKnown) return No(RegistrationRefusal.UnknownOpportunity, $"There is no opportunity {state.Opportunity}.");
        if (!state.PartnerKnown) return No(RegistrationRefusal.UnknownPartner, $"There is no partner {state.Partner}.");
        if (state.Closed) return No(RegistrationRefusal.OpportunityClosed, $"{state.Opportunity} is closed.");
        return null;
    }

    private static Ruled NotPending(in RegistrationState state) =>
        No(RegistrationRefusal.NotPending, $"No submission of {state.Partner} for {state.Opportunity} waits for an answer.");

    private static Ruled.Granted Yes(RegistrationDecision decision) => new(decision);

    private static Ruled.Refused No(RegistrationRefusal refusal, string sentence) => new(refusal, sentence);
}
