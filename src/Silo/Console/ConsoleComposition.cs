using Microsoft.AspNetCore.DataProtection;
using MudBlazor.Services;
using PemActors.Silo.Pages.Shell;

namespace PemActors.Silo.Pages;

/// <summary>Adds the console to a host and maps its pages.</summary>
/// <remarks>The folder is called Console and the namespace Pages, or <c>Console.WriteLine</c> would no longer mean the terminal anywhere in the silo.</remarks>
public static class ConsoleComposition
{
    /// <summary>Services of the console; it reads through <see cref="Queries.EcosystemQueries"/> and <see cref="Grains.Feed.CardFeed"/>, which the host adds.</summary>
    public static IServiceCollection AddPemConsole(this IServiceCollection services)
    {
        services.AddSingleton<LiveFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveFeed>());
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices();
        // A circuit ends with its process, so nothing it protects need outlive it, and no key is written to a home directory.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        // Neither is news: that keys are not kept, and that a browser still sends what an earlier process gave it.
        services.AddLogging(logging => logging
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error).AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Critical));
        return services;
    }

    /// <summary>Maps pages, their files and their live connection.</summary>
    public static void MapPemConsole(this WebApplication app)
    {
        app.UseAntiforgery();
        app.MapStaticAssets();
        // The page sets the whole policy itself (see App.razor), frame ancestors included.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }
}
