using System.Diagnostics;
using PemActors.Documents.Reports;
using PemActors.Rulebook.Cadence;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Grains.Cadences;

/// <summary>Makes all documents of a cadence's instant: gathers what they are made from as of that instant, and leaves the rest to the rules.</summary>
public sealed class DocumentMaker(PartnerInputs partners, DealInputs deals, MoneyInputs money, CouncilMaterial council)
{
    /// <summary>The documents due at an instant under the program in force then, in the order of their kinds.</summary>
    public async Task<IReadOnlyList<Report>> MakeAsync(ReviewCadence cadence, ProgramInForce due, CancellationToken cancellation)
    {
        var (at, program) = due;
        var period = CadenceCalendar.Containing(cadence, program.Calendar, at);
        var edition = new Edition(DocumentScope.Ecosystem, at, program);
        IReadOnlyList<CadenceDocument> documents = cadence switch
        {
            ReviewCadence.Weekly =>
            [
                DealReview.Make(edition, await deals.ReviewAsync(at, program, cancellation)),
                ActivationChecklist.Make(edition, await partners.ActivationsAsync(at, program, cancellation)),
            ],
            ReviewCadence.Monthly => await MonthlyAsync(edition, period, cancellation),
            ReviewCadence.Quarterly => await QuarterlyAsync(edition, period, cancellation),
            ReviewCadence.HalfYearly => [CouncilPack.Make(edition, await council.GatherAsync(period, program, cancellation))],
            _ => throw new UnreachableException($"{cadence} is no cadence."),
        };
        return [.. documents.Select(document => new Report(document, program.Currency))];
    }

    private async Task<IReadOnlyList<CadenceDocument>> MonthlyAsync(Edition edition, Rulebook.Okrs.PeriodBounds period, CancellationToken cancellation)
    {
        var (pipelines, bands) = await partners.MonthAsync(period, edition.Program, cancellation);
        return [PipelineReview.Make(edition, pipelines, await money.ReturnsAsync(period, cancellation)), HealthReport.Make(edition, bands)];
    }

    private async Task<IReadOnlyList<CadenceDocument>> QuarterlyAsync(Edition edition, Rulebook.Okrs.PeriodBounds period, CancellationToken cancellation)
    {
        var payouts = await money.PayoutsAsync(period, cancellation);
        var (decisions, reviews) = await partners.QuarterAsync(period, edition.Program, payouts, cancellation);
        return
        [
            TierReport.Make(edition, decisions),
            RebateReport.Make(edition, await money.RebatesAsync(period, edition.Program, cancellation)),
            .. QbrPack.MakeAll(edition.At, edition.Program, reviews),
        ];
    }
}
