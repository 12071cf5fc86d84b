using PemActors.Documents.Events;
using PemActors.Grains.Interfaces.Facts;
using PemActors.Grains.Tests.Support;
using PemActors.Rulebook.Primitives;
using PemActors.Silo.Intake;

namespace PemActors.Grains.Tests.Faults;

/// <summary>Source and id name one event for ever and over all subjects: the same again is a duplicate, another content is refused.</summary>
[Collection(nameof(SharedSilo))]
public sealed class KeyTests(SharedSilo shared)
{
    private static readonly Instant At = SharedSilo.Now.AddDays(-10);
    private readonly LiveSilo silo = shared.Silo;

    [Fact]
    public async Task Take_TheSameAgain_IsDuplicate_AndOtherContentIsKeyReused()
    {
        await silo.AcceptAsync([.. Given.Registered("key", At), Given.Activity("key", "key-1", At)]);
        var results = await silo.TakeAsync(Given.Activity("key", "key-1", At));
        Assert.Equal(["Duplicate"], Outcomes(results));
        Assert.Equal(["key-reused"], Outcomes(await silo.TakeAsync(Given.Survey("key", "key-1", At, 400))));
        Assert.Equal(["key-reused"], Outcomes(await silo.TakeAsync(Given.Activity("key", "key-1", At.AddDays(1)))));
        Assert.Equal(["key-reused"], Outcomes(await silo.TakeAsync(Given.Activity("key-other", "key-1", At))));
        Assert.Equal(5, (await silo.EntriesAsync("key")).Count);
        Assert.Empty(await silo.EntriesAsync("key-other"));
    }

    [Fact]
    public async Task Take_InsideOneBatch_TheFirstCounts()
    {
        Reading[] batch =
        [
            Given.Activity("batch", "batch-1", At), Given.Activity("batch", "batch-1", At), Given.Survey("batch", "batch-1", At, 400),
            Given.Activity("batch-other", "batch-1", At), Given.Activity("batch", "batch-2", At),
        ];
        Assert.Equal(["Accepted", "Duplicate", "key-reused", "key-reused", "Accepted"], Outcomes(await silo.TakeAsync(batch)));
        Assert.Equal(["batch-1", "batch-2"], (await silo.EntriesAsync("batch")).Select(entry => entry.Key.Id));
    }

    // The batch's first of a key may be the wrong one: the journal's content decides, not the place.
    [Fact]
    public async Task Take_OtherContentBeforeTheKnownOne_TheKnownOneIsStillADuplicate()
    {
        await silo.AcceptAsync(Given.Activity("known", "known-1", At));
        Assert.Equal(
            ["key-reused", "Duplicate", "key-reused"],
            Outcomes(await silo.TakeAsync(Given.Survey("known", "known-1", At, 400), Given.Activity("known", "known-1", At), Given.Activity("known-other", "known-1", At))));
    }

    [Fact]
    public async Task Take_RacingBatchesWithTheSameEvents_CountEachOnce()
    {
        const int events = 40, senders = 8;
        var batch = Enumerable.Range(0, events).Select(n => (Reading)Given.Activity($"race-{n % 4}", $"race-{n}", At)).ToArray();
        var results = await Task.WhenAll(Enumerable.Range(0, senders).Select(_ => silo.TakeAsync(batch)));
        for (var n = 0; n < events; n++)
            Assert.Equal((1, senders - 1), (results.Count(one => one[n].Outcome.Status == EventStatus.Accepted), results.Count(one => one[n].Outcome.Status == EventStatus.Duplicate)));
        for (var partner = 0; partner < 4; partner++) Assert.Equal(events / 4, (await silo.EntriesAsync($"race-{partner}")).Count);
    }

    // Two subjects race for one key: the one that lost is told so.
    [Fact]
    public async Task Take_RacingSubjectsWithOneKey_OneCounts()
    {
        var results = await Task.WhenAll(silo.TakeAsync(Given.Activity("one", "contested", At)), silo.TakeAsync(Given.Activity("two", "contested", At)));
        Assert.Equal(["Accepted", "key-reused"], results.SelectMany(Outcomes).Order(StringComparer.Ordinal));
        Assert.Single((await silo.EntriesAsync("one")).Concat(await silo.EntriesAsync("two")));
    }

    private static string[] Outcomes(EventResult[] results) => [.. results.Select(result => result.Outcome.Reason ?? $"{result.Outcome.Status}")];
}
