using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tests.Support;
using Ruled = PemActors.Rulebook.Primitives.Ruling<PemActors.Rulebook.Engagement.RegistrationDecision, PemActors.Rulebook.Engagement.RegistrationRefusal>;

namespace PemActors.Rulebook.Tests.Engagement;

public sealed class DealDeskTests
{
    private static readonly Instant Now = Instant.Utc(2024, 1, 1);
    private static readonly OpportunityId Deal = new("o1");
    private static readonly PartnerId Acme = new("acme");

    // Everything that can stand against a command at once.
    private static readonly RegistrationState Worst = new(Deal, Acme, OpportunityKnown: false, PartnerKnown: false, Closed: true, Protected: true, Pending: true, EarlierValid: true,
        new(true, true, Finding.Missed, Finding.Missed, false, 0, MayRegister: false, Terminated: true, Suspended: true, 2));

    private static readonly RegistrationInputs Valid = new(false, false, Finding.Unknown, Finding.Unknown, true, 1, true, false, false, 0);

    private RegistrationState state = Worst;

    [Fact]
    public void Submit_RefusesInOrderOfPrecedence_DownToGranted()
    {
        Ruled Submit() => DealDesk.Submit(state, Now, Defaults.Program.Engagement);
        WalkTheSubject(Submit);
        Next(Submit(), RegistrationRefusal.PartnerTerminated, "The partnership with acme has ended.", state with { Inputs = state.Inputs with { Terminated = false } });
        Next(Submit(), RegistrationRefusal.PartnerSuspended, "acme is suspended.", state with { Inputs = state.Inputs with { Suspended = false } });
        Next(Submit(), RegistrationRefusal.TierTooLow, "The tier of acme gives no deal registration.", state with { Inputs = state.Inputs with { MayRegister = true } });
        Next(Submit(), RegistrationRefusal.ProtectedAlready, "acme is already protected on o1.", state with { Protected = false });
        Next(Submit(), RegistrationRefusal.PendingAlready, "The submission of acme for o1 waits for its answer.", state with { Pending = false });
        // What only a decision asks does not refuse a submission: another's protection opens a conflict instead.
        Assert.Equal(new RegistrationDecision.Submitted(Deal, Acme, Instant.Utc(2024, 1, 3)), Submit().Decision);
    }

    [Fact]
    public void Approve_RefusesInOrderOfPrecedence_DownToGranted()
    {
        state = state with { Pending = false };
        Ruled Approve() => DealDesk.Approve(state, Now, Defaults.Program.Engagement, Defaults.Program.Compliance);
        WalkTheSubject(Approve);
        Next(Approve(), RegistrationRefusal.NotPending, "No submission of acme for o1 waits for an answer.", state with { Pending = true });
        Next(Approve(), RegistrationRefusal.RuleStandsAgainst, RegistrationReasons.Sentence(RegistrationReason.ExistingOpportunity), state with { Inputs = Valid with { Strikes = 2 } });
        Next(Approve(), RegistrationRefusal.RuleStandsAgainst, RegistrationReasons.Sentence(RegistrationReason.ComplianceHold), state with { Inputs = Valid });
        Next(Approve(), RegistrationRefusal.EarlierSubmission, "An earlier submission for the account of o1 is valid and wins.", state with { EarlierValid = false });
        Assert.Equal(new RegistrationDecision.Approved(Deal, Acme, Now.AddDays(90)), Approve().Decision);
    }

    [Fact]
    public void Reject_NeedsOnlyAPendingSubmission_AndTextForOther()
    {
        state = state with { Pending = false };
        var text = " ";
        Ruled Reject() => DealDesk.Reject(state, RegistrationReason.Other, text);
        WalkTheSubject(Reject);
        Next(Reject(), RegistrationRefusal.NotPending, "No submission of acme for o1 waits for an answer.", state with { Pending = true });
        Next(Reject(), RegistrationRefusal.TextMissing, "A rejection for another reason says in text which.", state);
        text = "A sister company.";
        Assert.Equal(new RegistrationDecision.Rejected(Deal, Acme, RegistrationReason.Other, text), Reject().Decision);
        Assert.All(Enum.GetValues<RegistrationReason>().Where(reason => reason != RegistrationReason.Other), reason =>
            Assert.Equal(new RegistrationDecision.Rejected(Deal, Acme, reason, null), DealDesk.Reject(state with { Inputs = Valid }, reason, null).Decision));
    }

    [Fact]
    public void Renew_NeedsALiveProtection()
    {
        state = state with { Protected = false };
        Ruled Renew() => DealDesk.Renew(state, Now, Defaults.Program.Engagement);
        WalkTheSubject(Renew);
        Next(Renew(), RegistrationRefusal.NotProtected, "acme is not protected on o1.", state with { Protected = true });
        Assert.Equal(new RegistrationDecision.Renewed(Deal, Acme, Now.AddDays(90)), Renew().Decision);
    }

    private void WalkTheSubject(Func<Ruled> command)
    {
        Next(command(), RegistrationRefusal.UnknownOpportunity, "There is no opportunity o1.", state with { OpportunityKnown = true });
        Next(command(), RegistrationRefusal.UnknownPartner, "There is no partner acme.", state with { PartnerKnown = true });
        Next(command(), RegistrationRefusal.OpportunityClosed, "o1 is closed.", state with { Closed = false });
    }

    private void Next(Ruled ruled, RegistrationRefusal refusal, string sentence, RegistrationState without)
    {
        Assert.Equal(new Ruled.Refused(refusal, sentence), ruled);
        state = without;
    }
}
