using Microsoft.AspNetCore.Mvc;
using PemActors.Documents.Facts;
using PemActors.Grains.Interfaces.Partners;
using PemActors.Grains.Time;
using PemActors.Journal;
using PemActors.Rulebook.Health;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tiers;
using PemActors.Silo.Queries;

namespace PemActors.Silo.Api;

/// <summary>Partners: list, card, health and tier as of any instant, timeline.</summary>
internal static class PartnersEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var partners = api.MapGroup("/partners").WithTags("Partners");
        partners.MapGet("/", ListAsync).WithSummary("Partners, a page at a time")
            .Produces<PartnerPage>().ProducesProblem(400).ProducesProblem(503);
        partners.MapGet("/{id}", CardAsync).WithSummary("A partner: health with explanation, tier, lifecycle")
            .Produces<PartnerSnapshot>().Produces(304).ProducesProblem(404).ProducesProblem(503);
        partners.MapGet("/{id}/health", HealthAsync).WithSummary("The health card now, or as of an instant")
            .Produces<HealthReport>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);
        partners.MapGet("/{id}/tier", TierAsync).WithSummary("The tier with its decisions now, or as of an instant")
            .Produces<TierReport>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);
        partners.MapGet("/{id}/timeline", TimelineAsync).WithSummary("The partner's journal, newest first")
            .Produces<TimelinePage>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);
    }

    private static async Task<IResult> ListAsync(
        EcosystemQueries queries, string? search, string? band, string? tier, string? type, string? region, string? sort, string? order, string? cursor, int? limit,
        CancellationToken cancellation)
    {
        var by = sort ?? "partner";
        var fault = Arguments.OneOf("band", band, Words.All<Band>())
            ?? Arguments.OneOf("tier", tier, Words.All<Tier>())
            ?? Arguments.OneOf("sort", by, Words.All<CardSort>())
            ?? Arguments.OneOf("order", order, "asc", "desc")
            ?? Arguments.Range("limit", limit ?? 100, 1, 1_000);
        if (fault is not null) return fault;
        _ = Words.TryParse<CardSort>(by, out var column);
        try
        {
            var page = await queries.PartnersAsync(
                new(search, band, tier, type, region, column, order == "desc", cursor, limit ?? 100), cancellation);
            return TypedResults.Ok(new PartnerPage([.. page.Rows.Select(PartnerRow.Of)], page.Next, page.Total));
        }
        catch (ArgumentException)
        {
            return Arguments.Invalid("cursor", cursor ?? "", "the 'next' of the page before, with the same sort and order");
        }
    }

    private static async Task<IResult> CardAsync(EcosystemQueries queries, HttpContext context, string id)
    {
        if (await queries.PartnerAsync(id) is not { } partner) return Problems.NotFound("partner", id);
        var tag = $"\"{partner.Version}-{partner.Health.At.UtcTicks}\"";
        context.Response.Headers.ETag = tag;
        return context.Request.Headers.IfNoneMatch == tag ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : TypedResults.Ok(partner);
    }

    private static Task<IResult> HealthAsync(
        EcosystemQueries queries, [FromKeyedServices(EcosystemClock.Key)] TimeProvider clock, string id, [FromQuery] string? at) =>
        AsOfAsync(queries, clock, id, at, partner => partner.Health);

    private static Task<IResult> TierAsync(
        EcosystemQueries queries, [FromKeyedServices(EcosystemClock.Key)] TimeProvider clock, string id, [FromQuery] string? at) =>
        AsOfAsync(queries, clock, id, at, partner => partner.Tier);

    private static async Task<IResult> AsOfAsync<TPart>(EcosystemQueries queries, TimeProvider clock, string id, string? at, Func<PartnerSnapshot, TPart> part)
    {
        var (instant, fault) = Arguments.At(at, clock);
        if (fault is not null) return fault;
        var partner = instant is { } t ? await queries.PartnerAsync(id, t) : await queries.PartnerAsync(id);
        return partner is null ? Problems.NotFound("partner", id) : TypedResults.Ok(part(partner));
    }

    private static async Task<IResult> TimelineAsync(EcosystemQueries queries, string id, long? before, int? limit, CancellationToken cancellation)
    {
        if (Arguments.Range("limit", limit ?? 100, 1, 1_000) is { } fault) return fault;
        var entries = await queries.TimelineAsync(Subject.Of(new PartnerId(id)), before, limit ?? 100, cancellation);
        if (entries.Count == 0 && before is null) return Problems.NotFound("partner", id);
        return TypedResults.Ok(TimelinePage.Of(entries, limit ?? 100));
    }
}
