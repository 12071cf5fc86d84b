using Microsoft.Extensions.DependencyInjection;
using PemActors.Documents.Facts;
using PemActors.Grains.Interfaces.Opportunities;
using PemActors.Grains.Programs;
using PemActors.Grains.Subjects;
using PemActors.Grains.Time;
using PemActors.Rulebook.Attribution;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Grains.Opportunities;

/// <summary>The actor of an opportunity.</summary>
public sealed class OpportunityGrain(
    SubjectServices services, ProgramsInForce programs, CurrencyConverter currencies, FactEncoder encoder, [FromKeyedServices(EcosystemClock.Key)] TimeProvider clock)
    : SubjectGrain<OpportunityState>(services, id => new(SubjectKind.Opportunity, id)), IOpportunityGrain
{
    private const decimal Whole = 1_000_000m;

    /// <inheritdoc/>
    public async Task<OpportunitySnapshot?> GetSnapshot() =>
        await StateAsync() is { } state ? OpportunityReports.Snapshot(state.Evidence, programs.Timeline, currencies.Currency, Instant.From(clock.GetUtcNow()), Version) : null;

    /// <inheritdoc/>
    public async Task<AttributionAnswer?> Attribute(AttributionQuestion question)
    {
        var (model, history) = question;
        if (await StateAsync() is not { Evidence: var evidence }) return null;
        var now = Instant.From(clock.GetUtcNow());
        var timeline = programs.Timeline;
        if (evidence.ViewAt(now, timeline) is not { Status: Rulebook.Evidence.OpportunityStatus.Won, ClosedAt: { } closedAt } view) return null;
        var asked = model is not null && Words.TryParse<AttributionModel>(model, out var named) ? named : timeline.At(closedAt).Attribution.Model;
        var deals = history.Select(deal => new ClosedDeal(Instant.From(deal.ClosedAt), deal.Won, [.. deal.Path.Select(partner => new PartnerId(partner))])).ToList();
        var report = evidence.Attributed(asked, timeline, deals)!;
        // The program's own credits are in force as a conflict's split leaves them.
        var credits = model is null ? evidence.Credits(timeline, deals) : report.Credits;
        var roles = evidence.Roles(timeline)!;
        return new(
            evidence.Id.Value, closedAt.ToDateTimeOffset(), view.AmountMinor, currencies.Currency, timeline.At(closedAt).Version, Words.Of(asked), Words.Of(report.Counted),
            roles.SourcedBy?.Value, [.. roles.InfluencedBy.Select(partner => partner.Value)],
            [
                .. credits.Select((credit, i) => new AttributedCredit(
                    credit.Partner.Value, credit.Ppm / Whole, credit.AmountMinor, i < report.StandardErrorsPpm.Count ? report.StandardErrorsPpm[i] / Whole : null)),
            ]);
    }

    /// <inheritdoc/>
    protected override OpportunityState NewState() => new(new(Subject.Id), programs, currencies, encoder);
}
