using PemActors.Rulebook.Cadence;
using PemActors.Rulebook.Okrs;

namespace PemActors.Rulebook.Evidence;

public sealed partial class PartnerEvidence
{
    /// <summary>
    /// The partner's pipeline at the period's end, and what was won and lost in the period of deals linked to it at their close: won at the ACV of the
    /// win, lost at the last amount. Each deal counts in full for each such partner.
    /// </summary>
    public PartnerPipeline PipelineIn(PeriodBounds period)
    {
        var at = period.Until;
        if (!IntroducedAt(at)) return new(Id, 0, 0, 0, 0, 0);
        var (open, advanced) = book.OpenAt(at);
        var (deals, won, lost) = (0, 0L, 0L);
        foreach (var deal in book.Deals)
        {
            if (at >= deal.CreatedAt && at < deal.ClosedAt && deal.LinkedAt(at)) deals++;
            if (!deal.ClosedBy(at) || !period.Contains(deal.ClosedAt) || !deal.LinkedAtClose) continue;
            if (deal.Won) won += deal.WonMinor;
            else lost += deal.AmountAt(deal.ClosedAt);
        }
        return new(Id, deals, open, advanced, won, lost);
    }
}
