using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Facts;

/// <summary>
/// Something that happened to, or was done by, a partner. Amounts are minor units of the installation's currency; scores and
/// CSAT are hundredths (8,750 = 87.50), because that is what the event contract carries and what compares exactly.
/// </summary>
/// <param name="Key">When, and who said so.</param>
public abstract record PartnerFact(FactKey Key)
{
    /// <summary>The introduction: the first by key counts.</summary>
    public sealed record Applied(FactKey Key, PartnerType Type, string Region, string Name, IReadOnlyList<Motion> Motions) : PartnerFact(Key);

    /// <summary>Fit with the ideal customer profile; the latest counts.</summary>
    public sealed record IcpFitAssessed(FactKey Key, bool Fit) : PartnerFact(Key);

    /// <summary>An agreement signed; valid from now to before <paramref name="ExpiresAt"/> (none: until an expiry event).</summary>
    public sealed record AgreementSigned(FactKey Key, AgreementKind Agreement, Instant? ExpiresAt) : PartnerFact(Key);

    /// <summary>An agreement ended.</summary>
    public sealed record AgreementExpired(FactKey Key, AgreementKind Agreement) : PartnerFact(Key);

    /// <summary>Accepted into the program; the first counts.</summary>
    public sealed record Accepted(FactKey Key) : PartnerFact(Key);

    /// <summary>Onboarding done; the first counts.</summary>
    public sealed record OnboardingCompleted(FactKey Key) : PartnerFact(Key);

    /// <summary>A suspension lifted.</summary>
    public sealed record Reinstated(FactKey Key) : PartnerFact(Key);

    /// <summary>The partnership renewed.</summary>
    public sealed record Renewed(FactKey Key, Instant Until) : PartnerFact(Key);

    /// <summary>Suspended by decision.</summary>
    public sealed record Suspended(FactKey Key, string Reason) : PartnerFact(Key);

    /// <summary>Terminated; final.</summary>
    public sealed record Terminated(FactKey Key, string Reason) : PartnerFact(Key);

    /// <summary>A specialization awarded; the latest of a name counts, to before <paramref name="ExpiresAt"/>.</summary>
    public sealed record SpecializationAwarded(FactKey Key, string Specialization, Instant? ExpiresAt) : PartnerFact(Key);

    /// <summary>A customer who speaks for the partner.</summary>
    public sealed record ReferenceProvided(FactKey Key, string Customer) : PartnerFact(Key);

    /// <summary>A joint business plan; the latest of an id counts, from <paramref name="From"/> to before <paramref name="Until"/>.</summary>
    public sealed record PlanAgreed(FactKey Key, string Plan, Instant From, Instant Until, long? TargetArrMinor) : PartnerFact(Key);

    /// <summary>A person joined the partner.</summary>
    public sealed record UserAdded(FactKey Key, string User, UserRole Role) : PartnerFact(Key);

    /// <summary>A person left the partner.</summary>
    public sealed record UserRemoved(FactKey Key, string User) : PartnerFact(Key);

    /// <summary>A person started a learning path.</summary>
    public sealed record PathStarted(FactKey Key, string User, string Path) : PartnerFact(Key);

    /// <summary>A person answered how likely they are to recommend, 0–10.</summary>
    public sealed record NpsSubmitted(FactKey Key, string User, int Score) : PartnerFact(Key);

    /// <summary>A certification earned, with its exam score in hundredths, 0–10,000.</summary>
    public sealed record CertificationEarned(FactKey Key, string User, string Certification, CertificationLevel Level, int ScoreHundredths, Instant? ExpiresAt)
        : PartnerFact(Key);

    /// <summary>A certification ended.</summary>
    public sealed record CertificationExpired(FactKey Key, string User, string Certification) : PartnerFact(Key);

    /// <summary>An exam not passed.</summary>
    public sealed record ExamFailed(FactKey Key, string User, string Certification) : PartnerFact(Key);

    /// <summary>An activity; verified when it carries evidence.</summary>
    public sealed record ActivityRecorded(FactKey Key, ActivityKind Kind, string? User, string? Opportunity, string? Incentive, bool Verified) : PartnerFact(Key);

    /// <summary>A violation reported; no strike until confirmed.</summary>
    public sealed record ViolationReported(FactKey Key, string Violation, ViolationKind Kind) : PartnerFact(Key);

    /// <summary>A violation confirmed as a strike; the first confirmation counts.</summary>
    public sealed record StrikeConfirmed(FactKey Key, string Violation) : PartnerFact(Key);

    /// <summary>A strike cleared.</summary>
    public sealed record StrikeCleared(FactKey Key, string Violation) : PartnerFact(Key);

    /// <summary>A delivery project started.</summary>
    public sealed record DeliveryStarted(FactKey Key, string Project) : PartnerFact(Key);

    /// <summary>A delivery milestone reached.</summary>
    public sealed record MilestoneReached(FactKey Key, string Project) : PartnerFact(Key);

    /// <summary>A delivery project completed, with the customer's CSAT in hundredths (100–500) where given.</summary>
    public sealed record DeliveryCompleted(FactKey Key, string Project, int? CsatHundredths) : PartnerFact(Key);

    /// <summary>A customer answered a survey; CSAT in hundredths, 100–500.</summary>
    public sealed record SurveyAnswered(FactKey Key, int CsatHundredths) : PartnerFact(Key);

    /// <summary>A marketplace listing published.</summary>
    public sealed record ListingPublished(FactKey Key, string Listing) : PartnerFact(Key);

    /// <summary>A marketplace listing withdrawn.</summary>
    public sealed record ListingWithdrawn(FactKey Key, string Listing) : PartnerFact(Key);

    /// <summary>
    /// Derived: what an opportunity tells this partner of itself, whole each time. Of several about one opportunity the
    /// greatest version counts, so order, repetition and lateness of delivery do no harm.
    /// </summary>
    public sealed record OpportunityNoted(FactKey Key, OpportunityHistory History) : PartnerFact(Key);
}
