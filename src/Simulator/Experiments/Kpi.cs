namespace PemActors.Simulator.Experiments;

/// <summary>
/// The figures a replication is summed up in, over its horizon without the warm-up; the value is the place in <see cref="ReplicationResult.Kpis"/>.
/// <see cref="KpiCatalog"/> tells name, unit and direction of each. New ones go to the end: stored results are read by place.
/// </summary>
public enum Kpi
{
    /// <summary>ACV won of deals that a partner sourced.</summary>
    SourcedArr,
    /// <summary>Share of expansion ACV that partners influenced; NaN without expansion.</summary>
    InfluencedArrShare,
    /// <summary>ACV of deals won that are linked to a partner; sell-through, so stockpiled orders count when they are sold on.</summary>
    Revenue,
    /// <summary>Gross margin of <see cref="Revenue"/> at the scenario's share, before incentives.</summary>
    GrossMargin,
    /// <summary>What all incentives accrued, less reversals; price margin included.</summary>
    PayoutTotal,
    /// <summary>Price margin given to partners that own the contract.</summary>
    PayoutMargin,
    /// <summary>Referral fees.</summary>
    PayoutReferral,
    /// <summary>MDF reimbursed.</summary>
    PayoutMdf,
    /// <summary>SPIFs.</summary>
    PayoutSpif,
    /// <summary>Rebates.</summary>
    PayoutRebate,
    /// <summary>Usage fees, less what was clawed back.</summary>
    PayoutUsage,
    /// <summary>What gaming costs beyond the payouts it earns: price cuts, and payouts for work not done, before audit takes them back.</summary>
    GamingCost,
    /// <summary>Gross margin less payouts and gaming cost; its difference to the baseline is the net of the incremental gross margin.</summary>
    NetContribution,
    /// <summary>Deals won and linked to a partner.</summary>
    Wins,
    /// <summary>Deals lost and linked to a partner.</summary>
    Losses,
    /// <summary>Wins by wins and losses; NaN without a close.</summary>
    WinRate,
    /// <summary>Opportunities opened.</summary>
    Opportunities,
    /// <summary>Amount of the opportunities open at the end.</summary>
    OpenPipeline,
    /// <summary>Activities.</summary>
    Activities,
    /// <summary>Partners with at least one activity in the last 60 days.</summary>
    ActivePartners,
    /// <summary>Partners that joined in the horizon.</summary>
    Recruits,
    /// <summary>Those of them that were activated.</summary>
    ActivatedRecruits,
    /// <summary>Certificates earned.</summary>
    Certificates,
    /// <summary>Mean exam score of the certificates earned; NaN without one.</summary>
    CertificateScore,
    /// <summary>Mean CSAT; NaN without an answer.</summary>
    Csat,
    /// <summary>Partners at the end, accepted and without a tier.</summary>
    TierNone,
    /// <summary>Partners at the end in Registered.</summary>
    TierRegistered,
    /// <summary>Partners at the end in Select.</summary>
    TierSelect,
    /// <summary>Partners at the end in Premier.</summary>
    TierPremier,
    /// <summary>Partners at the end in Elite.</summary>
    TierElite,
    /// <summary>Partners that left in the horizon.</summary>
    Churned,
    /// <summary>Registrations asked for.</summary>
    Registrations,
    /// <summary>Conflicts opened.</summary>
    Conflicts,
    /// <summary>Registrations answered late or not at all.</summary>
    SlaBreaches,
    /// <summary>Strikes confirmed.</summary>
    Strikes,
    /// <summary>Suspensions.</summary>
    Suspensions,
    /// <summary>Share of partners present throughout the last 52 weeks that closed nothing in them.</summary>
    ZeroSellerShare,
    /// <summary>Share of the revenue that the tenth of partners with the most brought; NaN without revenue.</summary>
    TopTenthShare,
    /// <summary>Gini coefficient of revenue over partners; NaN without revenue.</summary>
    RevenueGini,
}
