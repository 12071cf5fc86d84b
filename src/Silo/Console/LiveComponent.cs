using Microsoft.AspNetCore.Components;
using PemActors.Journal;
using PemActors.Silo.Queries;

namespace PemActors.Silo.Pages;

/// <summary>
/// A part of a page that reads something and reads it again when it changes. Reads never overlap: changes that come during one
/// cause one more. A failed read keeps what is shown, says so, and is tried again.
/// </summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource ended = new();
    private IDisposable? subscription;
    private bool isReading;
    private bool isStale;

    [Inject] private LiveFeed Feed { get; set; } = null!;

    /// <summary>What is read from.</summary>
    [Inject] protected EcosystemQueries Queries { get; set; } = null!;

    /// <summary>Why the last read failed, in words for the reader; null when it did not.</summary>
    protected string? Fault { get; private set; }

    /// <summary>Reads what is shown.</summary>
    protected abstract Task ReadAsync(CancellationToken cancellation);

    /// <summary>Whether a change asks for a new read.</summary>
    protected abstract bool Concerns(LiveChange change);

    /// <inheritdoc/>
    protected override void OnInitialized() => subscription = Feed.Subscribe(change =>
    {
        if (!ended.IsCancellationRequested) _ = InvokeAsync(() => Concerns(change) ? RefreshAsync() : Task.CompletedTask);
    });

    /// <summary>Reads now, or once more after the read under way. Called on the circuit's own thread of control.</summary>
    protected async Task RefreshAsync()
    {
        isStale = true;
        if (isReading) return;
        isReading = true;
        try
        {
            while (isStale && !ended.IsCancellationRequested)
            {
                isStale = false;
                await ReadOnceAsync();
                if (!ended.IsCancellationRequested) StateHasChanged();
            }
        }
        finally
        {
            isReading = false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        subscription?.Dispose();
        ended.Cancel();
        ended.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task ReadOnceAsync()
    {
        try
        {
            await ReadAsync(ended.Token);
            Fault = null;
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The component is gone.
        }
        catch (Exception fault) when (fault is JournalUnavailableException or TimeoutException or Orleans.Runtime.OrleansException)
        {
            Fault = "The store does not answer at the moment. What you see may be out of date; trying again.";
            _ = RetryAsync();
        }
    }

    private async Task RetryAsync()
    {
        try
        {
            await Task.Delay(RetryAfter, ended.Token);
            await InvokeAsync(RefreshAsync);
        }
        catch (Exception fault) when (fault is OperationCanceledException or ObjectDisposedException)
        {
            // The component is gone.
        }
    }
}
