using PemActors.Grains.Interfaces.Ecosystem;
using PemActors.Silo.Queries;

namespace PemActors.Silo.Api;

/// <summary>Objectives and key results.</summary>
internal static class OkrsEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/okrs", async (EcosystemQueries queries, string? region) => TypedResults.Ok(await queries.OkrsAsync(region)))
            .WithTags("Ecosystem").WithSummary("Objectives with value and pace of each key result, in all or of a region").Produces<OkrSnapshot>().ProducesProblem(503);
}
