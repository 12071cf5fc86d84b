using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace PemActors.Silo.Api;

/// <summary>How the API describes itself; the committed copy is <c>docs/openapi.json</c>.</summary>
internal static class OpenApiDocument
{
    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "PemActors", Version = "v1", Description = "Partner-ecosystem scorer: activity streams in, health cards and tiers out." };
            // The address differs per installation, and the committed copy must not.
            document.Servers = [];
            return Task.CompletedTask;
        });
    }
}
