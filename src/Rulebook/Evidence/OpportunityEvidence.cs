using System.Diagnostics;
using PemActors.Rulebook.Attribution;
using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Evidence;

/// <summary>
/// All that is known of one opportunity. An accumulator: facts are applied in any order, and every answer is a function of the
/// set of facts alone. The first created by key counts, and of won and lost the first by key; before the creation nothing counts. The
/// caller drops repetitions. Not safe for use by several threads at once.
/// </summary>
public sealed partial class OpportunityEvidence(OpportunityId id)
{
    private readonly record struct Keyed<T>(FactKey Key, T Value) : IComparable<Keyed<T>>
    {
        public int CompareTo(Keyed<T> other) => Key.CompareTo(other.Key);
    }

    private readonly record struct TouchValue(PartnerId Partner, EvidenceKind Evidence, bool Verified);

    private readonly record struct Grant(PartnerId Partner, Instant? Until, bool Renews);

    private readonly SortedSet<PartnerId> concerned = [];
    private readonly List<AccountKey> accounts = [];
    private OpportunityFact.Created? created;
    private OpportunityFact? closed;
    private SortedRun<Keyed<Stage>> stages;
    private SortedRun<Keyed<long>> amounts;
    private SortedRun<Keyed<TouchValue>> touches;
    private SortedRun<Keyed<PartnerId>> submissions;
    private SortedRun<Keyed<Grant>> grants;
    private SortedRun<Keyed<PartnerId>> rejections;
    private Instants churns;
    private Revenue revenue;

    /// <summary>Whose evidence this is.</summary>
    public OpportunityId Id { get; } = id;

    /// <summary>Every partner that a fact links or answers, counting or not, ascending: those who must hear of this opportunity.</summary>
    public IReadOnlyList<PartnerId> Concerned => [.. concerned];

    /// <summary>Every account and product line that a creation names, counting or not: those who must hear of this opportunity.</summary>
    public IReadOnlyList<AccountKey> Accounts => accounts;

    /// <summary>When it was created; null while that is not known.</summary>
    public Instant? CreatedAt => created?.Key.Time;

    /// <summary>Takes one fact in.</summary>
    public void Apply(OpportunityFact fact)
    {
        switch (fact)
        {
            case OpportunityFact.Created c:
                if (c.Owner is { } owner) concerned.Add(owner);
                if (!accounts.Contains(new(c.Account, c.ProductLine))) accounts.Add(new(c.Account, c.ProductLine));
                if (created is null || c.Key < created.Key) created = c;
                break;
            case OpportunityFact.Won or OpportunityFact.Lost:
                if (closed is null || fact.Key < closed.Key) closed = fact;
                break;
            case OpportunityFact.StageChanged c: stages.Insert(new(c.Key, c.Stage)); break;
            case OpportunityFact.AmountChanged c: amounts.Insert(new(c.Key, c.AmountMinor)); break;
            case OpportunityFact.TouchRecorded c:
                concerned.Add(c.Partner);
                touches.Insert(new(c.Key, new(c.Partner, c.Evidence, c.Verified)));
                break;
            case OpportunityFact.RegistrationSubmitted c:
                concerned.Add(c.Partner);
                submissions.Insert(new(c.Key, c.Partner));
                break;
            case OpportunityFact.RegistrationApproved c:
                concerned.Add(c.Partner);
                grants.Insert(new(c.Key, new(c.Partner, c.Until, false)));
                break;
            case OpportunityFact.RegistrationRenewed c:
                concerned.Add(c.Partner);
                grants.Insert(new(c.Key, new(c.Partner, c.Until, true)));
                break;
            // A rejection ends no protection and earns nothing: it only answers a submission.
            case OpportunityFact.RegistrationRejected c:
                concerned.Add(c.Partner);
                rejections.Insert(new(c.Key, c.Partner));
                break;
            case OpportunityFact.PartnerNoted c: Note(c.Involvement); break;
            case OpportunityFact.ProtectionsRuled c: Note(c.Ruling); break;
            case OpportunityFact.ConflictNoted c: Note(c.Record); break;
            case OpportunityFact.OrderPlaced c:
                concerned.Add(c.Partner);
                revenue.Apply(c);
                break;
            case OpportunityFact.SubscriptionChurned: churns.Add(fact.Key.Time); break;
            case OpportunityFact.UsageMetered c: revenue.Apply(c); break;
            case OpportunityFact.SubscriptionRenewed or OpportunityFact.SubscriptionExpanded: revenue.Apply(fact); break;
            default: throw new UnreachableException($"No accumulator takes {fact.GetType().Name}.");
        }
    }

    private Instant ClosedAt => closed?.Key.Time ?? Instant.Never;

    /// <summary>Approved registrations by the close, each as a touch at the latest submission of its partner not after the approval (none known: at the approval).</summary>
    private List<Touch> RegisteredTouches(IReadOnlyList<Protection> protections)
    {
        var registered = new List<Touch>();
        foreach (var protection in protections)
        {
            var submitted = protection.Approved;
            foreach (ref readonly var submission in Submissions)
                if (submission.Value == protection.Partner && submission.Key.Time <= protection.Approved.Time)
                    submitted = submission.Key;
            registered.Add(new(submitted, protection.Partner));
        }
        return registered;
    }

    /// <summary>What attribution reads: verified touches, and registrations approved by the close, in [creation − look-back, close].</summary>
    private List<Touch> CreditedTouches(IReadOnlyList<Protection> protections, int lookBackDays)
    {
        var from = created!.Key.Time.AddDays(-lookBackDays);
        var credited = new List<Touch>();
        foreach (ref readonly var touch in touches.Items)
            if (touch.Value.Verified && touch.Key.Time >= from && touch.Key.Time <= ClosedAt)
                credited.Add(new(touch.Key, touch.Value.Partner));
        credited.AddRange(RegisteredTouches(protections).Where(touch => touch.Key.Time >= from).Distinct());
        return credited;
    }
}
