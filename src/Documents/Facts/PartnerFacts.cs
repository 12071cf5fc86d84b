using PemActors.Documents.Events;
using PemActors.Rulebook.Facts;
using static PemActors.Rulebook.Facts.PartnerFact;

namespace PemActors.Documents.Facts;

/// <summary>Facts about partners, type by type.</summary>
internal static class PartnerFacts
{
    public static PartnerFact? Decode(string type, in Members data) => type switch
    {
        EventNames.PartnerApplied => new Applied(data.Key, data.Word<PartnerType>("partnerType"u8), data.Text("region"u8), data.Text("name"u8), Motions(data)),
        EventNames.PartnerIcpFitAssessed => new IcpFitAssessed(data.Key, data.Flag("fit"u8)),
        EventNames.PartnerAgreementSigned => new AgreementSigned(data.Key, data.Word<AgreementKind>("agreement"u8), data.OptionalAt("expiresAt"u8)),
        EventNames.PartnerAgreementExpired => new AgreementExpired(data.Key, data.Word<AgreementKind>("agreement"u8)),
        EventNames.PartnerAccepted => new Accepted(data.Key),
        EventNames.PartnerOnboardingCompleted => new OnboardingCompleted(data.Key),
        EventNames.PartnerReinstated => new Reinstated(data.Key),
        EventNames.PartnerRenewed => new Renewed(data.Key, data.At("until"u8)),
        EventNames.PartnerSuspended => new Suspended(data.Key, data.Text("reason"u8)),
        EventNames.PartnerTerminated => new Terminated(data.Key, data.Text("reason"u8)),
        EventNames.PartnerSpecializationAwarded => new SpecializationAwarded(data.Key, data.Text("specialization"u8), data.OptionalAt("expiresAt"u8)),
        EventNames.PartnerReferenceProvided => new ReferenceProvided(data.Key, data.Text("customer"u8)),
        EventNames.PartnerPlanAgreed => new PlanAgreed(data.Key, data.Text("plan"u8), data.At("from"u8), data.At("until"u8), data.OptionalMoney("targetArr"u8)),
        EventNames.PartnerOpportunityNoted => new OpportunityNoted(data.Key, HistoryJson.Decode(data)),
        EventNames.UserAdded => new UserAdded(data.Key, data.Text("user"u8), data.Word<UserRole>("role"u8)),
        EventNames.UserRemoved => new UserRemoved(data.Key, data.Text("user"u8)),
        EventNames.UserPathStarted => new PathStarted(data.Key, data.Text("user"u8), data.Text("path"u8)),
        EventNames.UserNpsSubmitted => new NpsSubmitted(data.Key, data.Text("user"u8), data.Whole("score"u8)),
        EventNames.UserCertificationEarned => new CertificationEarned(data.Key, data.Text("user"u8), data.Text("certification"u8),
            data.Word<CertificationLevel>("level"u8), data.Hundredths("score"u8), data.OptionalAt("expiresAt"u8)),
        EventNames.UserCertificationExpired => new CertificationExpired(data.Key, data.Text("user"u8), data.Text("certification"u8)),
        EventNames.UserExamFailed => new ExamFailed(data.Key, data.Text("user"u8), data.Text("certification"u8)),
        EventNames.ActivityRecorded => new ActivityRecorded(data.Key, data.Word<ActivityKind>("kind"u8), data.OptionalText("user"u8),
            data.OptionalText("opportunity"u8), data.OptionalText("incentive"u8), data.Optional("evidence"u8)?.TryGetProperty("kind"u8, out _) ?? false),
        EventNames.ComplianceViolationReported => new ViolationReported(data.Key, data.Text("violation"u8), data.Word<ViolationKind>("kind"u8)),
        EventNames.ComplianceStrikeConfirmed => new StrikeConfirmed(data.Key, data.Text("violation"u8)),
        EventNames.ComplianceStrikeCleared => new StrikeCleared(data.Key, data.Text("violation"u8)),
        EventNames.DeliveryStarted => new DeliveryStarted(data.Key, data.Text("project"u8)),
        EventNames.DeliveryMilestoneReached => new MilestoneReached(data.Key, data.Text("project"u8)),
        EventNames.DeliveryCompleted => new DeliveryCompleted(data.Key, data.Text("project"u8), data.OptionalHundredths("csat"u8)),
        EventNames.CustomerSurveyAnswered => new SurveyAnswered(data.Key, data.Hundredths("csat"u8)),
        EventNames.MarketplaceListingPublished => new ListingPublished(data.Key, data.Text("listing"u8)),
        EventNames.MarketplaceListingWithdrawn => new ListingWithdrawn(data.Key, data.Text("listing"u8)),
        _ => null,
    };

    public static (string Type, byte[] Data) Encode(PartnerFact fact, string currency) => fact switch
    {
        Applied f => (EventNames.PartnerApplied, Json.Object(w => w.Word("partnerType", f.Type).Text("region", f.Region).Text("name", f.Name).Words("motions", f.Motions))),
        IcpFitAssessed f => (EventNames.PartnerIcpFitAssessed, Json.Object(w => w.Flag("fit", f.Fit))),
        AgreementSigned f => (EventNames.PartnerAgreementSigned, Json.Object(w => w.Word("agreement", f.Agreement).At("expiresAt", f.ExpiresAt))),
        AgreementExpired f => (EventNames.PartnerAgreementExpired, Json.Object(w => w.Word("agreement", f.Agreement))),
        Accepted => (EventNames.PartnerAccepted, Json.Empty),
        OnboardingCompleted => (EventNames.PartnerOnboardingCompleted, Json.Empty),
        Reinstated => (EventNames.PartnerReinstated, Json.Empty),
        Renewed f => (EventNames.PartnerRenewed, Json.Object(w => w.At("until", f.Until))),
        Suspended f => (EventNames.PartnerSuspended, Json.Object(w => w.Text("reason", f.Reason))),
        Terminated f => (EventNames.PartnerTerminated, Json.Object(w => w.Text("reason", f.Reason))),
        SpecializationAwarded f => (EventNames.PartnerSpecializationAwarded, Json.Object(w => w.Text("specialization", f.Specialization).At("expiresAt", f.ExpiresAt))),
        ReferenceProvided f => (EventNames.PartnerReferenceProvided, Json.Object(w => w.Text("customer", f.Customer))),
        PlanAgreed f => (EventNames.PartnerPlanAgreed, Json.Object(w => w.Text("plan", f.Plan).At("from", f.From).At("until", f.Until).Money("targetArr", f.TargetArrMinor, currency))),
        OpportunityNoted f => (EventNames.PartnerOpportunityNoted, Json.Object(w => HistoryJson.Encode(w, f.History))),
        UserAdded f => (EventNames.UserAdded, Json.Object(w => w.Text("user", f.User).Word("role", f.Role))),
        UserRemoved f => (EventNames.UserRemoved, Json.Object(w => w.Text("user", f.User))),
        PathStarted f => (EventNames.UserPathStarted, Json.Object(w => w.Text("user", f.User).Text("path", f.Path))),
        NpsSubmitted f => (EventNames.UserNpsSubmitted, Json.Object(w => w.Text("user", f.User).Whole("score", f.Score))),
        CertificationEarned f => (EventNames.UserCertificationEarned, Json.Object(w => w.Text("user", f.User).Text("certification", f.Certification)
            .Word("level", f.Level).Hundredths("score", f.ScoreHundredths).At("expiresAt", f.ExpiresAt))),
        CertificationExpired f => (EventNames.UserCertificationExpired, Json.Object(w => w.Text("user", f.User).Text("certification", f.Certification))),
        ExamFailed f => (EventNames.UserExamFailed, Json.Object(w => w.Text("user", f.User).Text("certification", f.Certification))),
        ActivityRecorded f => (EventNames.ActivityRecorded, Json.Object(w => w.Word("kind", f.Kind).Text("user", f.User).Text("opportunity", f.Opportunity)
            .Text("incentive", f.Incentive).Evidence(f.Verified ? EvidenceKind.ActivityLog : null, f.Key.Id))),
        ViolationReported f => (EventNames.ComplianceViolationReported, Json.Object(w => w.Text("violation", f.Violation).Word("kind", f.Kind))),
        StrikeConfirmed f => (EventNames.ComplianceStrikeConfirmed, Json.Object(w => w.Text("violation", f.Violation))),
        StrikeCleared f => (EventNames.ComplianceStrikeCleared, Json.Object(w => w.Text("violation", f.Violation))),
        DeliveryStarted f => (EventNames.DeliveryStarted, Json.Object(w => w.Text("project", f.Project))),
        MilestoneReached f => (EventNames.DeliveryMilestoneReached, Json.Object(w => w.Text("project", f.Project))),
        DeliveryCompleted f => (EventNames.DeliveryCompleted, Json.Object(w => w.Text("project", f.Project).Hundredths("csat", f.CsatHundredths))),
        SurveyAnswered f => (EventNames.CustomerSurveyAnswered, Json.Object(w => w.Hundredths("csat", f.CsatHundredths))),
        ListingPublished f => (EventNames.MarketplaceListingPublished, Json.Object(w => w.Text("listing", f.Listing))),
        ListingWithdrawn f => (EventNames.MarketplaceListingWithdrawn, Json.Object(w => w.Text("listing", f.Listing))),
        _ => throw new System.Diagnostics.UnreachableException($"No event type for {fact.GetType().Name}."),
    };

    private static Motion[] Motions(in Members data) => data.Optional("motions"u8) is { } motions ? [.. motions.EnumerateArray().Select(Words.Read<Motion>)] : [];
}
