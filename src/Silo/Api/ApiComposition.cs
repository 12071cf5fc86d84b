using Scalar.AspNetCore;

namespace PemActors.Silo.Api;

/// <summary>All endpoints.</summary>
internal static class ApiComposition
{
    public static void MapPemApi(this WebApplication app)
    {
        var api = app.MapGroup("/v1");
        EventsEndpoint.Map(api);
        PartnersEndpoints.Map(api);
        EcosystemEndpoints.Map(api);
        OpportunitiesEndpoints.Map(api);
        RegistrationsEndpoints.Map(api);
        ConflictsEndpoints.Map(api);
        IncentivesEndpoints.Map(api);
        OkrsEndpoint.Map(api);
        ProgramsEndpoints.Map(api);
        RescoreEndpoint.Map(api);
        DocumentsEndpoints.Map(api);
        QuarantineEndpoints.Map(api);
        StreamEndpoint.Map(api);
        ProbesEndpoints.Map(app);
        app.MapPrometheusScrapingEndpoint("/metrics");
        app.MapOpenApi();
        app.MapScalarApiReference("/reference");
    }
}
