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
    public async Task Rescore_UnderTheDocumentInForce_ChangesNothing_AndUnderADraftSaysWho()
    {
        await host.TakenAsync(Given.Applied("rescored"));
        using var same = await RescoreAsync("strategist", new { version = "2026.1" });
        var unchanged = await same.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.True(unchanged.GetProperty("isUnchanged").GetBoolean());
        Assert.Contains(unchanged.GetProperty("distances").EnumerateArray(), one => one.GetProperty("partner").GetString() == "rescored");

        var hard = ProgramLoader.Default() with { Version = "hard" };
        hard = hard with { Health = hard.Health with { GreenFrom = 100, YellowFrom = 99 } };
        using var other = await RescoreAsync("operations", new { document = ProgramPrinter.Print(hard) });
        var changed = await other.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal("hard", changed.GetProperty("draft").GetString());
        Assert.All(changed.GetProperty("changed").EnumerateArray(), one => Assert.Equal("red", one.GetProperty("after").GetProperty("band").GetString()));
        using var page = await RescoreAsync("operations", new { document = ProgramPrinter.Print(hard) }, "?format=html");
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        Assert.Contains("<h1>History under hard</h1>", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("finance", """{"version": "2026.1"}""", 403, "not-your-role")]
    [InlineData("nobody", """{"version": "2026.1"}""", 401, "person-unknown")]
    [InlineData("strategist", "{}", 422, "member-missing")]
    [InlineData("strategist", "[]", 400, "unreadable")]
    [InlineData("strategist", """{"version": "none"}""", 404, "unknown-program")]
    [InlineData("strategist", """{"document": "version: x"}""", 422, "document-invalid")]
    public async Task Rescore_WhatIsWrong_IsAProblemWithItsCode(string person, string body, int status, string code)
    {
        using var request = Request("/v1/rescore", person, new StringContent(body, System.Text.Encoding.UTF8, "application/json"), "none");
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

    private async Task<HttpResponseMessage> RescoreAsync<T>(string person, T body, string query = "")
    {
        using var request = Request($"/v1/rescore{query}", person, JsonContent.Create(body), "none");
        var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}");
        return answer;
    }

    private static HttpRequestMessage Request(string path, string person, HttpContent body, string key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body };
        request.Headers.Add("Idempotency-Key", key);
        request.Headers.Add("Pem-Person", person);
        return request;
    }
}
