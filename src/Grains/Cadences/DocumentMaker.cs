using System.Diagnostics;
using PemActors.Documents.Reports;
using PemActors.Rulebook.Cadence;
using PemActors.Rulebook.Okrs;
using PemActors.Rulebook.Programs;

namespace PemActors.Grains.Cadences;

/// <summary>Makes all documents of a cadence's instant: gathers what they are made from as of that instant, and leaves the rest to the rules.</summary>
public sealed class DocumentMaker(PartnerInputs partners, DealInputs deals, MoneyInputs money, CouncilMaterial council)
{
    private const int MdfMonths = 12;

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
                DealReview.Make(edition, await deals.ReviewAsync(at, cancellation)),
                ActivationChecklist.Make(edition, await partners.ActivationsAsync(at, program, cancellation)),
            ],
            ReviewCadence.Monthly => await MonthlyAsync(edition, period, cancellation),
            ReviewCadence.Quarterly => await QuarterlyAsync(edition, period, cancellation),
            ReviewCadence.HalfYearly => [CouncilPack.Make(edition, await council.GatherAsync(period, program, cancellation))],
            _ => throw new UnreachableException($"{cadence} is no cadence."),
        };
        return [.. documents.Select(document => new Report(document, program.Currency))];
    }

    // MDF works over more than a month: what it brought is counted over the year to the instant.
    private async Task<IReadOnlyList<CadenceDocument>> MonthlyAsync(Edition edition, PeriodBounds period, CancellationToken cancellation)
    {
        var reimbursed = await money.ReimbursedAsync(new(period.Until.AddMonths(-MdfMonths), period.Until), cancellation);
        var month = await partners.MonthAsync(period, reimbursed, cancellation);
        return [PipelineReview.Make(edition, month.Pipelines, month.Returns), HealthReport.Make(edition, month.Bands)];
    }

    private async Task<IReadOnlyList<CadenceDocument>> QuarterlyAsync(Edition edition, PeriodBounds period, CancellationToken cancellation)
    {
        var (incentives, payouts) = (await money.RebatesAsync(cancellation), await money.PayoutsAsync(period, cancellation));
        var quarter = await partners.QuarterAsync(period, edition.Program, incentives, payouts, cancellation);
        return [TierReport.Make(edition, quarter.Decisions), RebateReport.Make(edition, quarter.Rebates), .. QbrPack.MakeAll(edition.At, edition.Program, quarter.Reviews)];
    }
}
