using Microsoft.Extensions.DependencyInjection;
using PemActors.Documents.Facts;
using PemActors.Grains.Interfaces.Opportunities;
using PemActors.Grains.Programs;
using PemActors.Grains.Subjects;
using PemActors.Grains.Time;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Opportunities;

/// <summary>The actor of an opportunity.</summary>
public sealed class OpportunityGrain(
    SubjectServices services, ProgramsInForce programs, CurrencyConverter currencies, FactEncoder encoder, [FromKeyedServices(EcosystemClock.Key)] TimeProvider clock)
    : SubjectGrain<OpportunityState>(services, id => new(SubjectKind.Opportunity, id)), IOpportunityGrain
{
    /// <inheritdoc/>
    public async Task<OpportunitySnapshot?> GetSnapshot()
    {
        var now = Instant.From(clock.GetUtcNow());
        return await StateAsync() is { } state && state.Evidence.ViewAt(now, programs.Timeline) is { } view ? Snapshot(state.Evidence, view, now) : null;
    }

    /// <inheritdoc/>
    protected override OpportunityState NewState() => new(new(Subject.Id), programs, currencies, encoder);

    private OpportunitySnapshot Snapshot(OpportunityEvidence evidence, OpportunityView view, Instant now) => new(
        view.Opportunity.Value, view.Account, view.ProductLine, Words.Of(view.Motion), view.Owner?.Value, view.CreatedAt.ToDateTimeOffset(),
        Words.Of(view.Stage), view.AmountMinor, currencies.Currency, Words.Of(view.Status), view.ClosedAt?.ToDateTimeOffset(),
        [.. evidence.Concerned.Select(partner => Concerned(evidence.HistoryFor(partner, Version, programs.Timeline)!, partner, now))], Version);

    private static OpportunityPartner Concerned(OpportunityHistory history, PartnerId partner, Instant now)
    {
        var protection = history.Protections.FirstOrDefault(held => held.Contains(now));
        return new(
            partner.Value, history.LinkedFrom <= now || protection != default, protection == default ? null : protection.Until.ToDateTimeOffset(),
            history.Close is { Sourced: true } close && close.At <= now, history.Close is { } closed && closed.At <= now ? closed.CreditMinor : 0);
    }
}
