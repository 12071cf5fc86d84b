using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PemActors.Journal;

namespace PemActors.Grains.Incentives;

/// <summary>Reads the incentives before the silo takes its first call. A store that is not there yet is read by the first sweep that finds it.</summary>
public sealed class IncentiveCatalogStart(IncentiveCatalog catalog, ILogger<IncentiveCatalogStart> log) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await catalog.RefreshAsync(cancellationToken);
        }
        catch (JournalUnavailableException fault)
        {
            log.LogWarning(fault, "The incentives could not be read at the start.");
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
