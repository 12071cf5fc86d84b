using PemActors.Journal;
using PemActors.Journal.Sqlite;

namespace PemActors.Silo.Hosting;

/// <summary>A silo without a web server, for commands that work on the store and end.</summary>
public sealed class HeadlessSilo : IAsyncDisposable
{
    private readonly IHost host;
    private readonly IJournal? owned;

    private HeadlessSilo(IHost host, IJournal? owned) => (this.host, this.owned) = (host, owned);

    /// <summary>Services of the silo.</summary>
    public IServiceProvider Services => host.Services;

    /// <summary>Opens the store, or takes the one of the options, and starts the silo.</summary>
    public static async Task<HeadlessSilo> StartAsync(SiloOptions options, CancellationToken cancellation)
    {
        var owned = options.Journal is null ? await SqliteJournal.OpenAsync(new() { Directory = options.Data }, options.Clock, cancellation) : null;
        try
        {
            var builder = Host.CreateEmptyApplicationBuilder(new() { ApplicationName = typeof(HeadlessSilo).Assembly.GetName().Name });
            builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
            builder.AddPemActors(options, options.Journal ?? owned!);
            var host = builder.Build();
            await host.StartAsync(cancellation);
            return new(host, owned);
        }
        catch
        {
            if (owned is not null) await owned.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the silo, then closes the store.</summary>
    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        if (owned is not null) await owned.DisposeAsync();
    }
}
