namespace PemActors.Rulebook.Access;

/// <summary>Everything a person can see or do.</summary>
public enum Permission : byte
{
    /// <summary>See objectives, rollups and the documents of the whole ecosystem.</summary>
    ViewEcosystem,
    /// <summary>See programs and their versions.</summary>
    ViewPrograms,
    /// <summary>See a partner: card, tier, timeline, documents.</summary>
    ViewPartner,
    /// <summary>See an opportunity: stage, touches, registration, attribution.</summary>
    ViewOpportunity,
    /// <summary>See a conflict and its decisions.</summary>
    ViewConflict,
    /// <summary>See claims, requests and payouts under an incentive.</summary>
    ViewIncentive,
    /// <summary>See postings and balances.</summary>
    ViewLedger,
    /// <summary>See simulations and their results.</summary>
    ViewSimulation,
    /// <summary>See events that were put aside.</summary>
    ViewQuarantine,
    /// <summary>Ask for a deal to be registered.</summary>
    SubmitRegistration,
    /// <summary>Propose an MDF activity.</summary>
    ProposeMdf,
    /// <summary>Hand in proof of an MDF activity.</summary>
    SubmitProof,
    /// <summary>Claim a SPIF.</summary>
    ClaimSpif,
    /// <summary>Open a conflict.</summary>
    OpenConflict,
    /// <summary>Approve or reject a registration.</summary>
    DecideRegistration,
    /// <summary>Decide a conflict.</summary>
    DecideConflict,
    /// <summary>Confirm or clear a strike.</summary>
    DecideStrike,
    /// <summary>Accept, suspend, reinstate or terminate a partner.</summary>
    DecideStanding,
    /// <summary>Approve or reject an MDF request.</summary>
    DecideMdf,
    /// <summary>Approve or deny a SPIF claim.</summary>
    DecideSpif,
    /// <summary>Approve a payout.</summary>
    ApprovePayout,
    /// <summary>Mark a payout as paid.</summary>
    MarkPaid,
    /// <summary>Publish or close an incentive, or change its budget.</summary>
    PublishIncentive,
    /// <summary>Run, cancel and resume simulations.</summary>
    RunSimulation,
    /// <summary>Draft a program.</summary>
    DraftProgram,
    /// <summary>Publish a program.</summary>
    PublishProgram,
    /// <summary>Replay history under a draft.</summary>
    Rescore,
    /// <summary>Replay events that were put aside.</summary>
    ReplayQuarantine,
    /// <summary>Post facts.</summary>
    PostFacts,
    /// <summary>Post decisions as another system's history; what is posted asks for the permission to decide it, too.</summary>
    PostDecisions,
}

/// <summary>What a permission is with regard to money and protection: asked for, or granted.</summary>
public enum Duty : byte
{
    /// <summary>Neither.</summary>
    Neither,
    /// <summary>Asks for money or protection on a partner's behalf.</summary>
    Claim,
    /// <summary>Grants it.</summary>
    Approval,
}
