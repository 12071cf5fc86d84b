using System.Net.Http.Json;
using System.Text.Json;
using PemActors.Journal.Sqlite;
using PemActors.Silo.Tests.Hosting;
using PemActors.TestKit;

namespace PemActors.Silo.Tests.Api;

/// <summary>A store that fails or is full: the caller is told to come again, and what was acknowledged stays.</summary>
public sealed class BrokenStoreTests
{
    [Theory]
    [InlineData(FaultMoment.Before)]
    [InlineData(FaultMoment.After)]
    public async Task Store_FailsAtItsNthCall_PostAsksToRetry_AndTheNextIsTaken(FaultMoment moment)
    {
        await using var host = new LiveHost
        {
            Store = async (data, clock) => new FaultingJournal(await SqliteJournal.OpenAsync(new() { Directory = data }, clock, CancellationToken.None)),
        };
        await host.InitializeAsync();
        var store = (FaultingJournal)host.Journal!;
        var failed = 0;
        for (var call = 1; ; call++)
        {
            var batch = new[] { Given.Applied($"broken-{call}"), "{}", Given.Activity($"broken-{call}-1", $"broken-{call}") };
            store.FailCall(call, moment);
            using var first = await host.PostAsync(Given.All(batch));
            var hit = store.HasFailed;
            store.FailCall(0, moment);
            if (!hit) break;
            failed++;
            if ((int)first.StatusCode == 503)
            {
                Assert.NotNull(first.Headers.RetryAfter);
                Assert.True((await first.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("retry").GetInt32() > 0);
            }
            using var second = await host.PostAsync(Given.All(batch));
            Assert.Equal(202, (int)second.StatusCode);
            var json = await second.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
            Assert.Equal(2, json.GetProperty("accepted").GetInt32() + json.GetProperty("duplicate").GetInt32());
            var health = await host.GetAsync($"/v1/partners/broken-{call}/health");
            Assert.Equal(1, health.GetProperty("dimensions").GetProperty("activity").GetProperty("evidence").GetProperty("activities").GetInt32());
        }
        Assert.True(failed >= 3, $"Only {failed} calls could fail.");
        foreach (var path in new[] { "/v1/partners", "/v1/quarantine", "/v1/partners/broken-1/timeline", "/readyz" })
        {
            store.FailCall(1, moment);
            using var broken = await host.Http.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.NotNull(broken.Headers.RetryAfter);
            Assert.Equal((503, "store-unavailable"), (await LiveHost.ProblemAsync(broken)) is var (status, code, _) ? (status, code) : default);
            await host.GetAsync(path);
        }
    }

    [Fact]
    public async Task Queue_Full_AsksToComeAgain_AndLosesNothingAcknowledged()
    {
        await using var host = new LiveHost
        {
            Store = async (data, clock) => await SqliteJournal.OpenAsync(new() { Directory = data, IntakeCapacity = 1, GroupSize = 2 }, clock, CancellationToken.None),
        };
        await host.InitializeAsync();
        var refused = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, 24), new ParallelOptions { MaxDegreeOfParallelism = 24 }, async (batch, _) =>
        {
            var events = Enumerable.Range(0, 20).Select(i => Given.Activity($"full-{batch}-{i}", $"full-{batch}-{i}")).ToArray();
            await Eventually.GetAsync(
                async () =>
                {
                    using var answer = await host.PostAsync(Given.All(events));
                    if ((int)answer.StatusCode != 503) return (int)answer.StatusCode;
                    Assert.NotNull(answer.Headers.RetryAfter);
                    Interlocked.Increment(ref refused);
                    return 503;
                },
                status => status == 202);
        });
        Assert.True(refused > 0);
        Assert.Equal(480, (await host.GetAsync("/readyz")).GetProperty("entries").GetInt64());
    }
}
