using PemActors.Grains.Interfaces.Ecosystem;
using PemActors.Grains.Interfaces.Opportunities;
using PemActors.Silo.Queries;

namespace PemActors.Silo.Api;

/// <summary>Rollups over partners, and opportunities.</summary>
internal static class EcosystemEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/ecosystem", async (EcosystemQueries queries, string? region) => TypedResults.Ok(await queries.EcosystemAsync(region)))
            .WithTags("Ecosystem").WithSummary("Partners by band, tier and region, with pipeline and ARR").Produces<EcosystemRollup>().ProducesProblem(503);
        api.MapGet("/opportunities/{id}", async (EcosystemQueries queries, string id) =>
                await queries.OpportunityAsync(id) is { } opportunity ? (IResult)TypedResults.Ok(opportunity) : Problems.NotFound("opportunity", id))
            .WithTags("Opportunities").WithSummary("An opportunity with the partners it concerns")
            .Produces<OpportunitySnapshot>().ProducesProblem(404).ProducesProblem(503);
    }
}
