using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using PemActors.Documents.Programs;
using PemActors.Silo.Hosting;

namespace PemActors.Silo.Tests.Pages;

/// <summary>Tests that look at pages share a host and a browser, and run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class PageTests : ICollectionFixture<ConsoleHost>
{
    public const string Name = "Pages";
}

/// <summary>The real host with 120 partners that came in over HTTP, and Debian's chromium to look at it.</summary>
public sealed class ConsoleHost : IAsyncLifetime
{
    public const int Partners = 120;
    private const string Chromium = "/usr/bin/chromium";
    private static readonly string[] Types = ["reseller", "referral", "systems-integrator", "oem"];
    private static readonly string[] Regions = ["emea", "amer", "apac"];
    private readonly string data = Directory.CreateTempSubdirectory("pem-console-").FullName;
    private readonly HttpClient client = new();
    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();
    private SiloHost host = null!;
    private IPlaywright? playwright;
    private IBrowser? browser;
    private int events;

    public string Url => host.Url;

    /// <summary>A partner's id: <c>p-007</c>.</summary>
    public static string Id(int partner) => $"p-{partner:000}";

    /// <summary>Starts a host on a folder; port 0 takes a free one.</summary>
    public static Task<SiloHost> StartAsync(string data, int port) =>
        SiloHost.StartAsync(new() { Data = data, Urls = $"http://127.0.0.1:{port}", Program = ProgramLoader.Default() }, CancellationToken.None);

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium)) throw new InvalidOperationException($"The page tests drive {Chromium}, which is not there. Run ./check, which installs it.");
        host = await StartAsync(data, 0);
        await PostAsync([.. Enumerable.Range(1, Partners).SelectMany(History)]);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A page of its own profile.</summary>
    public async Task<IPage> OpenAsync(string address, int width = 1280, ColorScheme scheme = ColorScheme.Light, Action<IPage>? before = null)
    {
        var context = await browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 800 }, ColorScheme = scheme });
        var page = await context.NewPageAsync();
        before?.Invoke(page);
        await page.GotoAsync(address.StartsWith("http", StringComparison.Ordinal) ? address : Url + address);
        return page;
    }

    /// <summary>One activity of a partner, a minute ago.</summary>
    public object Activity(int partner) => Event("pem.activity.recorded.v1", Id(partner), now.AddMinutes(-1), new { kind = "demo", user = "u-1" });

    /// <summary>Posts events; each must be accepted.</summary>
    public async Task PostAsync(params object[] batch)
    {
        foreach (var part in batch.Chunk(500))
        {
            using var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(part));
            body.Headers.ContentType = new MediaTypeHeaderValue("application/cloudevents-batch+json");
            using var answer = await client.PostAsync($"{Url}/v1/events", body);
            answer.EnsureSuccessStatusCode();
            var results = await answer.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal(part.Length, results.GetProperty("accepted").GetInt32());
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        client.Dispose();
        if (host is not null) await host.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    private IEnumerable<object> History(int partner)
    {
        var id = Id(partner);
        yield return Event("pem.partner.applied.v1", id, now.AddDays(-200),
            new { partnerType = Types[partner % 4], region = Regions[partner % 3], name = $"{(partner % 2 == 0 ? "Alder" : "Birch")} {partner:000}" });
        yield return Event("pem.partner.icp-fit-assessed.v1", id, now.AddDays(-199), new { fit = true });
        yield return Event("pem.partner.agreement-signed.v1", id, now.AddDays(-199), new { agreement = "terms" });
        yield return Event("pem.partner.accepted.v1", id, now.AddDays(-198), new { });
        for (var i = 0; i < partner % 7; i++) yield return Event("pem.activity.recorded.v1", id, now.AddDays(-10 - i), new { kind = "demo", user = "u-1" });
    }

    private object Event(string type, string subject, DateTimeOffset time, object value) => new
    {
        specversion = "1.0",
        id = $"c-{Interlocked.Increment(ref events)}",
        source = "prm",
        type,
        subject,
        time = time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"),
        datacontenttype = "application/json",
        data = value,
    };
}
