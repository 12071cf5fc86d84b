using PemActors.Rulebook.Health;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Cadence;

/// <summary>The quarterly business review of one partner: where it stands, what it brought, what it earned, and what the next tier needs.</summary>
public static class QbrPack
{
    /// <summary>Whether a partner of a tier gets one: Premier and Elite do. At the close the old tier stands.</summary>
    public static bool IsFor(Tier tier) => tier >= Tier.Premier;

    /// <summary>The packs of a close, by partner id; partners of other tiers get none.</summary>
    public static IReadOnlyList<CadenceDocument> MakeAll(Instant close, ProgramDocument program, IEnumerable<QbrInputs> partners) =>
        [.. partners.Where(each => IsFor(each.Tier)).OrderBy(each => each.Partner).Select(each => Make(close, program, each))];

    private static CadenceDocument Make(Instant close, ProgramDocument program, QbrInputs inputs) => CadenceDocument.Of(
        DocumentKind.QbrPack,
        new(new DocumentScope.Partner(inputs.Partner), close, program),
        Sheet.One("partner", inputs).Partner(each => each.Partner).Text("name", each => each.Name).Word("tier", each => each.Tier).Word("health", each => each.Bands.Overall)
            .Money("arr", each => each.ArrMinor).Section,
        Sheet.Of("health", inputs.Bands.Dimensions).Text("dimension", each => each.Name).Word("band", each => each.Band).Section,
        Sheet.One("evidence", inputs.Evidence).Count("activities", each => each.Activities).Count("certifications", each => each.Certifications)
            .Score("exam-mean", each => each.ExamMeanHundredths).Share("win-rate", each => each.WinRatePpm).Score("csat", each => each.CsatHundredths)
            .Count("strikes", each => each.Strikes).Section,
        PipelineReview.Figures(Sheet.One("pipeline", inputs.Pipeline)).Section,
        Sheet.Of("decision", inputs.Decision is { } decided ? [decided] : Array.Empty<TierDecision>()).Word("from", each => each.From).Word("to", each => each.To)
            .Count("closes-missed", each => each.Warnings).Section,
        Sheet.Of("next-tier", inputs.Next is { } next ? next.Missing : []).Text("requirement", each => each.Name).Text("value", each => each.Value).Text("needed", each => each.Needed).Section,
        Sheet.Of("payouts", inputs.Payouts.OrderBy(each => each.Incentive)).Incentive(each => each.Incentive).Money("accrued", each => each.AccruedMinor)
            .Money("approved", each => each.ApprovedMinor).Money("paid", each => each.PaidMinor).Section);
}

/// <summary>What a partner's business review is made from, at the close.</summary>
/// <param name="Partner">Who.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Tier">The tier held at the close, the old one.</param>
/// <param name="ArrMinor">Its ARR.</param>
/// <param name="Bands">Its health.</param>
/// <param name="Evidence">The figures behind it.</param>
/// <param name="Pipeline">Its pipeline, and what was won and lost in the quarter.</param>
/// <param name="Decision">What the close decided; null where it was not judged.</param>
/// <param name="Next">What the next tier needs; null at the highest.</param>
/// <param name="Payouts">What it earned in the quarter, each incentive once.</param>
public sealed record QbrInputs(
    PartnerId Partner,
    string Name,
    Tier Tier,
    long ArrMinor,
    HealthBandSet Bands,
    HealthEvidence Evidence,
    PartnerPipeline Pipeline,
    TierDecision? Decision,
    NextTier? Next,
    IReadOnlyList<PayoutTotal> Payouts);

/// <summary>What one incentive came to: accrued, of that approved, of that paid.</summary>
public sealed record PayoutTotal(IncentiveId Incentive, long AccruedMinor, long ApprovedMinor, long PaidMinor);
