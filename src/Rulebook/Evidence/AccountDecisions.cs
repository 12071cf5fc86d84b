using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Evidence;

public sealed partial class AccountEvidence
{
    /// <summary>How one partner's registration of one opportunity stands at <paramref name="t"/>, for a command.</summary>
    /// <param name="opportunity">Which opportunity.</param>
    /// <param name="partner">Which partner.</param>
    /// <param name="partnerKnown">The partner has applied.</param>
    /// <param name="known">What is known of a submission's partner and found by people; asked also of a submission that would be made at t.</param>
    /// <param name="t">The instant.</param>
    /// <param name="programs">The program.</param>
    public RegistrationState StateAt(
        OpportunityId opportunity, PartnerId partner, bool partnerKnown, Func<Registration, RegistrationInputs> known, Instant t, ProgramTimeline programs)
    {
        var own = Counting(t).FirstOrDefault(history => history.Opportunity == opportunity);
        var view = ViewAt(t, programs);
        var pending = view.Queue.Select(queued => queued.Registration)
            .FirstOrDefault(registration => registration.Opportunity == opportunity && registration.Partner == partner);
        var registration = pending ?? new Registration(opportunity, partner, new(t, "", ""), RegistrationAnswer.Pending, null);
        var inputs = known(registration);
        var first = FirstValid(t, known, programs);
        return new(
            opportunity,
            partner,
            own is not null,
            partnerKnown,
            own?.ClosedAt <= t,
            view.Live.Any(protection => protection.Opportunity == opportunity && protection.Partner == partner),
            pending is not null,
            first is not null && first.Partner != partner && first.Submitted < registration.Submitted,
            own is null ? inputs : InputsAt(registration, inputs, t, programs));
    }

    /// <summary>
    /// What a decision on a registration reads at <paramref name="t"/>: the part that the account knows, put into the part that is known of the partner and
    /// found by people.
    /// </summary>
    public RegistrationInputs InputsAt(Registration registration, in RegistrationInputs partner, Instant t, EngagementInForce terms)
    {
        var live = ViewAt(t, terms).Live;
        return partner with
        {
            ExistingOpportunity = Counting(t).Any(other => other.Opportunity != registration.Opportunity && other.Created < registration.Submitted
                && !(other.ClosedAt <= t) && !Linked(other, registration.Partner, live, t)),
            ProtectedByOther = live.Any(protection => protection.Partner != registration.Partner),
            AccountNamed = Key.Account.Length > 0 && Key.ProductLine.Length > 0,
            AmountMinor = Counting(t).Single(own => own.Opportunity == registration.Opportunity).Amounts.Last(step => step.At <= t).AmountMinor,
        };
    }

    /// <summary>The pending submission that wins at <paramref name="t"/>: the first by key that nothing stands against; null when none does.</summary>
    /// <param name="t">The instant.</param>
    /// <param name="partner">What is known of a submission's partner and found by people.</param>
    /// <param name="programs">The program.</param>
    public Registration? FirstValid(Instant t, Func<Registration, RegistrationInputs> partner, ProgramTimeline programs)
    {
        var pending = ViewAt(t, programs).Queue;
        var inputs = pending.Select(queued => InputsAt(queued.Registration, partner(queued.Registration), t, programs)).ToArray();
        var first = RegistrationRules.FirstValid(inputs, programs.At(t).Compliance);
        return first < 0 ? null : pending[first].Registration;
    }

    private static bool Linked(RegistrationHistory history, PartnerId partner, IReadOnlyList<LiveProtection> live, Instant t) =>
        history.Links.Any(link => link.Partner == partner && link.From <= t)
        || live.Any(protection => protection.Opportunity == history.Opportunity && protection.Partner == partner);
}
