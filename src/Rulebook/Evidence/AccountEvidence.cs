using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Evidence;

/// <summary>
/// All that is known of one customer account and product line: the registrations of its opportunities and the conflicts over them. An
/// accumulator: what is noted may come in any order, late and repeatedly, for of each opportunity and conflict the greatest version counts, and
/// every answer is a function of those alone. As of t an opportunity counts from its creation on, and then its earlier steps do too. Not safe
/// for use by several threads at once.
/// </summary>
public sealed partial class AccountEvidence(AccountKey key)
{
    private readonly SortedDictionary<OpportunityId, RegistrationHistory> opportunities = [];
    private readonly SortedDictionary<ConflictId, ConflictRecord> conflicts = [];
    private readonly SortedDictionary<FactKey, RegistrationStep> decisions = [];
    private readonly SortedDictionary<FactKey, RegistrationStep.Approved> overdue = [];
    private readonly SortedDictionary<ConflictId, ConflictFact.Opened> openings = [];

    /// <summary>Whose evidence this is.</summary>
    public AccountKey Key { get; } = key;

    /// <summary>
    /// Takes in what an opportunity tells, the conflicts over it among it; one that has gone to another account tells so, and counts here no more.
    /// </summary>
    public void Note(RegistrationHistory history)
    {
        foreach (var conflict in history.Conflicts) Note(conflict);
        if (!opportunities.TryGetValue(history.Opportunity, out var known) || history.Version > known.Version) opportunities[history.Opportunity] = history;
    }

    /// <summary>Takes in what a conflict tells.</summary>
    public void Note(ConflictRecord record)
    {
        if (!conflicts.TryGetValue(record.Conflict, out var known) || record.Version > known.Version) conflicts[record.Conflict] = record;
    }

    /// <summary>
    /// Takes in what the account itself decided on a registration: it counts at once, and once, for it comes back under its key in what the opportunity tells.
    /// </summary>
    public void Decide(RegistrationStep decision) => decisions[decision.Key] = decision;

    /// <summary>
    /// Takes in an approval that the clock made of an answer overdue. It stands where the submission still waits by then, of all that is known: a late
    /// answer undoes it.
    /// </summary>
    public void Overdue(RegistrationStep.Approved approval) => overdue[approval.Key] = approval;

    /// <summary>Takes in a conflict that people opened.</summary>
    public void Open(ConflictId conflict, ConflictFact.Opened opening) => openings[conflict] = opening;

    /// <summary>The version of what an opportunity has told; 0 when it has not.</summary>
    public long NotedVersion(OpportunityId opportunity) => opportunities.TryGetValue(opportunity, out var known) ? known.Version : 0;

    /// <summary>The opportunities of this account, of all that is known, ascending by id.</summary>
    public IReadOnlyList<RegistrationHistory> Opportunities => [.. Own];

    /// <summary>The partners on whose registrations of an opportunity the account decided itself.</summary>
    public IEnumerable<PartnerId> DecidedOn(OpportunityId opportunity) =>
        decisions.Values.Where(decision => decision.Opportunity == opportunity).Select(RegistrationSteps.PartnerOf).OfType<PartnerId>();

    /// <summary>Protections over all opportunities as of <paramref name="t"/>, and decisions without effect.</summary>
    public ProtectionStory ProtectionsAt(Instant t, EngagementInForce terms) => ProtectionFold.Over(StepsBy(t, terms), terms);

    /// <summary>Registrations as of <paramref name="t"/>, answered or not, ascending by submission.</summary>
    public IReadOnlyList<Registration> RegistrationsAt(Instant t, EngagementInForce terms)
    {
        var steps = StepsBy(t, terms);
        return RegistrationQueue.Of(steps, ProtectionFold.Over(steps, terms).Void);
    }

    /// <summary>The account at <paramref name="t"/>: who is protected, who waits, and which submissions are in conflict.</summary>
    public AccountView ViewAt(Instant t, EngagementInForce terms)
    {
        var steps = StepsBy(t, terms);
        var story = ProtectionFold.Over(steps, terms);
        var registrations = RegistrationQueue.Of(steps, story.Void);
        var live = story.Held.Where(protection => protection.Held.Contains(t))
            .Select(protection => new LiveProtection(protection.Opportunity, protection.Partner, protection.Held));
        var queue = registrations.Where(registration => registration.Answer == RegistrationAnswer.Pending).Select(registration =>
        {
            var due = ResponseClock.Due(registration.Submitted.Time, terms.At(registration.Submitted.Time));
            return new QueuedRegistration(registration, due, ResponseClock.StateAt(due, Instant.Never, t));
        });
        return new(Key, t, [.. live], [.. queue], Contest.Of(registrations, story.Held));
    }

    /// <summary>What the account rules of one opportunity, of all that is known; one that has gone to another account keeps what was decided here.</summary>
    public AccountRuling RulingFor(OpportunityId opportunity, long version, EngagementInForce terms) => RulingFor(opportunity, version, Fold(terms));

    /// <summary>
    /// What the account rules of each opportunity that it must tell: those of which it says anything, and those that were approved somewhere and so
    /// would make a protection of their own facts. Ascending by id.
    /// </summary>
    public IReadOnlyList<AccountRuling> Rulings(long version, EngagementInForce terms)
    {
        var fold = Fold(terms);
        return
        [
            .. opportunities.Values.Select(history => (History: history, Ruling: RulingFor(history.Opportunity, version, fold)))
                .Where(one => !one.Ruling.IsEmpty || one.History.Steps.OfType<RegistrationStep.Approved>().Any()).Select(one => one.Ruling),
        ];
    }

    private (IReadOnlyList<RegistrationStep> Steps, IReadOnlyList<Protection> Held) Fold(EngagementInForce terms)
    {
        var steps = StepsBy(Instant.Never, terms);
        return (steps, ProtectionFold.Over(steps, terms).Held);
    }

    private AccountRuling RulingFor(OpportunityId opportunity, long version, (IReadOnlyList<RegistrationStep> Steps, IReadOnlyList<Protection> Held) fold)
    {
        var isOwn = opportunities.TryGetValue(opportunity, out var history) && IsOwn(history);
        return new(
            opportunity,
            Key,
            version,
            [.. fold.Held.Where(protection => protection.Opportunity == opportunity)],
            [
                .. fold.Steps.OfType<RegistrationStep.ConflictDecided>().Where(decided => decided.Opportunity == opportunity)
                    .Select(decided => decided.Outcome).OfType<ConflictOutcome.Split>().Select(split => split.Shares),
            ],
            [
                .. isOwn ? fold.Steps.Where(step => step.Opportunity == opportunity && (decisions.ContainsKey(step.Key) || overdue.ContainsKey(step.Key)))
                    : decisions.Values.Where(decision => decision.Opportunity == opportunity),
            ]);
    }

    /// <summary>The first instant after <paramref name="t"/> at which the view differs without anything new noted; null when none ever does.</summary>
    public Instant? NextChange(Instant t, EngagementInForce terms)
    {
        var now = ViewAt(t, terms);
        for (var at = t; ;)
        {
            var next = new NextInstant(at);
            foreach (var history in Own) next.Offer(history.Created.Time);
            foreach (var step in StepsBy(Instant.Never, terms)) Offer(ref next, step, terms);
            if (next.Best == Instant.Never) return null;
            at = next.Best;
            if (!ViewAt(at, terms).SameAs(now)) return at;
        }
    }

    // Whatever ends a protection, its end is one of these.
    private static void Offer(ref NextInstant next, RegistrationStep step, EngagementInForce terms)
    {
        var at = step.Key.Time;
        next.Offer(at);
        next.Offer(at.AddDays(terms.At(at).ProtectionDays));
        switch (step)
        {
            case RegistrationStep.Submitted: next.Offer(ResponseClock.Due(at, terms.At(at))); break;
            case RegistrationStep.Approved { Until: { } until }: next.Offer(until); break;
            case RegistrationStep.Renewed { Until: { } until }: next.Offer(until); break;
            case RegistrationStep.Closed: next.Offer(new Instant(at.Ticks + 1)); break;
        }
    }

    private IEnumerable<RegistrationHistory> Own => opportunities.Values.Where(IsOwn);

    private bool IsOwn(RegistrationHistory history) => history.Account == Key.Account && history.ProductLine == Key.ProductLine;

    private IEnumerable<RegistrationHistory> Counting(Instant t) => Own.Where(history => history.Created.Time <= t);

    private List<RegistrationStep> StepsBy(Instant t, EngagementInForce terms)
    {
        var counting = Counting(t).Select(history => history.Opportunity).ToHashSet();
        var told = Counting(t).SelectMany(history => history.Steps).Where(step => !overdue.ContainsKey(step.Key) && !decisions.ContainsKey(step.Key));
        var decided = conflicts.Values.Where(conflict => conflict.Decision is not null).Select(conflict =>
            new RegistrationStep.ConflictDecided(conflict.Decision!.Key, conflict.Opportunity, conflict.Parties, conflict.Decision.Outcome));
        var steps = told.Concat(decisions.Values.Concat(decided).Where(step => counting.Contains(step.Opportunity))).Where(step => step.Key.Time <= t).ToList();
        steps.Sort((a, b) => a.Key.CompareTo(b.Key));
        return overdue.Count == 0
            ? steps
            : OverdueApprovals.Among(steps, overdue.Values.Where(one => one.Key.Time <= t && counting.Contains(one.Opportunity)), terms);
    }
}
