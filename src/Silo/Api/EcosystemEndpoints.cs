using PemActors.Grains.Interfaces.Ecosystem;
using PemActors.Silo.Queries;

namespace PemActors.Silo.Api;

/// <summary>Rollups over partners.</summary>
internal static class EcosystemEndpoints
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/ecosystem", async (EcosystemQueries queries, string? region) => TypedResults.Ok(await queries.EcosystemAsync(region)))
            .WithTags("Ecosystem").WithSummary("Partners by band, tier and region, with pipeline and ARR").Produces<EcosystemRollup>().ProducesProblem(503);
}
