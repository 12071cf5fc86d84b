using System.Text.Json;
using PemActors.Grains.Cadences;
using PemActors.Grains.Interfaces.Accounts;
using PemActors.Grains.Interfaces.Conflicts;
using PemActors.Grains.Interfaces.Ecosystem;
using PemActors.Grains.Interfaces.Opportunities;
using PemActors.Grains.Interfaces.Partners;
using PemActors.Grains.Subjects;
using PemActors.Journal;
using PemActors.Rulebook.Primitives;

namespace PemActors.Silo.Queries;

/// <summary>What REST and the console read; the one place through which both do.</summary>
public sealed class EcosystemQueries(IJournal journal, IGrainFactory grains)
{
    private const int MaxHistoryYears = 10;

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

    /// <summary>A page of a list.</summary>
    public Task<ListPage> ListAsync(ListQuery query, CancellationToken cancellation) => journal.ListAsync(query, cancellation);

    /// <summary>An account and product line, <c>account~productLine</c>; null for one of which no opportunity has told.</summary>
    public Task<AccountSnapshot?> AccountAsync(string account) => grains.GetGrain<IAccountGrain>(account).GetSnapshot();

    /// <summary>A conflict; null for one that was not opened.</summary>
    public Task<ConflictSnapshot?> ConflictAsync(string conflict) => grains.GetGrain<IConflictGrain>(conflict).GetSnapshot();

    /// <summary>Who is credited with how much of a deal, by a model or the program's own; null for one that is not won.</summary>
    public async Task<AttributionAnswer?> AttributionAsync(string opportunity, string? model, CancellationToken cancellation)
    {
        var grain = grains.GetGrain<IOpportunityGrain>(opportunity);
        var answer = await grain.Attribute(new(model, []));
        if (answer is null || answer.Model is not ("markov" or "shapley")) return answer;
        // Both read the deals closed in the window to this close; the rule leaves out what is older.
        return await grain.Attribute(new(model, [.. await ClosedAsync("won", answer.ClosedAt, cancellation), .. await ClosedAsync("lost", answer.ClosedAt, cancellation)]));
    }

    private async Task<List<ClosedDealPath>> ClosedAsync(string state, DateTimeOffset until, CancellationToken cancellation)
    {
        var closed = new List<ClosedDealPath>();
        var query = new ListQuery(ListNames.Opportunities, state, From: Instant.From(until.AddYears(-MaxHistoryYears)), Until: new(Instant.From(until).Ticks + 1));
        await foreach (var row in journal.AllAsync(query, cancellation))
        {
            var deal = JsonSerializer.Deserialize<OpportunitySnapshot>(row.Body.Span, JsonSerializerOptions.Web)!;
            closed.Add(new(deal.ClosedAt!.Value, state == "won", deal.Path));
        }
        return closed;
    }
}
