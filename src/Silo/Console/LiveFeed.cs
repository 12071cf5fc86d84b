using PemActors.Grains.Feed;

namespace PemActors.Silo.Pages;

/// <summary>
/// The one feed that all circuits share: it gathers committed cards and tells of them at most twice a second. The first change
/// after a quiet time goes out at once, so that a posted event is on the page right after its commit.
/// </summary>
public sealed partial class LiveFeed(CardFeed cards, ILogger<LiveFeed> log, TimeProvider? time = null) : BackgroundService
{
    /// <summary>Least time between two changes told.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Quiet time after which <see cref="LiveChange.Settled"/> is told; longer than a rollup is cached.</summary>
    public static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(1_200);

    private readonly TimeProvider time = time ?? TimeProvider.System;
    private readonly Lock gate = new();
    // Taken here and not when the service runs, which is some time after the host has started.
    private readonly CardFeed.Subscription subscription = cards.Subscribe();
    private long last = cards.Last;
    private Action<LiveChange>[] readers = [];

    /// <summary>Readers at present.</summary>
    public int Readers => readers.Length;

    /// <summary>Calls a reader with every change until the result is disposed. The reader must return at once.</summary>
    public IDisposable Subscribe(Action<LiveChange> reader)
    {
        lock (gate) readers = [.. readers, reader];
        return new Subscription(this, reader);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var settled = true;
        try
        {
            while (true)
            {
                var waiting = subscription.Changes.WaitToReadAsync(stoppingToken).AsTask();
                if (!settled && !waiting.IsCompleted && await Task.WhenAny(waiting, Task.Delay(Settle, time, stoppingToken)) != waiting)
                {
                    settled = true;
                    Tell(LiveChange.Settled);
                }
                if (!await waiting) return;
                settled = false;
                Tell(Gather());
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        subscription.Dispose();
        base.Dispose();
    }

    private LiveChange Gather()
    {
        var partners = new HashSet<string>();
        var lost = false;
        while (subscription.Changes.TryRead(out var change))
        {
            lost |= change.Number > last + 1;
            last = Math.Max(last, change.Number);
            partners.Add(change.Partner);
        }
        return new(partners, lost);
    }

    private void Tell(LiveChange change)
    {
        foreach (var reader in readers)
            try
            {
                reader(change);
            }
            catch (Exception fault)
            {
                // One circuit that is going away must not silence the others.
                ReaderFailed(log, fault);
            }
    }

    [LoggerMessage(LogLevel.Debug, "A reader of live changes failed.")]
    private static partial void ReaderFailed(ILogger log, Exception fault);

    private sealed class Subscription(LiveFeed feed, Action<LiveChange> reader) : IDisposable
    {
        public void Dispose()
        {
            lock (feed.gate) feed.readers = [.. feed.readers.Where(other => other != reader)];
        }
    }
}
