using Microsoft.Extensions.Hosting;
using PemActors.Journal;

namespace PemActors.Grains.Programs;

/// <summary>Has a silo know what is published before its actors wake.</summary>
public sealed class ProgramsAtStart(ProgramsInForce programs, IJournal journal) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => programs.RefreshAsync(journal, cancellationToken);

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
