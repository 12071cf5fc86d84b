using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Cadence;

/// <summary>The monthly review of pipeline and of what MDF brought.</summary>
public static class PipelineReview
{
    /// <summary>The review of a state; inputs may come in any order, a partner once, an incentive and partner once.</summary>
    public static CadenceDocument Make(Edition edition, IReadOnlyList<PartnerPipeline> pipelines, IReadOnlyList<MdfReturn> returns)
    {
        var all = new PartnerPipeline(default, pipelines.Sum(each => each.OpenDeals), pipelines.Sum(each => each.OpenMinor), pipelines.Sum(each => each.AdvancedMinor), pipelines.Sum(each => each.WonMinor), pipelines.Sum(each => each.LostMinor));
        var brought = new MdfReturn(default, default, returns.Sum(each => each.ReimbursedMinor), returns.Sum(each => each.PipelineMinor), returns.Sum(each => each.WonMinor));
        return CadenceDocument.Of(
            DocumentKind.PipelineReview,
            edition,
            Figures(Sheet.One("pipeline-total", all)).Section,
            Figures(Sheet.Of("pipeline", pipelines.OrderByDescending(each => each.OpenMinor).ThenBy(each => each.Partner)).Partner(each => each.Partner)).Section,
            Figures(Sheet.One("mdf-total", brought)).Section,
            Figures(Sheet.Of("mdf", returns.OrderByDescending(each => each.ReimbursedMinor).ThenBy(each => each.Partner).ThenBy(each => each.Incentive))
                .Partner(each => each.Partner).Incentive(each => each.Incentive)).Section);
    }

    internal static Sheet<PartnerPipeline> Figures(Sheet<PartnerPipeline> sheet) => sheet
        .Count("open-deals", each => each.OpenDeals).Money("open", each => each.OpenMinor).Money("advanced", each => each.AdvancedMinor)
        .Share("advanced-share", each => each.AdvancedMinor, each => each.OpenMinor).Money("won", each => each.WonMinor).Money("lost", each => each.LostMinor);

    private static Sheet<MdfReturn> Figures(Sheet<MdfReturn> sheet) => sheet
        .Money("reimbursed", each => each.ReimbursedMinor).Money("pipeline", each => each.PipelineMinor).Money("won", each => each.WonMinor)
        .Share("pipeline-per-unit", each => each.PipelineMinor, each => each.ReimbursedMinor).Share("won-per-unit", each => each.WonMinor, each => each.ReimbursedMinor);
}

/// <summary>A partner's pipeline at the instant, and what was won and lost in the period.</summary>
/// <param name="Partner">Who.</param>
/// <param name="OpenDeals">Open deals.</param>
/// <param name="OpenMinor">Their amount.</param>
/// <param name="AdvancedMinor">The part of it at Propose or later.</param>
/// <param name="WonMinor">ACV won in the period.</param>
/// <param name="LostMinor">ACV lost in the period.</param>
public sealed record PartnerPipeline(PartnerId Partner, int OpenDeals, long OpenMinor, long AdvancedMinor, long WonMinor, long LostMinor);

/// <summary>What MDF brought, over the stretch that the caller counts (pipeline follows the money by months).</summary>
/// <param name="Incentive">Which MDF.</param>
/// <param name="Partner">Who got it.</param>
/// <param name="ReimbursedMinor">Reimbursed.</param>
/// <param name="PipelineMinor">Pipeline it influenced.</param>
/// <param name="WonMinor">Closed-won it influenced.</param>
public sealed record MdfReturn(IncentiveId Incentive, PartnerId Partner, long ReimbursedMinor, long PipelineMinor, long WonMinor);
