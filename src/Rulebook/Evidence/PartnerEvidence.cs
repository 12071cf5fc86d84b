using System.Diagnostics;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Evidence;

/// <summary>
/// All that is known of one partner. An accumulator: facts are applied in any order, and every answer is a function of the set
/// of facts alone. Facts are kept whatever their time, and each question names its own instant t: of the facts known, those
/// whose time is not after t. The caller drops repetitions (<see cref="Fold"/>, or the journal's key). Before the
/// introduction nothing counts; from it on, what happened earlier counts too. Not safe for use by several threads at once.
/// </summary>
public sealed partial class PartnerEvidence
{
    private FactKey appliedKey;
    private Instants accepted;
    private Instants onboarded;
    private NamePool userNames;
    private NamePool certificationNames;
    private Activities activities;
    private Agreements agreements;
    private IcpFits icpFits;
    private Users users;
    private Certifications certifications;
    private Satisfaction satisfaction;
    private OpportunityBook book;
    private RareEvidence? rare;

    /// <summary>No evidence yet.</summary>
    /// <param name="id">Whose it will be.</param>
    /// <param name="keeps">What to keep for incentives; null: all of it.</param>
    public PartnerEvidence(PartnerId id, EarningNeeds? keeps = null) => (Id, Keeps) = (id, keeps ?? EarningNeeds.All);

    /// <summary>Whose evidence this is.</summary>
    public PartnerId Id { get; }

    /// <summary>The introduction: of several applications the first by key; null while none is known.</summary>
    public PartnerProfile? Profile { get; private set; }

    /// <summary>Whether the partner had applied by <paramref name="t"/>.</summary>
    public bool IntroducedAt(Instant t) => Profile is { } profile && profile.AppliedAt <= t;

    /// <summary>Takes one fact in. A fact applied twice counts twice where facts are counted.</summary>
    public void Apply(PartnerFact fact)
    {
        switch (fact)
        {
            case PartnerFact.Applied applied: Introduce(applied); break;
            case PartnerFact.IcpFitAssessed assessed: icpFits.Apply(assessed); break;
            case PartnerFact.AgreementSigned signed: agreements.Apply(signed); break;
            case PartnerFact.AgreementExpired expired: agreements.Apply(expired); break;
            case PartnerFact.Accepted: accepted.Add(fact.Key.Time); break;
            case PartnerFact.OnboardingCompleted: onboarded.Add(fact.Key.Time); break;
            case PartnerFact.UserAdded added: users.Apply(added, userNames.Number(added.User)); break;
            case PartnerFact.UserRemoved removed: users.Apply(removed, userNames.Number(removed.User)); break;
            case PartnerFact.CertificationEarned earned:
                certifications.Apply(earned, userNames.Number(earned.User), certificationNames.Number(earned.Certification));
                break;
            case PartnerFact.CertificationExpired expired:
                certifications.Apply(expired, userNames.Number(expired.User), certificationNames.Number(expired.Certification));
                break;
            case PartnerFact.ActivityRecorded recorded:
                activities.Apply(recorded);
                if (recorded.Opportunity is not null) Rare.Named.Apply(recorded);
                if (recorded.Verified && Keeps.Read(recorded.Kind)) Rare.Earning.Insert(new(recorded.Key, recorded.Kind));
                break;
            case PartnerFact.SurveyAnswered answered: satisfaction.Add(fact.Key.Time, answered.CsatHundredths); break;
            case PartnerFact.DeliveryCompleted completed:
                if (completed.CsatHundredths is { } csat) satisfaction.Add(fact.Key.Time, csat);
                Rare.Deliveries.Complete(completed.Project, fact.Key.Time);
                break;
            case PartnerFact.OpportunityNoted noted: book.Note(noted.History, Keeps.Deals); break;
            default: Rare.Apply(fact); break;
        }
    }

    /// <summary>
    /// The first instant at which any answer can differ once <paramref name="fact"/> is applied; null when none can. Ask before applying. A
    /// fact matters from its own time on; a newer history of an opportunity from where it differs from the one held.
    /// </summary>
    public Instant? EarliestAffected(PartnerFact fact)
    {
        if (fact is not PartnerFact.OpportunityNoted noted) return fact.Key.Time;
        var known = book.Find(noted.History.Opportunity);
        if (known is null) return noted.History.CreatedAt;
        return noted.History.Version > known.Version ? known.FirstDifference(new(noted.History, keepsWin: false)) : null;
    }

    internal ref readonly Agreements Agreements => ref agreements;

    internal ref readonly OpportunityBook Book => ref book;

    internal Instant AcceptedAt => accepted.First;

    internal Instant OnboardedAt => onboarded.First;

    internal Instant FirstCertifiedAt => certifications.FirstEarned();

    private RareEvidence Rare => rare ??= new();

    private void Introduce(PartnerFact.Applied applied)
    {
        if (Profile is not null && applied.Key > appliedKey) return;
        appliedKey = applied.Key;
        Profile = new(applied.Type, applied.Region, applied.Name, applied.Motions, applied.Key.Time);
    }

    /// <summary>Accumulators that few partners fill, so that the others do not pay for them.</summary>
    private sealed class RareEvidence
    {
        public Strikes Strikes;
        public Standing Standing;
        public Plans Plans;
        public Specializations Specializations;
        public NamedInstants References;
        public Recommendations Recommendations;
        public Deliveries Deliveries;
        public Listings Listings;
        public NamedActivities Named;
        public Instants Renewals;
        public Instants PathsStarted;
        public Instants ExamsFailed;
        public SortedRun<EarningActivity> Earning;

        public void Apply(PartnerFact fact)
        {
            switch (fact)
            {
                case PartnerFact.ViolationReported reported: Strikes.Apply(reported); break;
                case PartnerFact.StrikeConfirmed confirmed: Strikes.Apply(confirmed); break;
                case PartnerFact.StrikeCleared cleared: Strikes.Apply(cleared); break;
                case PartnerFact.Suspended suspended: Standing.Apply(suspended); break;
                case PartnerFact.Reinstated reinstated: Standing.Apply(reinstated); break;
                case PartnerFact.Terminated terminated: Standing.Apply(terminated); break;
                case PartnerFact.PlanAgreed agreed: Plans.Apply(agreed); break;
                case PartnerFact.SpecializationAwarded awarded: Specializations.Apply(awarded); break;
                case PartnerFact.ReferenceProvided provided: References.Add(provided.Customer, fact.Key.Time); break;
                case PartnerFact.NpsSubmitted submitted: Recommendations.Apply(submitted); break;
                case PartnerFact.DeliveryStarted started: Deliveries.Start(started.Project, fact.Key.Time); break;
                case PartnerFact.MilestoneReached: Deliveries.Milestone(fact.Key.Time); break;
                case PartnerFact.ListingPublished published: Listings.Apply(published); break;
                case PartnerFact.ListingWithdrawn withdrawn: Listings.Apply(withdrawn); break;
                case PartnerFact.Renewed: Renewals.Add(fact.Key.Time); break;
                case PartnerFact.PathStarted: PathsStarted.Add(fact.Key.Time); break;
                case PartnerFact.ExamFailed: ExamsFailed.Add(fact.Key.Time); break;
                default: throw new UnreachableException($"No accumulator takes {fact.GetType().Name}.");
            }
        }
    }
}
