using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using OpenTelemetry.Metrics;
using Orleans.Dashboard;
using PemActors.Journal;
using PemActors.Journal.Sqlite;
using PemActors.Silo.Api;
using PemActors.Silo.Metrics;
using PemActors.Silo.Pages;

namespace PemActors.Silo.Hosting;

/// <summary>A running silo with its store and its web server.</summary>
public sealed class SiloHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly IJournal? owned;

    private SiloHost(WebApplication app, IJournal? owned) => (this.app, this.owned) = (app, owned);

    /// <summary>Services of the host.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Where it listens, with the port it was given.</summary>
    public string Url => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>Opens the store and starts silo and web server.</summary>
    /// <exception cref="JournalUnavailableException">The store cannot be opened; the message says what to do.</exception>
    public static async Task<SiloHost> StartAsync(SiloOptions options, CancellationToken cancellation)
    {
        var owned = options.Journal is null ? await SqliteJournal.OpenAsync(new() { Directory = options.Data }, options.Clock, cancellation) : null;
        try
        {
            var app = Build(options, options.Journal ?? owned!);
            await app.StartAsync(cancellation);
            return new(app, owned);
        }
        catch
        {
            if (owned is not null) await owned.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits for Ctrl-C or a signal.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellation) => app.WaitForShutdownAsync(cancellation);

    /// <summary>Stops taking work, then closes the store.</summary>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        if (owned is not null) await owned.DisposeAsync();
    }

    private static WebApplication Build(SiloOptions options, IJournal journal)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = typeof(SiloHost).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(options.Urls).UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = EventsEndpoint.MaxBodyBytes + 1;
        });
        builder.AddPemActors(options, journal);
        builder.UseOrleans(silo => silo.UseInMemoryReminderService().AddDashboard(dashboard => dashboard.HideTrace = true));
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Add(new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver()));
        builder.Services.AddProblemDetails();
        // An argument that is no number is named in a problem, too, instead of an empty 400.
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        // A page elsewhere that has its own name resolve to this machine must not read what only this machine may.
        builder.Services.AddHostFiltering(filter => filter.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"]);
        builder.Services.AddPemConsole();
        builder.Services.AddOpenApi(OpenApiDocument.Configure);
        builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter(PemMetrics.MeterName, "Microsoft.Orleans", "System.Runtime", "Microsoft.AspNetCore.Hosting").AddPrometheusExporter());
        var app = builder.Build();
        app.UseHostFiltering();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Problems.HandleAsync, SuppressDiagnosticsCallback = problem => Problems.IsAnswered(problem.Exception) });
        // What routing itself refuses (media type, method, path) is a problem with a code, too.
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/v1"), api => api.UseStatusCodePages(Problems.ExplainAsync));
        app.MapPemApi();
        app.MapPemConsole();
        app.MapOrleansDashboard("/orleans").ExcludeFromDescription();
        return app;
    }
}
