using System.Threading.Channels;
using PemActors.Journal;

namespace PemActors.Grains.Outbox;

/// <summary>
/// Committed messages on their way to the dispatcher of this silo. It only saves the dispatcher a look into the store: what
/// does not fit, or is lost with the process, is found by the sweep.
/// </summary>
public sealed class OutboxQueue
{
    private readonly Channel<OutboxMessage> messages = Channel.CreateBounded<OutboxMessage>(
        new BoundedChannelOptions(100_000) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private int overflowed;

    internal ChannelReader<OutboxMessage> Reader => messages.Reader;

    /// <summary>Hands over committed messages without waiting.</summary>
    public void Enqueue(IReadOnlyList<OutboxMessage> committed)
    {
        foreach (var message in committed)
            if (!messages.Writer.TryWrite(message)) Interlocked.Exchange(ref overflowed, 1);
    }

    // Whether something did not fit since the last call.
    internal bool TakeOverflow() => Interlocked.Exchange(ref overflowed, 0) == 1;
}
