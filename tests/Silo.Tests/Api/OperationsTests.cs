using System.Net.ServerSentEvents;
using System.Text.RegularExpressions;
using PemActors.Silo.Tests.Hosting;

namespace PemActors.Silo.Tests.Api;

/// <summary>Probes, metrics, the stream, and the description of the API.</summary>
[Collection(HttpTests.Name)]
public sealed partial class OperationsTests(LiveHost host)
{
    [Theory]
    [InlineData("/livez")]
    [InlineData("/readyz")]
    [InlineData("/orleans/")]
    [InlineData("/reference")]
    public async Task Path_Answers200(string path)
    {
        using var answer = await host.Http.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Metrics_ArePrometheusText_WithEachNameToldOnce()
    {
        await host.TakenAsync(Given.Activity("metric-1", "metric"));
        var text = await host.Http.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, line => Assert.Matches(PrometheusLine(), line));
        var told = lines.Where(line => line.StartsWith("# HELP", StringComparison.Ordinal) || line.StartsWith("# TYPE", StringComparison.Ordinal))
            .Select(line => string.Join(' ', line.Split(' ').Take(3))).ToList();
        Assert.Equal(told.Distinct(), told);
        Assert.Contains("pem_journal_entries", text, StringComparison.Ordinal);
        Assert.Contains("pem_events", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_TellsCards_Resumes_AndAsksToReadAgain()
    {
        string place;
        await using (var fresh = await ReaderAsync(null))
        {
            var ready = await fresh.NextAsync();
            Assert.Equal("ready", ready.EventType);
            place = ready.EventId!;
            await host.TakenAsync(Given.Applied("streamed"));
            Assert.Contains("\"streamed\"", (await fresh.CardAsync()).Data, StringComparison.Ordinal);
        }
        await using (var back = await ReaderAsync(place)) Assert.Contains("\"streamed\"", (await back.CardAsync()).Data, StringComparison.Ordinal);
        await using (var lost = await ReaderAsync("999999999")) Assert.Equal("reset", (await lost.NextAsync()).EventType);
        await using (var odd = await ReaderAsync("-5")) Assert.Equal("ready", (await odd.NextAsync()).EventType);
    }

    [Fact]
    public async Task OpenApi_IsTheCommittedDocument()
    {
        var text = await host.Http.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken);
        Assert.Contains("\"openapi\": \"3.1", text, StringComparison.Ordinal);
        var file = Path.Combine(Root(), "docs", "openapi.json");
        if (Environment.GetEnvironmentVariable("PEM_WRITE_OPENAPI") == "1") await File.WriteAllTextAsync(file, text + "\n", TestContext.Current.CancellationToken);
        Assert.True(text + "\n" == await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), "The API differs from docs/openapi.json; PEM_WRITE_OPENAPI=1 writes it anew.");
    }

    private async Task<Reader> ReaderAsync(string? after)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/stream");
        if (after is not null) request.Headers.Add("Last-Event-ID", after);
        var answer = await host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return new(answer, SseParser.Create(await answer.Content.ReadAsStreamAsync()).EnumerateAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator());
    }

    // Looked for from the tests' own folder: a build for CI knows no paths of the machine.
    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "PemActors.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex("^(# (HELP|TYPE|UNIT|EOF).*|[a-zA-Z_:][a-zA-Z0-9_:]*(\\{.*\\})? (-?[0-9.eE+-]+|NaN|[+-]Inf)( [0-9.]+)?( # .*)?)$")]
    private static partial Regex PrometheusLine();

    private sealed class Reader(HttpResponseMessage answer, IAsyncEnumerator<SseItem<string>> items) : IAsyncDisposable
    {
        public async Task<SseItem<string>> NextAsync()
        {
            Assert.True(await items.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30)));
            return items.Current;
        }

        public async Task<SseItem<string>> CardAsync()
        {
            while (true)
                if (await NextAsync() is { EventType: "card" } card && card.Data.Contains("streamed", StringComparison.Ordinal)) return card;
        }

        public async ValueTask DisposeAsync()
        {
            answer.Dispose();
            await items.DisposeAsync();
        }
    }
}
