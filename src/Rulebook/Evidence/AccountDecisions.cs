using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Facts;
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

    /// <summary>
    /// The approval that the clock makes next by <paramref name="t"/>: of the submissions whose answer is overdue the one due first that won when it was due;
    /// null when the program escalates instead, or none is.
    /// </summary>
    /// <param name="t">The instant.</param>
    /// <param name="partner">What was known of a submission's partner, and found by people, when the answer was due.</param>
    /// <param name="programs">The program; whether the clock approves is asked of the document in force when the answer was due.</param>
    public RegistrationStep.Approved? OverdueApproval(Instant t, Func<Registration, Instant, RegistrationInputs> partner, ProgramTimeline programs)
    {
        foreach (var queued in ViewAt(t, programs).Queue.Where(queued => queued.Due <= t).OrderBy(queued => queued.Due).ThenBy(queued => queued.Registration.Submitted))
        {
            var terms = programs.At(queued.Due).Engagement;
            if (terms.OnBreach != OnBreach.Approve) continue;
            var approval = OverdueApprovals.Of(queued.Registration, queued.Due, terms.ProtectionDays);
            var isFirst = FirstValid(queued.Due, registration => partner(registration, queued.Due), programs)?.Submitted == queued.Registration.Submitted;
            if (ResponseClock.ApprovesWhenDue(terms, isFirst) && !overdue.ContainsKey(approval.Key)) return approval;
        }
        return null;
    }

    /// <summary>The conflicts that this account tells of, by id: contests of the rules, at the first level, and those that people opened.</summary>
    public IReadOnlyDictionary<ConflictId, ConflictFact.Opened> Conflicts(EngagementInForce terms)
    {
        var known = new SortedDictionary<ConflictId, ConflictFact.Opened>();
        foreach (var (conflict, opportunity, holder, contender, cause) in ViewAt(Instant.Never, terms).Contests)
            known[conflict] = new(cause, opportunity, [holder, contender], ConflictLevel.Mediation);
        foreach (var (conflict, opening) in openings)
            if (Own.Any(history => history.Opportunity == opening.Opportunity))
                known[conflict] = opening;
        return known;
    }

    /// <summary>Whether the same parties have an open conflict over an opportunity, as far as told.</summary>
    public bool HasOpen(OpportunityId opportunity, IEnumerable<PartnerId> parties, EngagementInForce terms)
    {
        var asked = parties.ToHashSet();
        var told = Conflicts(terms).Select(one => (one.Key, one.Value.Opportunity, one.Value.Parties));
        var noted = conflicts.Values.Where(conflict => conflict.Opened is not null).Select(conflict => (conflict.Conflict, conflict.Opportunity, conflict.Parties));
        return told.Concat(noted).Any(one => one.Opportunity == opportunity && asked.SetEquals(one.Parties) && !(conflicts.GetValueOrDefault(one.Item1)?.Decision is not null));
    }

    /// <summary>Whether what a partner holds was ended in (after, until] by suspension or termination, as far as told.</summary>
    public bool LapsedIn(PartnerId partner, Instant after, Instant until) =>
        Own.SelectMany(history => history.Steps).OfType<RegistrationStep.Lapsed>()
            .Any(lapsed => lapsed.Partner == partner && lapsed.Key.Time > after && lapsed.Key.Time <= until);

    /// <summary>
    /// The next instant after <paramref name="t"/> at which an answer is overdue, a protection begins or ends, or what was dated ahead comes to count; null when
    /// none does. Unlike <see cref="NextChange"/> it may name an instant at which nothing differs, but looks at all of it once.
    /// </summary>
    public Instant? NextWake(Instant t, EngagementInForce terms)
    {
        var next = new NextInstant(t);
        foreach (var history in Own) next.Offer(history.Created.Time);
        var steps = StepsBy(Instant.Never, terms);
        foreach (var step in steps) next.Offer(step.Key.Time);
        var story = ProtectionFold.Over(steps, terms);
        foreach (var protection in story.Held) next.Offer(protection.Held.Until);
        foreach (var registration in RegistrationQueue.Of(steps, story.Void))
            if (registration.Answer == RegistrationAnswer.Pending)
                next.Offer(ResponseClock.Due(registration.Submitted.Time, terms.At(registration.Submitted.Time)));
        return next.Best == Instant.Never ? null : next.Best;
    }

    private static bool Linked(RegistrationHistory history, PartnerId partner, IReadOnlyList<LiveProtection> live, Instant t) =>
        history.Links.Any(link => link.Partner == partner && link.From <= t)
        || live.Any(protection => protection.Opportunity == history.Opportunity && protection.Partner == partner);
}
