using PemActors.Documents.Facts;
using PemActors.Grains.Interfaces.Accounts;
using PemActors.Grains.Interfaces.Opportunities;
using PemActors.Grains.Subjects;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Programs;
using PemActors.Silo.Queries;

namespace PemActors.Silo.Api;

/// <summary>Opportunities with their attribution, and the accounts that rule over them.</summary>
internal static class OpportunitiesEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var opportunities = api.MapGroup("/opportunities").WithTags("Opportunities");
        opportunities.MapGet("/", ListAsync).WithSummary("Opportunities by creation or close, of an owner or an account, a page at a time")
            .Produces<RowPage<OpportunitySnapshot>>().ProducesProblem(400).ProducesProblem(503);
        opportunities.MapGet("/{id}", async (EcosystemQueries queries, string id) =>
                await queries.OpportunityAsync(id) is { } opportunity ? (IResult)TypedResults.Ok(opportunity) : Problems.NotFound("opportunity", id))
            .WithSummary("An opportunity with the partners it concerns").Produces<OpportunitySnapshot>().ProducesProblem(404).ProducesProblem(503);
        opportunities.MapGet("/{id}/attribution", AttributionAsync).WithSummary("Credits of a won deal under the program's model, or another")
            .Produces<AttributionAnswer>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(503);
        api.MapGet("/accounts/{id}", async (EcosystemQueries queries, string id) =>
                await queries.AccountAsync(id) is { } account ? (IResult)TypedResults.Ok(account) : Problems.NotFound("account", id))
            .WithTags("Deal desk").WithSummary("Who is protected in an account and product line (account~productLine), and who waits")
            .Produces<AccountSnapshot>().ProducesProblem(404).ProducesProblem(503);
    }

    private static async Task<IResult> ListAsync(
        EcosystemQueries queries, string? state, string? partner, string? account, string? order, string? cursor, int? limit, CancellationToken cancellation) =>
        Arguments.OneOf("state", state, Words.All<OpportunityStatus>()) ?? Arguments.OneOf("order", order, "asc", "desc")
        ?? await RowPages.PageAsync<OpportunitySnapshot>(
            queries, new(ListNames.Opportunities, state, partner, account, Descending: order == "desc", After: cursor, Limit: limit ?? 100), cancellation);

    private static async Task<IResult> AttributionAsync(EcosystemQueries queries, string id, string? model, CancellationToken cancellation)
    {
        if (Arguments.OneOf("model", model, Words.All<AttributionModel>()) is { } fault) return fault;
        if (await queries.AttributionAsync(id, model, cancellation) is { } answer) return TypedResults.Ok(answer);
        return await queries.OpportunityAsync(id) is null
            ? Problems.NotFound("opportunity", id)
            : Problems.Of(StatusCodes.Status409Conflict, "not-won", $"Opportunity '{id}' is not won, so there is nothing to divide.");
    }
}
