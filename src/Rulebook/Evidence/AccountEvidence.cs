using PemActors.Rulebook.Engagement;
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

    /// <summary>Whose evidence this is.</summary>
    public AccountKey Key { get; } = key;

    /// <summary>Takes in what an opportunity tells; one that has gone to another account tells so, and counts here no more.</summary>
    public void Note(RegistrationHistory history)
    {
        if (!opportunities.TryGetValue(history.Opportunity, out var known) || history.Version > known.Version) opportunities[history.Opportunity] = history;
    }

    /// <summary>Takes in what a conflict tells.</summary>
    public void Note(ConflictRecord record)
    {
        if (!conflicts.TryGetValue(record.Conflict, out var known) || record.Version > known.Version) conflicts[record.Conflict] = record;
    }

    /// <summary>Protections over all opportunities as of <paramref name="t"/>, and decisions without effect.</summary>
    public ProtectionStory ProtectionsAt(Instant t, EngagementInForce terms) => ProtectionFold.Over(StepsBy(t), terms);

    /// <summary>Registrations as of <paramref name="t"/>, answered or not, ascending by submission.</summary>
    public IReadOnlyList<Registration> RegistrationsAt(Instant t, EngagementInForce terms)
    {
        var steps = StepsBy(t);
        return RegistrationQueue.Of(steps, ProtectionFold.Over(steps, terms).Void);
    }

    /// <summary>The account at <paramref name="t"/>: who is protected, who waits, and which submissions are in conflict.</summary>
    public AccountView ViewAt(Instant t, EngagementInForce terms)
    {
        var steps = StepsBy(t);
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

    /// <summary>What the account rules of one opportunity, of all that is known.</summary>
    public AccountRuling RulingFor(OpportunityId opportunity, long version, EngagementInForce terms) =>
        new(
            opportunity,
            version,
            [.. ProtectionsAt(Instant.Never, terms).Held.Where(protection => protection.Opportunity == opportunity)],
            [
                .. StepsBy(Instant.Never).OfType<RegistrationStep.ConflictDecided>().Where(decided => decided.Opportunity == opportunity)
                    .Select(decided => decided.Outcome).OfType<ConflictOutcome.Split>().Select(split => split.Shares),
            ]);

    /// <summary>The first instant after <paramref name="t"/> at which the view differs without anything new noted; null when none ever does.</summary>
    public Instant? NextChange(Instant t, EngagementInForce terms)
    {
        var now = ViewAt(t, terms);
        for (var at = t; ;)
        {
            var next = new NextInstant(at);
            foreach (var history in Own) next.Offer(history.Created.Time);
            foreach (var step in StepsBy(Instant.Never)) Offer(ref next, step, terms);
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

    private IEnumerable<RegistrationHistory> Own =>
        opportunities.Values.Where(history => history.Account == Key.Account && history.ProductLine == Key.ProductLine);

    private IEnumerable<RegistrationHistory> Counting(Instant t) => Own.Where(history => history.Created.Time <= t);

    private List<RegistrationStep> StepsBy(Instant t)
    {
        var steps = Counting(t).SelectMany(history => history.Steps)
            .Concat(conflicts.Values.Where(conflict => conflict.Decision is not null).Select(conflict =>
                new RegistrationStep.ConflictDecided(conflict.Decision!.Key, conflict.Opportunity, conflict.Parties, conflict.Decision.Outcome)))
            .Where(step => step.Key.Time <= t).ToList();
        steps.Sort((a, b) => a.Key.CompareTo(b.Key));
        return steps;
    }
}
