namespace PemActors.Rulebook.Facts;

/// <summary>What kind of company a partner is (RULEBOOK §1).</summary>
public enum PartnerType : byte
{
    /// <summary>Refers customers; paid a fee.</summary>
    Referral,
    /// <summary>Buys and resells.</summary>
    Reseller,
    /// <summary>Implements and co-sells.</summary>
    SystemsIntegrator,
    /// <summary>Builds on or with the product.</summary>
    TechnologyAlliance,
    /// <summary>Embeds the product in its own.</summary>
    Oem,
    /// <summary>Sells through a marketplace listing.</summary>
    Marketplace,
}

/// <summary>How a deal is sold and who owns the contract.</summary>
public enum Motion : byte
{
    /// <summary>Vendor owns the contract.</summary>
    CoSell,
    /// <summary>Partner owns the contract.</summary>
    Resell,
    /// <summary>Vendor owns the contract, the partner is paid a percentage.</summary>
    Referral,
}

/// <summary>Agreements a partner can sign.</summary>
public enum AgreementKind : byte
{
    /// <summary>Program terms, needed for Registered.</summary>
    Terms,
    /// <summary>Data-processing agreement.</summary>
    Dpa,
    /// <summary>Resale agreement.</summary>
    Reseller,
    /// <summary>Referral agreement.</summary>
    Referral,
    /// <summary>OEM agreement.</summary>
    Oem,
}

/// <summary>What a person at a partner does.</summary>
public enum UserRole : byte
{
    /// <summary>Sells.</summary>
    Seller,
    /// <summary>Designs solutions before the sale.</summary>
    SolutionEngineer,
    /// <summary>Implements after the sale.</summary>
    Delivery,
    /// <summary>Markets.</summary>
    Marketer,
}

/// <summary>Certification levels, each needing a valid one of the level before, of the same user.</summary>
public enum CertificationLevel : byte
{
    /// <summary>Needs nothing.</summary>
    Foundational,
    /// <summary>Needs a valid Foundational.</summary>
    Specialist,
    /// <summary>Needs a valid Specialist.</summary>
    Advanced,
}

/// <summary>What a partner did.</summary>
public enum ActivityKind : byte
{
    /// <summary>Asked for a deal to be registered.</summary>
    DealRegistration,
    /// <summary>Introduced a customer for selling together.</summary>
    CosellIntroduction,
    /// <summary>Launched a joint campaign.</summary>
    ComarketingLaunch,
    /// <summary>Gave a demonstration.</summary>
    Demo,
    /// <summary>Ran a proof of concept.</summary>
    Poc,
    /// <summary>Met a customer together with the vendor.</summary>
    JointMeeting,
    /// <summary>Attended or held enablement.</summary>
    EnablementSession,
    /// <summary>Published content.</summary>
    ContentPublished,
    /// <summary>Submitted a lead.</summary>
    LeadSubmitted,
    /// <summary>Attended a quarterly business review.</summary>
    QbrAttended,
}

/// <summary>Evidence that a touch or an activity took place.</summary>
public enum EvidenceKind : byte
{
    /// <summary>A tagged visit to a page.</summary>
    UtmVisit,
    /// <summary>A note that introduces the customer.</summary>
    IntroductionNote,
    /// <summary>An entry in a log of activities.</summary>
    ActivityLog,
    /// <summary>A click in a marketplace.</summary>
    MarketplaceClick,
    /// <summary>A meeting held together.</summary>
    JointMeeting,
}

/// <summary>Where an opportunity stands; Propose and Negotiate are the advanced ones.</summary>
public enum Stage : byte
{
    /// <summary>Being qualified.</summary>
    Qualify,
    /// <summary>Needs being discovered.</summary>
    Discover,
    /// <summary>Proposal made.</summary>
    Propose,
    /// <summary>Terms negotiated.</summary>
    Negotiate,
}

/// <summary>Kinds of compliance violation.</summary>
public enum ViolationKind : byte
{
    /// <summary>Bidding on the vendor's brand.</summary>
    BrandBidding,
    /// <summary>Sharing data without leave.</summary>
    DataSharing,
    /// <summary>Anti-corruption rules.</summary>
    AntiCorruption,
    /// <summary>Export control.</summary>
    ExportControl,
    /// <summary>Content that failed review.</summary>
    ContentReview,
    /// <summary>Security posture.</summary>
    SecurityPosture,
}

/// <summary>Kinds of incentive.</summary>
public enum IncentiveKind : byte
{
    /// <summary>A discount off list; a price, never paid out.</summary>
    Margin,
    /// <summary>A share of a won deal for the partner that sourced it.</summary>
    ReferralFee,
    /// <summary>Market development funds.</summary>
    Mdf,
    /// <summary>A fixed sum per verified activity in a box.</summary>
    Spif,
    /// <summary>A share back by attainment of a target.</summary>
    Rebate,
    /// <summary>A share of metered usage.</summary>
    Usage,
}
