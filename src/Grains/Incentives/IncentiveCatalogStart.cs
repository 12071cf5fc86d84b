using Microsoft.Extensions.Hosting;

namespace PemActors.Grains.Incentives;

/// <summary>Reads the incentives before the silo takes its first call.</summary>
public sealed class IncentiveCatalogStart(IncentiveCatalog catalog) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => catalog.RefreshAsync();

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
