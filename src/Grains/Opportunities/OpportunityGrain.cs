using Microsoft.Extensions.DependencyInjection;
using PemActors.Documents.Facts;
using PemActors.Grains.Interfaces.Opportunities;
using PemActors.Grains.Subjects;
using PemActors.Grains.Time;
using PemActors.Rulebook.Attribution;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Grains.Opportunities;

/// <summary>The actor of an opportunity.</summary>
public sealed class OpportunityGrain(
    SubjectServices services, ProgramDocument program, CurrencyConverter currencies, FactEncoder encoder, [FromKeyedServices(EcosystemClock.Key)] TimeProvider clock)
    : SubjectGrain<OpportunityState>(services, id => new(SubjectKind.Opportunity, id)), IOpportunityGrain
{
    private const decimal Whole = 1_000_000m;

    /// <inheritdoc/>
    public async Task<OpportunitySnapshot?> GetSnapshot() =>
        await StateAsync() is { } state ? OpportunityReports.Snapshot(state.Evidence, program, Instant.From(clock.GetUtcNow()), Version) : null;

    /// <inheritdoc/>
    public async Task<AttributionAnswer?> Attribute(AttributionQuestion question)
    {
        var (model, history) = question;
        if (await StateAsync() is not { Evidence: var evidence }) return null;
        var now = Instant.From(clock.GetUtcNow());
        if (evidence.ViewAt(now, program) is not { Status: Rulebook.Evidence.OpportunityStatus.Won, ClosedAt: { } closedAt } view) return null;
        var asked = model is not null && Words.TryParse<AttributionModel>(model, out var named) ? named : program.Attribution.Model;
        var deals = history.Select(deal => new ClosedDeal(Instant.From(deal.ClosedAt), deal.Won, [.. deal.Path.Select(partner => new PartnerId(partner))])).ToList();
        var report = evidence.Attributed(asked, program, deals)!;
        // The program's own credits are in force as a conflict's split leaves them.
        var credits = model is null ? evidence.Credits(program, deals) : report.Credits;
        var roles = evidence.Roles(program)!;
        return new(
            evidence.Id.Value, closedAt.ToDateTimeOffset(), view.AmountMinor, program.Currency, program.Version, Words.Of(asked), Words.Of(report.Counted),
            roles.SourcedBy?.Value, [.. roles.InfluencedBy.Select(partner => partner.Value)],
            [
                .. credits.Select((credit, i) => new AttributedCredit(
                    credit.Partner.Value, credit.Ppm / Whole, credit.AmountMinor, i < report.StandardErrorsPpm.Count ? report.StandardErrorsPpm[i] / Whole : null)),
            ]);
    }

    /// <inheritdoc/>
    protected override OpportunityState NewState() => new(new(Subject.Id), program, currencies, encoder);
}
