using System.Diagnostics;

namespace PemActors.Rulebook.Cadence;

/// <summary>What a document is (RULEBOOK §8).</summary>
public enum DocumentKind : byte
{
    /// <summary>Weekly: what the deal desk has to look at.</summary>
    DealReview,
    /// <summary>Weekly: partners accepted and not activated yet.</summary>
    ActivationChecklist,
    /// <summary>Monthly: open pipeline, and what MDF brought.</summary>
    PipelineReview,
    /// <summary>Monthly: health bands and how they moved.</summary>
    HealthReport,
    /// <summary>Quarterly: what the close decided on tiers.</summary>
    TierReport,
    /// <summary>Quarterly: rebates with every line.</summary>
    RebateReport,
    /// <summary>Quarterly: the business review of one Premier or Elite partner.</summary>
    QbrPack,
    /// <summary>Half-yearly: what the advisory council meets on.</summary>
    CouncilPack,
}

/// <summary>When documents of a kind are due.</summary>
public static class DocumentKinds
{
    /// <summary>The cadence of a kind.</summary>
    public static ReviewCadence CadenceOf(DocumentKind kind) => kind switch
    {
        DocumentKind.DealReview or DocumentKind.ActivationChecklist => ReviewCadence.Weekly,
        DocumentKind.PipelineReview or DocumentKind.HealthReport => ReviewCadence.Monthly,
        DocumentKind.TierReport or DocumentKind.RebateReport or DocumentKind.QbrPack => ReviewCadence.Quarterly,
        DocumentKind.CouncilPack => ReviewCadence.HalfYearly,
        _ => throw new UnreachableException($"{kind} is never due."),
    };
}
