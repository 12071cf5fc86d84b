using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Facts;

/// <summary>Something that happened to an opportunity. Amounts are minor units of the installation's currency.</summary>
/// <param name="Key">When, and who said so.</param>
public abstract record OpportunityFact(FactKey Key)
{
    /// <summary>The introduction: the first by key counts. Amount is ACV.</summary>
    public sealed record Created(FactKey Key, string Account, string ProductLine, long AmountMinor, Stage Stage, Motion Motion, PartnerId? Owner, bool Expansion)
        : OpportunityFact(Key);

    /// <summary>A partner's touch; one without verified evidence earns and links nothing.</summary>
    public sealed record TouchRecorded(FactKey Key, PartnerId Partner, EvidenceKind Evidence, bool Verified) : OpportunityFact(Key);

    /// <summary>The stage changed.</summary>
    public sealed record StageChanged(FactKey Key, Stage Stage) : OpportunityFact(Key);

    /// <summary>The amount changed.</summary>
    public sealed record AmountChanged(FactKey Key, long AmountMinor) : OpportunityFact(Key);

    /// <summary>Closed won at an ACV; of won and lost the first by key counts.</summary>
    public sealed record Won(FactKey Key, long AmountMinor, long? ListAmountMinor, int? TermMonths) : OpportunityFact(Key);

    /// <summary>Closed lost; of won and lost the first by key counts.</summary>
    public sealed record Lost(FactKey Key, string Reason) : OpportunityFact(Key);

    /// <summary>A partner asked for the deal to be registered; also an activity of that partner.</summary>
    public sealed record RegistrationSubmitted(FactKey Key, PartnerId Partner) : OpportunityFact(Key);

    /// <summary>A registration approved: protects from now to before <paramref name="Until"/> (none: the program's days).</summary>
    public sealed record RegistrationApproved(FactKey Key, PartnerId Partner, Instant? Until) : OpportunityFact(Key);

    /// <summary>A registration rejected.</summary>
    public sealed record RegistrationRejected(FactKey Key, PartnerId Partner, string Reason) : OpportunityFact(Key);

    /// <summary>A protection renewed: from now to before <paramref name="Until"/> (none: the program's days).</summary>
    public sealed record RegistrationRenewed(FactKey Key, PartnerId Partner, Instant? Until) : OpportunityFact(Key);

    /// <summary>An order placed through a marketplace.</summary>
    public sealed record OrderPlaced(FactKey Key, PartnerId Partner, long AmountMinor, long? FeeMinor) : OpportunityFact(Key);

    /// <summary>Net usage revenue metered for a calendar month, counted in months since year 0.</summary>
    public sealed record UsageMetered(FactKey Key, long AmountMinor, int Month) : OpportunityFact(Key);

    /// <summary>The customer's subscription renewed.</summary>
    public sealed record SubscriptionRenewed(FactKey Key, long? AmountMinor) : OpportunityFact(Key);

    /// <summary>The customer's subscription expanded.</summary>
    public sealed record SubscriptionExpanded(FactKey Key, long? AmountMinor) : OpportunityFact(Key);

    /// <summary>The customer left; the deal's ACV counts no more from now on.</summary>
    public sealed record SubscriptionChurned(FactKey Key) : OpportunityFact(Key);

    /// <summary>Derived: what a partner tells of itself that renews or ends its protection here; of several of one partner the greatest version counts.</summary>
    public sealed record PartnerNoted(FactKey Key, Involvement Involvement) : OpportunityFact(Key);

    /// <summary>Derived: the protections here as an account rules them; of several of one account the greatest version counts.</summary>
    public sealed record ProtectionsRuled(FactKey Key, AccountRuling Ruling) : OpportunityFact(Key);

    /// <summary>Derived: a conflict over this opportunity; of several of one conflict the greatest version counts.</summary>
    public sealed record ConflictNoted(FactKey Key, ConflictRecord Record) : OpportunityFact(Key);
}
