using PemActors.Grains.Cadences;
using PemActors.Grains.Interfaces.Ecosystem;
using PemActors.Grains.Interfaces.Opportunities;
using PemActors.Grains.Interfaces.Partners;
using PemActors.Journal;
using PemActors.Rulebook.Primitives;

namespace PemActors.Silo.Queries;

/// <summary>What REST and the console read; the one place through which both do.</summary>
public sealed class EcosystemQueries(IJournal journal, IGrainFactory grains)
{
    /// <summary>A page of partners from their card rows.</summary>
    public Task<CardPage> PartnersAsync(CardQuery query, CancellationToken cancellation) => journal.CardsAsync(query, cancellation);

    /// <summary>A partner's last committed card; null for one nobody has introduced.</summary>
    public Task<PartnerSnapshot?> PartnerAsync(string partner) => grains.GetGrain<IPartnerGrain>(partner).GetSnapshot();

    /// <summary>A partner as of an instant not after now; null before its introduction.</summary>
    public Task<PartnerSnapshot?> PartnerAsync(string partner, Instant at) => grains.GetGrain<IPartnerGrain>(partner).ViewAt(at.Ticks);

    /// <summary>An opportunity; null for one nobody has introduced.</summary>
    public Task<OpportunitySnapshot?> OpportunityAsync(string opportunity) => grains.GetGrain<IOpportunityGrain>(opportunity).GetSnapshot();

    /// <summary>A subject's journal, newest first.</summary>
    public Task<IReadOnlyList<StoredEntry>> TimelineAsync(Subject subject, long? before, int limit, CancellationToken cancellation) =>
        journal.PageAsync(subject, before, limit, cancellation);

    /// <summary>Counts and sums over a region, or over all with null.</summary>
    public Task<EcosystemRollup> EcosystemAsync(string? region) => grains.GetGrain<IEcosystemGrain>(region ?? IEcosystemGrain.All).GetRollup();

    /// <summary>A page of documents, newest first: of a kind, of a partner, as of an instant in [from, until).</summary>
    public Task<ListPage> DocumentsAsync(string? kind, string? partner, Instant? from, Instant? until, string? cursor, int limit, CancellationToken cancellation) =>
        journal.ListAsync(new(CalendarState.List, kind, partner, null, from, until, true, cursor, limit), cancellation);

    /// <summary>A document; null when there is none of that id.</summary>
    public Task<ListRow?> DocumentAsync(string id, CancellationToken cancellation) => journal.RowAsync(CalendarState.List, id, cancellation);

    /// <summary>How the objectives stand in a region, or in all with null.</summary>
    public Task<OkrSnapshot> OkrsAsync(string? region) => grains.GetGrain<IEcosystemGrain>(IEcosystemGrain.All).GetOkrs(region);

    /// <summary>Quarantined events, newest first.</summary>
    public Task<IReadOnlyList<Quarantined>> QuarantineAsync(long? before, int limit, CancellationToken cancellation) =>
        journal.QuarantinedAsync(before, limit, cancellation);
}
