using PemActors.Rulebook.Attribution;
using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Evidence;

public sealed partial class OpportunityEvidence
{
    private SortedDictionary<PartnerId, Involvement>? involvements;
    private AccountRuling? ruling;

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
            Steps(terms));

    /// <summary>
    /// Protections in order of time: as the account rules, or from this opportunity's own facts while it has not ruled. Most have no grant, and then
    /// nothing is folded.
    /// </summary>
    private IReadOnlyList<Protection> Protections(EngagementInForce terms) =>
        ruling is not null ? ruling.Protections : grants.Count == 0 ? [] : ProtectionFold.Over(Steps(terms), terms).Held;

    /// <summary>Protections as of <paramref name="t"/>: what moved their ends after it is not known yet.</summary>
    private IEnumerable<Protection> ProtectionsBy(Instant t, EngagementInForce terms) =>
        Protections(terms).Select(protection => protection.AsOf(t)).OfType<Protection>();

    /// <summary>The credits as the conflicts over this opportunity that ended in a split leave them.</summary>
    private IReadOnlyList<Credit> Divided(IReadOnlyList<Credit> credits) => ruling is null ? credits : ruling.Splits.Aggregate(credits, JointCredit.Divide);

    private void Note(Involvement involvement)
    {
        involvements ??= [];
        if (!involvements.TryGetValue(involvement.Partner, out var known) || involvement.Version > known.Version)
            involvements[involvement.Partner] = involvement;
    }

    private void Note(AccountRuling ruled)
    {
        foreach (var protection in ruled.Protections) concerned.Add(protection.Partner);
        if (ruling is null || ruled.Version > ruling.Version) ruling = ruled;
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
