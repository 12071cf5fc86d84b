using System.Threading.Channels;
using PemActors.Journal;

namespace PemActors.Grains.Outbox;

/// <summary>
/// Committed messages on their way to the dispatcher of this silo. It only saves the dispatcher a look into the store: what
/// does not fit, or is lost with the process, is found by the sweep.
/// </summary>
public sealed class OutboxQueue
{
    private readonly Channel<OutboxMessage?> messages = Channel.CreateBounded<OutboxMessage?>(
        new BoundedChannelOptions(100_000) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private int overflowed;

    // A missing message only wakes the reader.
    internal ChannelReader<OutboxMessage?> Reader => messages.Reader;

    /// <summary>Hands over committed messages without waiting.</summary>
    public void Enqueue(IReadOnlyList<OutboxMessage> committed)
    {
        foreach (var message in committed)
            if (!messages.Writer.TryWrite(message)) Interlocked.Exchange(ref overflowed, 1);
    }

    /// <summary>Tells the dispatcher that the store may hold messages that were not handed over.</summary>
    public void LookIntoStore()
    {
        Interlocked.Exchange(ref overflowed, 1);
        messages.Writer.TryWrite(null);
    }

    // Whether the store may hold what was not handed over since the last call.
    internal bool TakeOverflow() => Interlocked.Exchange(ref overflowed, 0) == 1;
}
