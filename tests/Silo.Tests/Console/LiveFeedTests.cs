using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PemActors.Grains.Feed;
using PemActors.Silo.Pages;

namespace PemActors.Silo.Tests.Pages;

public sealed class LiveFeedTests : IAsyncDisposable
{
    private readonly CardFeed cards = new();
    private readonly FakeTimeProvider time = new();
    private readonly Channel<LiveChange> told = Channel.CreateUnbounded<LiveChange>();
    private readonly LiveFeed feed;

    public LiveFeedTests() => feed = new(cards, NullLogger<LiveFeed>.Instance, time);

    [Fact]
    public async Task Changes_FirstAtOnce_TheOthersTogetherAfterThePause_ThenSettled()
    {
        using var reader = feed.Subscribe(change => told.Writer.TryWrite(change));
        await feed.StartAsync(TestContext.Current.CancellationToken);
        Publish("a");
        Assert.Equal(["a"], (await told.Reader.ReadAsync(TestContext.Current.CancellationToken)).Partners);

        var start = time.GetUtcNow();
        Publish("b");
        Publish("c");
        Publish("b");
        var next = await AdvanceUntilToldAsync();
        Assert.Equal(["b", "c"], next.Partners.Order());
        Assert.False(next.Everything);
        Assert.True(time.GetUtcNow() - start >= LiveFeed.Pause);

        Assert.Same(LiveChange.Settled, await AdvanceUntilToldAsync());
        Assert.True(time.GetUtcNow() - start >= LiveFeed.Pause + LiveFeed.Settle);
    }

    [Fact]
    public async Task Changes_MoreThanAreKept_SayThatEverythingMayHaveChanged()
    {
        using var reader = feed.Subscribe(change => told.Writer.TryWrite(change));
        await feed.StartAsync(TestContext.Current.CancellationToken);
        Publish("a");
        await told.Reader.ReadAsync(TestContext.Current.CancellationToken);
        for (var i = 0; i < 3_000; i++) Publish($"p-{i}");
        var next = await AdvanceUntilToldAsync();
        Assert.True(next.Everything);
        Assert.True(next.Concerns("nobody told of this one"));
    }

    [Fact]
    public async Task Reader_DisposedOrFailing_LeavesTheOthersAlone()
    {
        using var failing = feed.Subscribe(_ => throw new InvalidOperationException("A circuit that is gone."));
        var gone = feed.Subscribe(_ => Assert.Fail("A disposed reader was told."));
        using var reader = feed.Subscribe(change => told.Writer.TryWrite(change));
        gone.Dispose();
        await feed.StartAsync(TestContext.Current.CancellationToken);
        Publish("a");
        Assert.True((await told.Reader.ReadAsync(TestContext.Current.CancellationToken)).Concerns("a"));
        Assert.Equal(2, feed.Readers);
    }

    public async ValueTask DisposeAsync()
    {
        await feed.StopAsync(CancellationToken.None);
        feed.Dispose();
    }

    private void Publish(string partner) => cards.Publish(new(0, partner, partner, "oem", "emea", "grow", "select", false, "green", 80, "ggggg", 0, 0, 1));

    private async Task<LiveChange> AdvanceUntilToldAsync()
    {
        LiveChange? change;
        while (!told.Reader.TryRead(out change))
        {
            time.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Yield();
        }
        return change;
    }
}
