namespace PemActors.Documents.Events;

/// <summary>The names of all event types; each has its schema in <c>schemas/events</c>.</summary>
public static class EventNames
{
    /// <summary>A company applied to become a partner; the first by time, source and id introduces it.</summary>
    public const string PartnerApplied = "pem.partner.applied.v1";

    /// <summary>Fit with the ideal customer profile was assessed.</summary>
    public const string PartnerIcpFitAssessed = "pem.partner.icp-fit-assessed.v1";

    /// <summary>An agreement was signed, valid to before expiresAt.</summary>
    public const string PartnerAgreementSigned = "pem.partner.agreement-signed.v1";

    /// <summary>An agreement ended.</summary>
    public const string PartnerAgreementExpired = "pem.partner.agreement-expired.v1";

    /// <summary>The partner was accepted into the program.</summary>
    public const string PartnerAccepted = "pem.partner.accepted.v1";

    /// <summary>Onboarding was completed.</summary>
    public const string PartnerOnboardingCompleted = "pem.partner.onboarding-completed.v1";

    /// <summary>A suspension was lifted.</summary>
    public const string PartnerReinstated = "pem.partner.reinstated.v1";

    /// <summary>The partnership was renewed.</summary>
    public const string PartnerRenewed = "pem.partner.renewed.v1";

    /// <summary>The partner was suspended by decision.</summary>
    public const string PartnerSuspended = "pem.partner.suspended.v1";

    /// <summary>The partner was terminated.</summary>
    public const string PartnerTerminated = "pem.partner.terminated.v1";

    /// <summary>A specialization was awarded, valid to before expiresAt.</summary>
    public const string PartnerSpecializationAwarded = "pem.partner.specialization-awarded.v1";

    /// <summary>A customer speaks for the partner.</summary>
    public const string PartnerReferenceProvided = "pem.partner.reference-provided.v1";

    /// <summary>A joint business plan was agreed, valid from its from to before its until.</summary>
    public const string PartnerPlanAgreed = "pem.partner.plan-agreed.v1";

    /// <summary>A tier was decided at a quarter's close.</summary>
    public const string PartnerTierDecided = "pem.partner.tier-decided.v1";

    /// <summary>A tier decision was restated after a late fact.</summary>
    public const string PartnerTierRestated = "pem.partner.tier-restated.v1";

    /// <summary>A card changed by the passing of time alone.</summary>
    public const string PartnerCardTicked = "pem.partner.card-ticked.v1";

    /// <summary>What the partner earned, or what its strikes bring about, changed without a fact, and these incentives were told.</summary>
    public const string PartnerEarningsTold = "pem.partner.earnings-told.v1";

    /// <summary>What the partner tells opportunities of itself changed by the program alone; from here on it tells it by the documents known after so many publications.</summary>
    public const string PartnerRetold = "pem.partner.retold.v1";

    /// <summary>A person joined the partner.</summary>
    public const string UserAdded = "pem.user.added.v1";

    /// <summary>A person left the partner.</summary>
    public const string UserRemoved = "pem.user.removed.v1";

    /// <summary>A person started a learning path.</summary>
    public const string UserPathStarted = "pem.user.path-started.v1";

    /// <summary>A person answered how likely they are to recommend, 0 to 10.</summary>
    public const string UserNpsSubmitted = "pem.user.nps-submitted.v1";

    /// <summary>A certification was earned, with its exam score 0 to 100; valid to before expiresAt.</summary>
    public const string UserCertificationEarned = "pem.user.certification-earned.v1";

    /// <summary>A certification ended.</summary>
    public const string UserCertificationExpired = "pem.user.certification-expired.v1";

    /// <summary>An exam was not passed.</summary>
    public const string UserExamFailed = "pem.user.exam-failed.v1";

    /// <summary>The partner did something; verified when it carries evidence.</summary>
    public const string ActivityRecorded = "pem.activity.recorded.v1";

    /// <summary>An opportunity was created; the first by time, source and id introduces it. The amount is ACV.</summary>
    public const string OpportunityCreated = "pem.opportunity.created.v1";

    /// <summary>A partner touched the deal; verified unless said otherwise.</summary>
    public const string OpportunityTouchRecorded = "pem.opportunity.touch-recorded.v1";

    /// <summary>The stage changed.</summary>
    public const string OpportunityStageChanged = "pem.opportunity.stage-changed.v1";

    /// <summary>The amount changed.</summary>
    public const string OpportunityAmountChanged = "pem.opportunity.amount-changed.v1";

    /// <summary>Closed won at an ACV.</summary>
    public const string OpportunityWon = "pem.opportunity.won.v1";

    /// <summary>Closed lost.</summary>
    public const string OpportunityLost = "pem.opportunity.lost.v1";

    /// <summary>A partner asked for the deal to be registered.</summary>
    public const string OpportunityRegistrationSubmitted = "pem.opportunity.registration-submitted.v1";

    /// <summary>A registration was approved; protects to before until.</summary>
    public const string OpportunityRegistrationApproved = "pem.opportunity.registration-approved.v1";

    /// <summary>A registration was rejected.</summary>
    public const string OpportunityRegistrationRejected = "pem.opportunity.registration-rejected.v1";

    /// <summary>A protection was renewed to before until.</summary>
    public const string OpportunityRegistrationRenewed = "pem.opportunity.registration-renewed.v1";

    /// <summary>A protection lapsed.</summary>
    public const string OpportunityRegistrationExpired = "pem.opportunity.registration-expired.v1";

    /// <summary>What the opportunity tells of itself changed by the program alone; from here on it tells it by the documents known after so many publications.</summary>
    public const string OpportunityRetold = "pem.opportunity.retold.v1";

    /// <summary>What the account rules changed by the program alone; from here on it rules by the documents known after so many publications.</summary>
    public const string AccountRetold = "pem.account.retold.v1";

    /// <summary>A conflict between partners over an opportunity was opened.</summary>
    public const string ConflictOpened = "pem.conflict.opened.v1";

    /// <summary>A conflict was decided.</summary>
    public const string ConflictDecided = "pem.conflict.decided.v1";

    /// <summary>A conflict was escalated after its time ran out.</summary>
    public const string ConflictEscalated = "pem.conflict.escalated.v1";

    /// <summary>A program document was drafted.</summary>
    public const string ProgramDrafted = "pem.program.drafted.v1";

    /// <summary>A program document was published, in force from effectiveFrom.</summary>
    public const string ProgramPublished = "pem.program.published.v1";

    /// <summary>A published program document took effect.</summary>
    public const string ProgramTookEffect = "pem.program.took-effect.v1";

    /// <summary>An incentive was published.</summary>
    public const string IncentivePublished = "pem.incentive.published.v1";

    /// <summary>An incentive was closed.</summary>
    public const string IncentiveClosed = "pem.incentive.closed.v1";

    /// <summary>An incentive's budget was changed.</summary>
    public const string IncentiveBudgetChanged = "pem.incentive.budget-changed.v1";

    /// <summary>An MDF request was proposed.</summary>
    public const string IncentiveMdfProposed = "pem.incentive.mdf-proposed.v1";

    /// <summary>An MDF request was approved.</summary>
    public const string IncentiveMdfApproved = "pem.incentive.mdf-approved.v1";

    /// <summary>An MDF request was rejected.</summary>
    public const string IncentiveMdfRejected = "pem.incentive.mdf-rejected.v1";

    /// <summary>Proof of an MDF activity was submitted.</summary>
    public const string IncentiveMdfProofSubmitted = "pem.incentive.mdf-proof-submitted.v1";

    /// <summary>An MDF request was reimbursed.</summary>
    public const string IncentiveMdfReimbursed = "pem.incentive.mdf-reimbursed.v1";

    /// <summary>An MDF request lapsed without proof in time.</summary>
    public const string IncentiveMdfLapsed = "pem.incentive.mdf-lapsed.v1";

    /// <summary>A SPIF was claimed.</summary>
    public const string IncentiveSpifClaimed = "pem.incentive.spif-claimed.v1";

    /// <summary>A SPIF claim was approved.</summary>
    public const string IncentiveSpifApproved = "pem.incentive.spif-approved.v1";

    /// <summary>A SPIF claim was denied.</summary>
    public const string IncentiveSpifDenied = "pem.incentive.spif-denied.v1";

    /// <summary>A rebate was calculated.</summary>
    public const string IncentiveRebateCalculated = "pem.incentive.rebate-calculated.v1";

    /// <summary>A fee was accrued.</summary>
    public const string IncentiveFeeAccrued = "pem.incentive.fee-accrued.v1";

    /// <summary>A payout was clawed back.</summary>
    public const string IncentivePayoutClawedBack = "pem.incentive.payout-clawed-back.v1";

    /// <summary>A payout was approved.</summary>
    public const string IncentivePayoutApproved = "pem.incentive.payout-approved.v1";

    /// <summary>A payout was paid.</summary>
    public const string IncentivePayoutPaid = "pem.incentive.payout-paid.v1";

    /// <summary>A violation was reported; no strike until confirmed.</summary>
    public const string ComplianceViolationReported = "pem.compliance.violation-reported.v1";

    /// <summary>A violation was confirmed as a strike.</summary>
    public const string ComplianceStrikeConfirmed = "pem.compliance.strike-confirmed.v1";

    /// <summary>A strike was cleared.</summary>
    public const string ComplianceStrikeCleared = "pem.compliance.strike-cleared.v1";

    /// <summary>A delivery project started.</summary>
    public const string DeliveryStarted = "pem.delivery.started.v1";

    /// <summary>A delivery milestone was reached.</summary>
    public const string DeliveryMilestoneReached = "pem.delivery.milestone-reached.v1";

    /// <summary>A delivery project was completed, with the customer's CSAT 1 to 5 where given.</summary>
    public const string DeliveryCompleted = "pem.delivery.completed.v1";

    /// <summary>A customer answered a survey, CSAT 1 to 5.</summary>
    public const string CustomerSurveyAnswered = "pem.customer.survey-answered.v1";

    /// <summary>A marketplace listing was published.</summary>
    public const string MarketplaceListingPublished = "pem.marketplace.listing-published.v1";

    /// <summary>A marketplace listing was withdrawn.</summary>
    public const string MarketplaceListingWithdrawn = "pem.marketplace.listing-withdrawn.v1";

    /// <summary>An order was placed through a marketplace.</summary>
    public const string MarketplaceOrderPlaced = "pem.marketplace.order-placed.v1";

    /// <summary>Net usage revenue of a calendar month was metered; credits make it negative.</summary>
    public const string CustomerUsageMetered = "pem.customer.usage-metered.v1";

    /// <summary>The customer's subscription renewed.</summary>
    public const string CustomerSubscriptionRenewed = "pem.customer.subscription-renewed.v1";

    /// <summary>The customer's subscription expanded.</summary>
    public const string CustomerSubscriptionExpanded = "pem.customer.subscription-expanded.v1";

    /// <summary>The customer's subscription ended: the customer left.</summary>
    public const string CustomerSubscriptionChurned = "pem.customer.subscription-churned.v1";

    /// <summary>What an opportunity tells this partner of itself, whole each time; the greatest version counts. Instants are 100 ns ticks since year 1, amounts minor units of the installation's currency.</summary>
    public const string PartnerOpportunityNoted = "pem.partner.opportunity-noted.v1";

    /// <summary>What an opportunity tells the account of its registrations, whole each time; the greatest version counts. Instants are 100 ns ticks since year 1, amounts minor units of the installation's currency.</summary>
    public const string AccountRegistrationsNoted = "pem.account.registrations-noted.v1";

    /// <summary>What the account rules of this opportunity's registrations, whole each time; of one account the greatest version counts. Instants are 100 ns ticks since year 1.</summary>
    public const string OpportunityProtectionsRuled = "pem.opportunity.protections-ruled.v1";

    /// <summary>What a partner tells this opportunity of itself: activities that name it, and what ends its protections; the greatest version counts. Instants are 100 ns ticks since year 1.</summary>
    public const string OpportunityPartnerNoted = "pem.opportunity.partner-noted.v1";

    /// <summary>What a conflict tells the opportunity it is over, whole each time; the greatest version counts. Instants are 100 ns ticks since year 1.</summary>
    public const string OpportunityConflictNoted = "pem.opportunity.conflict-noted.v1";

    /// <summary>What an account tells a conflict: how it began, or that it is none; of one account the greatest version counts. Instants are 100 ns ticks since year 1.</summary>
    public const string ConflictContestNoted = "pem.conflict.contest-noted.v1";

    /// <summary>What a partner earned under this incentive by causes of one quarter, whole each time; the greatest version counts. Instants are 100 ns ticks since year 1, amounts minor units of the installation's currency.</summary>
    public const string IncentivePartnerEarned = "pem.incentive.partner-earned.v1";

    /// <summary>What strikes bring about for a partner, told to each incentive when it changed; the greatest version counts.</summary>
    public const string IncentivePartnerComplied = "pem.incentive.partner-complied.v1";

    /// <summary>Since when documents of a cadence are made.</summary>
    public const string CadenceBegun = "pem.cadence.begun.v1";

    /// <summary>A document was made, of the state as of the entry's time; its body is in the list of documents.</summary>
    public const string CadenceDocumentMade = "pem.cadence.document-made.v1";

    /// <summary>All documents of an instant were made.</summary>
    public const string CadenceCompleted = "pem.cadence.completed.v1";
}
