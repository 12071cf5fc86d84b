using System.Net.Http.Json;
using System.Text.Json;
using PemActors.Documents.Programs;
using PemActors.Silo.Tests.Hosting;

namespace PemActors.Silo.Tests.Api;

[Collection(HttpTests.Name)]
public sealed class ProgramsTests(LiveHost host)
{
    [Fact]
    public async Task Draft_ThenPublish_ThenListed()
    {
        var document = Text("http-1");
        var drafted = await PostAsync("/v1/programs", "strategist", new { document }, "draft-1");
        Assert.Equal(("http-1", "strategist"), (drafted.GetProperty("version").GetString(), drafted.GetProperty("by").GetString()));
        var from = host.Clock.GetUtcNow().AddYears(1);
        var published = await PostAsync("/v1/programs/http-1/publish", "operations", new { effectiveFrom = from }, "publish-1");
        Assert.Equal(from, published.GetProperty("effectiveFrom").GetDateTimeOffset());

        var list = await host.GetAsync("/v1/programs");
        Assert.Equal("2026.1", list.GetProperty("inForce").GetString());
        var (first, mine) = (Entry(list, "2026.1"), Entry(list, "http-1"));
        Assert.Equal(("in-force", "scheduled"), (first.GetProperty("state").GetString(), mine.GetProperty("state").GetString()));
        Assert.Equal((from, "operations", JsonValueKind.Null),
            (mine.GetProperty("effectiveFrom").GetDateTimeOffset(), mine.GetProperty("publishedBy").GetString(), mine.GetProperty("document").ValueKind));
        Assert.Equal(document, (await host.GetAsync("/v1/programs/http-1")).GetProperty("document").GetString());
        Assert.Equal(ProgramPrinter.Print(ProgramLoader.Default()), (await host.GetAsync("/v1/programs/2026.1")).GetProperty("document").GetString());
    }

    [Theory]
    [InlineData("/v1/programs", "operations", """{"document": "version: x"}""", 403, "not-your-role")]
    [InlineData("/v1/programs", "strategist", "{}", 422, "member-missing")]
    [InlineData("/v1/programs", "strategist", """{"document": "version: x"}""", 422, "document-invalid")]
    [InlineData("/v1/programs", "strategist", """{"document": 7}""", 422, "document-invalid")]
    [InlineData("/v1/programs/none/publish", "strategist", "{}", 403, "not-your-role")]
    [InlineData("/v1/programs/none/publish", "operations", "{}", 404, "unknown-draft")]
    [InlineData("/v1/programs/none/publish", "operations", """{"effectiveFrom": "tomorrow"}""", 422, "member-invalid")]
    [InlineData("/v1/programs/2026.1/publish", "operations", "{}", 409, "published-already")]
    public async Task Post_WhatIsWrong_IsAProblemWithItsCode(string path, string person, string body, int status, string code)
    {
        using var request = Request(path, person, new StringContent(body, System.Text.Encoding.UTF8, "application/json"), $"wrong-{path}-{code}-{body.Length}");
        using var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var problem = await LiveHost.ProblemAsync(answer);
        Assert.Equal((status, code), (problem.Status, problem.Code));
    }

    [Fact]
    public async Task Get_AnUnknownVersion_IsNotFound()
    {
        var problem = await host.ProblemAsync("/v1/programs/none");
        Assert.Equal((404, "unknown-program"), (problem.Status, problem.Code));
    }

    private static string Text(string version) => ProgramPrinter.Print(ProgramLoader.Default() with { Version = version });

    private static JsonElement Entry(JsonElement list, string version) => list.GetProperty("programs").EnumerateArray().Single(entry => entry.GetProperty("version").GetString() == version);

    private async Task<JsonElement> PostAsync<T>(string path, string person, T body, string key)
    {
        using var request = Request(path, person, JsonContent.Create(body), key);
        using var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    private static HttpRequestMessage Request(string path, string person, HttpContent body, string key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body };
        request.Headers.Add("Idempotency-Key", key);
        request.Headers.Add("Pem-Person", person);
        return request;
    }
}
