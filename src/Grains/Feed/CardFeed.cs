using System.Threading.Channels;

namespace PemActors.Grains.Feed;

/// <summary>A partner's card as it has just been committed, in the few words a list needs.</summary>
public sealed record CardChanged(
    long Number, string Partner, string Name, string Type, string Region, string Lifecycle, string Tier, bool Suspended, string Band, decimal Score, string Dimensions,
    long OpenMinor, long ArrMinor, long Version);

/// <summary>
/// Live fan-out of committed cards on this silo. It is not durable: whoever missed something reads the store again, which
/// <see cref="Since"/> tells by returning null.
/// </summary>
public sealed class CardFeed
{
    private const int Kept = 4_096;
    private readonly Lock gate = new();
    private readonly CardChanged[] ring = new CardChanged[Kept];
    private readonly List<Channel<CardChanged>> readers = [];

    // Numbers start at the microseconds of 1970 at which the process started, so that a number from before a restart is never taken for one of now.
    private readonly long first = (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
    private long last;

    /// <summary>A feed that has told nothing yet.</summary>
    public CardFeed() => last = first;

    /// <summary>Number of the last change.</summary>
    public long Last { get { lock (gate) return last; } }

    /// <summary>Tells every reader; one that lags loses its oldest changes and sees it by the gap in their numbers.</summary>
    public void Publish(CardChanged change)
    {
        lock (gate)
        {
            var numbered = change with { Number = ++last };
            ring[last % Kept] = numbered;
            foreach (var reader in readers) reader.Writer.TryWrite(numbered);
        }
    }

    /// <summary>The changes after a number; null when they are no longer kept, so that the reader must read the store.</summary>
    public IReadOnlyList<CardChanged>? Since(long number)
    {
        lock (gate)
        {
            if (number > last || number < first || last - number >= Kept) return null;
            var changes = new List<CardChanged>();
            for (var n = number + 1; n <= last; n++) changes.Add(ring[n % Kept]);
            return changes;
        }
    }

    /// <summary>Subscribes until the result is disposed.</summary>
    public Subscription Subscribe()
    {
        var channel = Channel.CreateBounded<CardChanged>(new BoundedChannelOptions(1_024) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (gate) readers.Add(channel);
        return new(this, channel);
    }

    /// <summary>A reader's place in the feed.</summary>
    public sealed class Subscription : IDisposable
    {
        private readonly CardFeed feed;
        private readonly Channel<CardChanged> channel;

        internal Subscription(CardFeed feed, Channel<CardChanged> channel) => (this.feed, this.channel) = (feed, channel);

        /// <summary>What is committed from now on.</summary>
        public ChannelReader<CardChanged> Changes => channel.Reader;

        /// <summary>Ends it.</summary>
        public void Dispose()
        {
            lock (feed.gate) feed.readers.Remove(channel);
        }
    }
}
