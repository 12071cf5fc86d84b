using System.Collections.Immutable;

namespace PemActors.Simulator.Experiments;

/// <summary>What a KPI counts in.</summary>
public enum KpiUnit
{
    /// <summary>Minor units of the program's currency.</summary>
    Money,
    /// <summary>Things.</summary>
    Count,
    /// <summary>0–1.</summary>
    Share,
    /// <summary>Exam points, 0–100, or CSAT points, 1–5.</summary>
    Points,
}

/// <summary>Which way a KPI is good.</summary>
public enum Better
{
    /// <summary>Neither way by itself.</summary>
    Neither,
    /// <summary>More is better.</summary>
    Higher,
    /// <summary>Less is better.</summary>
    Lower,
}

/// <summary>How a KPI is named and read.</summary>
/// <param name="Kpi">Which.</param>
/// <param name="Id">Its name in files, kebab-case.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Unit">What it counts in.</param>
/// <param name="Better">Which way it is good.</param>
public sealed record KpiDefinition(Kpi Kpi, string Id, string Title, KpiUnit Unit, Better Better);

/// <summary>All KPIs, in the order of <see cref="Kpi"/>: the one place where their names stand.</summary>
public static class KpiCatalog
{
    /// <summary>Every KPI; <c>All[(int)kpi]</c> is that of <c>kpi</c>.</summary>
    public static ImmutableArray<KpiDefinition> All { get; } =
    [
        new(Kpi.SourcedArr, "sourced-arr", "Sourced ARR", KpiUnit.Money, Better.Higher),
        new(Kpi.InfluencedArrShare, "influenced-arr-share", "Influenced share of expansion ARR", KpiUnit.Share, Better.Higher),
        new(Kpi.Revenue, "revenue", "Partner revenue", KpiUnit.Money, Better.Higher),
        new(Kpi.GrossMargin, "gross-margin", "Gross margin before incentives", KpiUnit.Money, Better.Higher),
        new(Kpi.PayoutTotal, "payout-total", "Payouts, all incentives", KpiUnit.Money, Better.Lower),
        new(Kpi.PayoutMargin, "payout-margin", "Price margin", KpiUnit.Money, Better.Neither),
        new(Kpi.PayoutReferral, "payout-referral", "Referral fees", KpiUnit.Money, Better.Neither),
        new(Kpi.PayoutMdf, "payout-mdf", "MDF", KpiUnit.Money, Better.Neither),
        new(Kpi.PayoutSpif, "payout-spif", "SPIFs", KpiUnit.Money, Better.Neither),
        new(Kpi.PayoutRebate, "payout-rebate", "Rebates", KpiUnit.Money, Better.Neither),
        new(Kpi.PayoutUsage, "payout-usage", "Usage fees", KpiUnit.Money, Better.Neither),
        new(Kpi.GamingCost, "gaming-cost", "Gaming cost", KpiUnit.Money, Better.Lower),
        new(Kpi.NetContribution, "net-contribution", "Net contribution", KpiUnit.Money, Better.Higher),
        new(Kpi.Wins, "wins", "Deals won", KpiUnit.Count, Better.Higher),
        new(Kpi.Losses, "losses", "Deals lost", KpiUnit.Count, Better.Lower),
        new(Kpi.WinRate, "win-rate", "Win rate", KpiUnit.Share, Better.Higher),
        new(Kpi.Opportunities, "opportunities", "Opportunities", KpiUnit.Count, Better.Higher),
        new(Kpi.OpenPipeline, "open-pipeline", "Open pipeline at the end", KpiUnit.Money, Better.Higher),
        new(Kpi.Activities, "activities", "Activities", KpiUnit.Count, Better.Higher),
        new(Kpi.ActivePartners, "active-partners", "Active partners at the end", KpiUnit.Count, Better.Higher),
        new(Kpi.Recruits, "recruits", "Recruits", KpiUnit.Count, Better.Neither),
        new(Kpi.ActivatedRecruits, "activated-recruits", "Activated recruits", KpiUnit.Count, Better.Higher),
        new(Kpi.Certificates, "certificates", "Certificates", KpiUnit.Count, Better.Higher),
        new(Kpi.CertificateScore, "certificate-score", "Mean exam score", KpiUnit.Points, Better.Higher),
        new(Kpi.Csat, "csat", "Mean CSAT", KpiUnit.Points, Better.Higher),
        new(Kpi.TierNone, "tier-none", "Without a tier at the end", KpiUnit.Count, Better.Neither),
        new(Kpi.TierRegistered, "tier-registered", "Registered at the end", KpiUnit.Count, Better.Neither),
        new(Kpi.TierSelect, "tier-select", "Select at the end", KpiUnit.Count, Better.Neither),
        new(Kpi.TierPremier, "tier-premier", "Premier at the end", KpiUnit.Count, Better.Neither),
        new(Kpi.TierElite, "tier-elite", "Elite at the end", KpiUnit.Count, Better.Neither),
        new(Kpi.Churned, "churned", "Partners that left", KpiUnit.Count, Better.Lower),
        new(Kpi.Registrations, "registrations", "Registrations", KpiUnit.Count, Better.Neither),
        new(Kpi.Conflicts, "conflicts", "Conflicts", KpiUnit.Count, Better.Lower),
        new(Kpi.SlaBreaches, "sla-breaches", "Late registration answers", KpiUnit.Count, Better.Lower),
        new(Kpi.Strikes, "strikes", "Strikes", KpiUnit.Count, Better.Lower),
        new(Kpi.Suspensions, "suspensions", "Suspensions", KpiUnit.Count, Better.Lower),
        new(Kpi.ZeroSellerShare, "zero-seller-share", "Partners that sold nothing in a year", KpiUnit.Share, Better.Lower),
        new(Kpi.TopTenthShare, "top-tenth-share", "Revenue share of the top tenth", KpiUnit.Share, Better.Neither),
        new(Kpi.RevenueGini, "revenue-gini", "Gini coefficient of revenue", KpiUnit.Share, Better.Neither),
    ];

    /// <summary>How many there are: the length of a replication's vector.</summary>
    public static int Count => All.Length;

    /// <summary>The definition of one.</summary>
    public static KpiDefinition Of(Kpi kpi) => All[(int)kpi];

    /// <summary>The KPI of that id, or null when there is none.</summary>
    public static Kpi? Find(string id)
    {
        foreach (var definition in All)
            if (definition.Id == id) return definition.Kpi;
        return null;
    }
}
