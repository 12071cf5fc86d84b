using System.Text.Json.Nodes;
using PemActors.Silo.Tests.Hosting;

namespace PemActors.Silo.Tests.Crashes;

/// <summary>A long journal is served as it was after a start; how long that takes the benchmark tells. PEM_ROWS is its length (default 50,000).</summary>
[Collection(ProcessTests.Name)]
public sealed class RestartTests
{
    private const int Partners = 1_000;

    [Fact]
    public async Task Killed_WithALongJournal_ServesTheSameCards()
    {
        var rows = Chance.Size("PEM_ROWS", 50_000);
        var data = Directory.CreateTempSubdirectory("pem-restart-").FullName;
        var port = ServerProcess.FreePort();
        IReadOnlyList<string> before;
        using var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
        try
        {
            using (var first = ServerProcess.Start(port, "--data", data))
            {
                await first.ReadyAsync(http, port);
                var options = new ParallelOptions { MaxDegreeOfParallelism = 4 };
                await Parallel.ForEachAsync(Enumerable.Range(0, rows / 1_000), options, async (batch, cancellation) =>
                {
                    var events = Enumerable.Range(0, 1_000).Select(i => batch == 0 ? Given.Applied($"p-{i}") : Given.Activity($"a-{batch}-{i}", $"p-{i % Partners}"));
                    using var answer = await http.PostAsync("/v1/events", Given.All(events), cancellation);
                    answer.EnsureSuccessStatusCode();
                });
                before = await CardsAsync(http);
                await first.KillAsync();
            }
            var started = TimeProvider.System.GetTimestamp();
            using var second = ServerProcess.Start(port, "--data", data);
            var ready = await second.ReadyAsync(http, port);
            var readyAfter = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
            TestContext.Current.TestOutputHelper!.WriteLine($"{rows} rows: ready after {readyAfter:0.00} s.");
            Assert.Equal(before, await CardsAsync(http));
            Assert.True(ready.GetProperty("entries").GetInt64() >= rows);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }
    // Without the instant at which each was scored.
    private static async Task<IReadOnlyList<string>> CardsAsync(HttpClient http)
    {
        var cards = new List<string>();
        for (var i = 0; i < Partners; i += 97)
        {
            var card = JsonNode.Parse(await http.GetStringAsync($"/v1/partners/p-{i}", TestContext.Current.CancellationToken))!;
            foreach (var part in new[] { card, card["health"], card["tier"] }) (part as JsonObject)?.Remove("at");
            cards.Add(card.ToJsonString());
        }
        return cards;
    }
}
