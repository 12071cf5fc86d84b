using PemActors.Rulebook.Attribution;
using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Evidence;

public sealed partial class OpportunityEvidence
{
    private SortedDictionary<PartnerId, Involvement>? involvements;
    private Dictionary<AccountKey, AccountRuling>? rulings;
    private SortedDictionary<ConflictId, ConflictRecord>? conflicts;

    /// <summary>What the account needs to rule over its opportunities, whole; null while the creation is not known.</summary>
    public RegistrationHistory? RegistrationsFor(long version, EngagementInForce terms) => created is null
        ? null
        : new(
            Id,
            version,
            created.Account,
            created.ProductLine,
            created.Key,
            [.. concerned.Select(partner => (Partner: partner, From: LinkedFrom(partner)))
                .Where(link => link.From is not null).Select(link => new PartnerLink(link.Partner, link.From!.Value))],
            AmountSteps(),
            closed?.Key.Time,
            Steps(terms),
            [.. conflicts?.Values.Where(conflict => conflict.Opportunity == Id) ?? []]);

    /// <summary>Whether a message of another subject says something newer than what is held; true of what is no such message.</summary>
    public bool IsNews(OpportunityFact fact) => fact switch
    {
        OpportunityFact.PartnerNoted { Involvement: var told } => !(involvements?.TryGetValue(told.Partner, out var known) ?? false) || told.Version > known.Version,
        OpportunityFact.ProtectionsRuled { Ruling: var told } => !(rulings?.TryGetValue(told.Account, out var known) ?? false) || told.Version > known.Version,
        OpportunityFact.ConflictNoted { Record: var told } => !(conflicts?.TryGetValue(told.Conflict, out var known) ?? false) || told.Version > known.Version,
        _ => true,
    };

    /// <summary>
    /// Protections that the account ruled held and that are held no more at <paramref name="t"/>, but for those that the close ended; in order of grant.
    /// </summary>
    public IReadOnlyList<Protection> LapsedBy(Instant t) => Ruling is not { } ruling
        ? []
        : [.. ruling.Protections.Where(protection => protection.Held.Until <= t && (closed is null || protection.Held.Until.Ticks != ClosedAt.Ticks + 1))];

    /// <summary>
    /// The next instant after <paramref name="t"/> at which a protection begins or ends, or what was dated ahead comes to count; null when none does. It may
    /// name one at which nothing differs.
    /// </summary>
    public Instant? NextChange(Instant t, EngagementInForce terms)
    {
        if (created is null) return null;
        var next = new NextInstant(t);
        next.Offer(created.Key.Time);
        next.Offer(ClosedAt);
        foreach (var step in AmountSteps()) next.Offer(step.At);
        foreach (var step in StageSteps()) next.Offer(step.At);
        foreach (var protection in Protections(terms))
        {
            next.Offer(protection.Held.From);
            next.Offer(protection.Held.Until);
        }
        return next.Best == Instant.Never ? null : next.Best;
    }

    /// <summary>
    /// Protections in order of time: as the account rules, or from this opportunity's own facts while it has not ruled. Most have no grant, and then
    /// nothing is folded.
    /// </summary>
    private IReadOnlyList<Protection> Protections(EngagementInForce terms) =>
        Ruling is { } ruling ? ruling.Protections : grants.Count == 0 && rulings is null ? [] : ProtectionFold.Over(Steps(terms), terms).Held;

    // As the account rules that the opportunity belongs to; another's ruling is of the time before it moved.
    private AccountRuling? Ruling => rulings is null || created is null ? null : rulings.GetValueOrDefault(new(created.Account, created.ProductLine));

    // Submissions told by facts and decided by accounts, ascending.
    private ReadOnlySpan<Keyed<PartnerId>> Submissions
    {
        get
        {
            var decided = Decided.OfType<RegistrationStep.Submitted>().Select(step => new Keyed<PartnerId>(step.Key, step.Partner)).ToList();
            if (decided.Count == 0) return submissions.Items;
            decided.AddRange(submissions.Items);
            decided.Sort();
            return decided.ToArray();
        }
    }

    // What was decided stays decided, whichever account the opportunity belongs to since.
    private IEnumerable<RegistrationStep> Decided => rulings?.Values.SelectMany(ruling => ruling.Decisions) ?? [];

    /// <summary>Protections as of <paramref name="t"/>: what moved their ends after it is not known yet.</summary>
    private IEnumerable<Protection> ProtectionsBy(Instant t, EngagementInForce terms) =>
        Protections(terms).Select(protection => protection.AsOf(t)).OfType<Protection>();

    /// <summary>The credits as the conflicts over this opportunity that ended in a split leave them.</summary>
    private IReadOnlyList<Credit> Divided(IReadOnlyList<Credit> credits) => Ruling is not { } ruling ? credits : ruling.Splits.Aggregate(credits, JointCredit.Divide);

    private void Note(Involvement involvement)
    {
        involvements ??= [];
        if (!involvements.TryGetValue(involvement.Partner, out var known) || involvement.Version > known.Version)
            involvements[involvement.Partner] = involvement;
    }

    private void Note(AccountRuling ruled)
    {
        foreach (var protection in ruled.Protections) concerned.Add(protection.Partner);
        foreach (var decision in ruled.Decisions)
            if (RegistrationSteps.PartnerOf(decision) is { } partner)
                concerned.Add(partner);
        rulings ??= [];
        if (!rulings.TryGetValue(ruled.Account, out var known) || ruled.Version > known.Version) rulings[ruled.Account] = ruled;
    }

    private void Note(ConflictRecord record)
    {
        conflicts ??= [];
        if (!conflicts.TryGetValue(record.Conflict, out var known) || record.Version > known.Version) conflicts[record.Conflict] = record;
    }

    private List<RegistrationStep> Steps(EngagementInForce terms)
    {
        var steps = new List<RegistrationStep>();
        foreach (ref readonly var submission in submissions.Items) steps.Add(new RegistrationStep.Submitted(submission.Key, Id, submission.Value));
        foreach (ref readonly var rejection in rejections.Items) steps.Add(new RegistrationStep.Rejected(rejection.Key, Id, rejection.Value));
        foreach (ref readonly var grant in grants.Items)
        {
            var (partner, until, renews) = grant.Value;
            steps.Add(renews ? new RegistrationStep.Renewed(grant.Key, Id, partner, until) : new RegistrationStep.Approved(grant.Key, Id, partner, until));
        }
        steps.AddRange(Decided);
        AddAdvances(steps);
        foreach (var involvement in involvements?.Values ?? Enumerable.Empty<Involvement>())
        {
            foreach (var (key, kind) in involvement.Activities)
                if (terms.At(key.Time).QualifyingActivities.Contains(kind))
                    steps.Add(new RegistrationStep.ActivityDone(key, Id, involvement.Partner));
            foreach (var key in involvement.Lapses) steps.Add(new RegistrationStep.Lapsed(key, Id, involvement.Partner));
        }
        if (closed is not null) steps.Add(new RegistrationStep.Closed(closed.Key, Id));
        steps.Sort((a, b) => a.Key.CompareTo(b.Key));
        return steps;
    }

    // Forward is past the stage that stood, so a deal that fell back and comes again has moved forward. The stage of the creation
    // stands until a change, whatever the change's time.
    private void AddAdvances(List<RegistrationStep> steps)
    {
        var standing = created!.Stage;
        foreach (ref readonly var change in stages.Items)
        {
            if (change.Value > standing) steps.Add(new RegistrationStep.StageAdvanced(change.Key, Id));
            standing = change.Value;
        }
    }
}
