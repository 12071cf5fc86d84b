using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using PemActors.Documents.Programs;
using PemActors.Journal;
using PemActors.Silo.Hosting;

namespace PemActors.Silo.Tests.Hosting;

/// <summary>Tests that share a silo in this process run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class HttpTests : ICollectionFixture<LiveHost>
{
    public const string Name = "Http";
}

/// <summary>The real host on a free port and a folder of its own, in which it is the noon of a day in May until a test says otherwise.</summary>
public sealed class LiveHost : IAsyncLifetime
{
    private SiloHost host = null!;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 5, 15, 12, 0, 0, TimeSpan.Zero));

    public string Data { get; } = Directory.CreateTempSubdirectory("pem-http-").FullName;

    public HttpClient Http { get; } = new();

    /// <summary>A store to use instead of the embedded one.</summary>
    public Func<string, TimeProvider, Task<IJournal>>? Store { get; init; }

    public IJournal? Journal { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (Store is not null) Journal = await Store(Data, Clock);
        host = await SiloHost.StartAsync(
            new() { Data = Data, Urls = "http://127.0.0.1:0", Program = ProgramLoader.Default(), Clock = Clock, Journal = Journal, RunSweeps = Store is null }, CancellationToken.None);
        Http.BaseAddress = new(host.Url);
    }

    public Task<HttpResponseMessage> PostAsync(HttpContent body) => Http.PostAsync("/v1/events", body, TestContext.Current.CancellationToken);

    /// <summary>Posts events as a batch; all must be taken.</summary>
    public async Task TakenAsync(params string[] events)
    {
        using var answer = await PostAsync(Given.All(events));
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(json.GetProperty("accepted").GetInt32() == events.Length, json.ToString());
    }

    public Task<JsonElement> GetAsync(string path) => Http.GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken);

    /// <summary>The status and the problem's code.</summary>
    public async Task<(int Status, string? Code, string Detail)> ProblemAsync(string path)
    {
        using var answer = await Http.GetAsync(path, TestContext.Current.CancellationToken);
        return await ProblemAsync(answer);
    }

    public static async Task<(int Status, string? Code, string Detail)> ProblemAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json") return ((int)answer.StatusCode, null, text);
        var json = JsonSerializer.Deserialize<JsonElement>(text);
        return ((int)answer.StatusCode, json.GetProperty("code").GetString(), json.GetProperty("detail").GetString()!);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await host.DisposeAsync();
        if (Journal is not null) await Journal.DisposeAsync();
        Directory.Delete(Data, recursive: true);
    }
}
