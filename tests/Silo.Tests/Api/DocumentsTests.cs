using System.Net.Http.Headers;
using System.Text.Json;
using PemActors.Silo.Tests.Hosting;

namespace PemActors.Silo.Tests.Api;

/// <summary>Documents over HTTP: made by the sweep when a Monday has come, listed, read in both forms, saved.</summary>
[Collection(HttpTests.Name)]
public sealed class DocumentsTests(LiveHost host)
{
    [Fact]
    public async Task Documents_AfterAWeek_AreListedAndReadInBothForms()
    {
        await host.TakenAsync(Given.Applied("doc-a"));
        host.Clock.Advance(TimeSpan.FromDays(7));
        var page = await Eventually.GetAsync(() => host.GetAsync("/v1/documents?kind=deal-review"), json => json.GetProperty("documents").GetArrayLength() > 0);
        var row = page.GetProperty("documents")[0];
        Assert.Equal(("deal-review", "weekly", "all", "2026.1"), (Text(row, "kind"), Text(row, "cadence"), Text(row, "scope"), Text(row, "program")));
        Assert.Equal(DayOfWeek.Monday, row.GetProperty("at").GetDateTimeOffset().DayOfWeek);
        var path = $"/v1/documents/{Text(row, "id")}";

        var json = await host.GetAsync(path);
        Assert.Equal(Text(row, "id"), Text(json, "id"));
        Assert.Equal("summary", Text(json.GetProperty("sections")[0], "name"));

        using var asked = new HttpRequestMessage(HttpMethod.Get, path);
        asked.Headers.Accept.ParseAdd("text/html,application/xhtml+xml,*/*;q=0.8");
        using var html = await host.Http.SendAsync(asked, TestContext.Current.CancellationToken);
        Assert.Equal("text/html", html.Content.Headers.ContentType?.MediaType);
        Assert.Contains("<h1>Deal review</h1>", await html.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", string.Join("", html.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);

        using var saved = await host.Http.GetAsync($"{path}?format=html&download=true", TestContext.Current.CancellationToken);
        Assert.Equal("attachment", saved.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal($"deal-review-{row.GetProperty("at").GetDateTimeOffset():yyyy-MM-dd}.html", saved.Content.Headers.ContentDisposition?.FileName);

        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(new EntityTagHeaderValue($"\"json-{Text(row, "id")}\""));
        using var same = await host.Http.SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(304, (int)same.StatusCode);
        Assert.Equal(0, (await host.GetAsync($"/v1/documents?partner=nobody")).GetProperty("total").GetInt64());
        Assert.Equal(0, (await host.GetAsync($"/v1/documents?until=2026-05-01T00:00:00Z")).GetProperty("total").GetInt64());
    }

    [Theory]
    [InlineData("/v1/documents/document:none", 404, "unknown-subject")]
    [InlineData("/v1/documents?kind=memo", 400, "argument-invalid")]
    [InlineData("/v1/documents?from=yesterday", 400, "argument-invalid")]
    [InlineData("/v1/documents?cursor=x", 400, "argument-invalid")]
    [InlineData("/v1/documents?limit=0", 400, "argument-invalid")]
    [InlineData("/v1/documents/document:none?format=pdf", 400, "argument-invalid")]
    public async Task Documents_BadArguments_AreRefused(string path, int status, string code)
    {
        var problem = await host.ProblemAsync(path);
        Assert.Equal((status, code), (problem.Status, problem.Code));
    }

    private static string Text(JsonElement element, string member) => element.GetProperty(member).GetString()!;
}
