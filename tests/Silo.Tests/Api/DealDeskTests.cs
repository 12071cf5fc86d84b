using System.Net.Http.Json;
using System.Text.Json;
using PemActors.Silo.Tests.Hosting;

namespace PemActors.Silo.Tests.Api;

/// <summary>The deal desk over HTTP: who may ask, one effect per key, and each no with its code.</summary>
[Collection(HttpTests.Name)]
public sealed class DealDeskTests(LiveHost host)
{
    private static int next;

    [Fact]
    public async Task Registration_SubmittedAndApproved_IsListedAndProtected()
    {
        await IntroduceAsync("dd-1", "dd-acme");
        var (submitted, body) = await PostAsync("/v1/registrations", "user@dd-acme", new { opportunity = "dd-1", partner = "dd-acme" });
        Assert.True(submitted == 200, body.ToString());
        Assert.Equal("user@dd-acme", body.GetProperty("by").GetString());
        Moment();
        Assert.Equal((403, "not-your-role"), await RefusedAsync("/v1/registrations/dd-1~dd-acme/approve", "user@dd-acme", new { }));
        Assert.Equal((409, "rule-stands-against"), await RefusedAsync("/v1/registrations/dd-1~dd-acme/approve", "operations", new { territory = "missed" }));
        var (approved, decision) = await PostAsync("/v1/registrations/dd-1~dd-acme/approve", "operations", new { territory = "met" }, "dd-approve");
        Assert.True(approved == 200, decision.ToString());
        var (_, again) = await PostAsync("/v1/registrations/dd-1~dd-acme/approve", "operations", new { territory = "met" }, "dd-approve");
        Assert.Equal(decision.ToString(), again.ToString());
        Assert.Equal((422, "key-reused"), await RefusedAsync("/v1/registrations/dd-1~dd-acme/approve", "operations", new { territory = "unknown" }, "dd-approve"));
        Moment();
        var row = (await host.GetAsync("/v1/registrations?partner=dd-acme")).GetProperty("items")[0];
        Assert.Equal(("approved", "user@dd-acme", "operations"), (Text(row, "state"), Text(row, "submittedBy"), Text(row, "answeredBy")));
        Assert.Equal("dd-acme", Text((await host.GetAsync("/v1/protections?partner=dd-acme")).GetProperty("items")[0], "partner"));
        Assert.Equal("dd-acme", Text(await host.GetAsync("/v1/accounts/dd-1-acct~core"), "holder"));
        await Eventually.GetAsync(() => host.GetAsync("/v1/opportunities/dd-1"), read => read.GetProperty("partners")[0].GetProperty("protectedUntil").ValueKind == JsonValueKind.String);
        Assert.Equal("dd-1", Text((await host.GetAsync("/v1/opportunities?account=dd-1-acct~core&state=open")).GetProperty("items")[0], "opportunity"));
        Assert.Equal(200, (await PostAsync("/v1/registrations/dd-1~dd-acme/renew", "operations", new { })).Status);
    }

    [Fact]
    public async Task Command_OfAnotherContentType_IsToldWhichItShouldBe()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/registrations") { Content = new StringContent("{}", System.Text.Encoding.UTF8, "text/plain") };
        request.Headers.Add("Idempotency-Key", "dd-text");
        request.Headers.Add("Pem-Person", "operations");
        using var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal((415, "unsupported-media-type"), ((int)answer.StatusCode, Text(problem, "code")));
        Assert.Contains("application/json", Text(problem, "detail"), StringComparison.Ordinal);
        Assert.DoesNotContain("cloudevents", Text(problem, "detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conflict_OpenedAndDecided_IsSeenByItsPartiesAlone()
    {
        await IntroduceAsync("dd-2", "dd-bolt", "dd-cog");
        Assert.Equal((422, "too-few-parties"), await RefusedAsync("/v1/conflicts", "operations", new { opportunity = "dd-2", parties = new[] { "dd-bolt" } }));
        var (status, opened) = await PostAsync("/v1/conflicts", "operations", new { opportunity = "dd-2", parties = new[] { "dd-bolt", "dd-cog" } });
        Assert.True(status == 200, opened.ToString());
        var conflict = Text(opened, "conflict");
        await Eventually.GetAsync(() => host.GetAsync("/v1/conflicts?partner=dd-bolt&state=open"), read => read.GetProperty("total").GetInt32() == 1);
        Assert.Equal(1, (await host.GetAsync("/v1/conflicts?opportunity=dd-2")).GetProperty("total").GetInt32());
        Assert.Equal(200, await GetStatusAsync($"/v1/conflicts/{conflict}", "user@dd-cog"));
        Assert.Equal(403, await GetStatusAsync($"/v1/conflicts/{conflict}", "user@dd-other"));
        Assert.Equal(403, await GetStatusAsync($"/v1/conflicts?partner=dd-bolt", "user@dd-other"));
        Assert.Equal(401, await GetStatusAsync("/v1/conflicts", "nobody"));
        Assert.Equal((403, "not-your-role"), await RefusedAsync($"/v1/conflicts/{conflict}/decide", "user@dd-bolt", new { outcome = "void" }));
        Assert.Equal((422, "winner-not-party"), await RefusedAsync($"/v1/conflicts/{conflict}/decide", "operations", new { outcome = "award", winner = "dd-other" }));
        Assert.Equal((422, "shares-do-not-sum"), await RefusedAsync($"/v1/conflicts/{conflict}/decide", "operations", new { outcome = "split", shares = new Dictionary<string, decimal> { ["dd-bolt"] = 0.5m, ["dd-cog"] = 0.4m } }));
        Moment();
        Assert.Equal(200, (await PostAsync($"/v1/conflicts/{conflict}/decide", "operations", new { outcome = "award", winner = "dd-cog" })).Status);
        Assert.Equal((409, "decided-already"), await RefusedAsync($"/v1/conflicts/{conflict}/decide", "operations", new { outcome = "void" }));
        Moment();
        await Eventually.GetAsync(() => host.GetAsync("/v1/accounts/dd-2-acct~core"), read => read.GetProperty("holder").GetString() == "dd-cog");
    }

    [Fact]
    public async Task Attribution_OfAWonDeal_UnderEveryModel()
    {
        await IntroduceAsync("dd-3", "dd-dove", "dd-eel");
        Assert.Equal((409, "not-won"), Two(await host.ProblemAsync("/v1/opportunities/dd-3/attribution")));
        await host.TakenAsync(Given.Event("dd-3-won", "opportunity.won", "dd-3", "2026-05-14T00:00:00Z", new { amount = new { minor = 1_000, currency = "USD" } }));
        foreach (var model in (string[])["linear", "first-touch", "last-touch", "u-shaped", "w-shaped", "time-decay", "markov", "shapley"])
        {
            var answer = await host.GetAsync($"/v1/opportunities/dd-3/attribution?model={model}");
            Assert.Equal(model, Text(answer, "model"));
            Assert.Equal(1_000, answer.GetProperty("credits").EnumerateArray().Sum(credit => credit.GetProperty("amountMinor").GetInt64()));
        }
        Assert.Equal("linear", Text(await host.GetAsync("/v1/opportunities/dd-3/attribution"), "model"));
    }

    [Theory]
    [InlineData("/v1/registrations", "{}", 422, "member-missing")]
    [InlineData("/v1/registrations", """{"opportunity":"no such","partner":"dd-acme"}""", 422, "member-invalid")]
    [InlineData("/v1/registrations", """{"opportunity":"dd-none","partner":"dd-acme"}""", 404, "unknown-opportunity")]
    [InlineData("/v1/registrations/dd-none/approve", "{}", 404, "unknown-registration")]
    [InlineData("/v1/registrations/dd-none~x/approve", "{}", 404, "unknown-opportunity")]
    [InlineData("/v1/registrations/dd-none~x/approve", """{"territory":"maybe"}""", 422, "member-invalid")]
    [InlineData("/v1/registrations/dd-none~x/reject", "{}", 422, "member-missing")]
    [InlineData("/v1/registrations/dd-none~x/reject", """{"reason":"whim"}""", 422, "member-invalid")]
    [InlineData("/v1/conflicts", """{"opportunity":"dd-none","parties":["a","b"]}""", 404, "unknown-opportunity")]
    [InlineData("/v1/conflicts", """{"opportunity":"dd-none","parties":["a",2]}""", 422, "member-invalid")]
    [InlineData("/v1/conflicts", """{"opportunity":"dd-none","parties":["a","b"],"level":"court"}""", 422, "member-invalid")]
    [InlineData("/v1/conflicts/conflict:NONE/decide", """{"outcome":"void"}""", 404, "unknown-conflict")]
    [InlineData("/v1/conflicts/conflict:NONE/decide", """{"outcome":"maybe"}""", 422, "member-missing")]
    public async Task BadInput_IsRefusedWithItsCode(string path, string body, int status, string code) =>
        Assert.Equal((status, code), await RefusedAsync(path, "operations", JsonSerializer.Deserialize<JsonElement>(body)));

    [Theory]
    [InlineData("/v1/registrations?state=lost", 400, "argument-invalid")]
    [InlineData("/v1/registrations?limit=0", 400, "argument-invalid")]
    [InlineData("/v1/registrations?cursor=nonsense", 400, "argument-invalid")]
    [InlineData("/v1/conflicts?state=maybe", 400, "argument-invalid")]
    [InlineData("/v1/opportunities?state=maybe", 400, "argument-invalid")]
    [InlineData("/v1/opportunities/dd-none/attribution", 404, "unknown-subject")]
    [InlineData("/v1/opportunities/dd-none/attribution?model=magic", 400, "argument-invalid")]
    [InlineData("/v1/accounts/dd-none~core", 404, "unknown-subject")]
    [InlineData("/v1/conflicts/conflict:NONE", 404, "unknown-subject")]
    public async Task No_IsAProblemWithACode(string path, int status, string code) => Assert.Equal((status, code), Two(await host.ProblemAsync(path)));

    // A deal of a customer of its own, touched by partners that may register deals.
    private async Task IntroduceAsync(string opportunity, params string[] partners)
    {
        foreach (var partner in partners)
        {
            await host.TakenAsync(
                Given.Applied(partner, "2025-01-05T09:00:00Z"),
                Given.Event($"{partner}-fit", "partner.icp-fit-assessed", partner, "2025-01-06T00:00:00Z", new { fit = true }),
                Given.Event($"{partner}-terms", "partner.agreement-signed", partner, "2025-01-06T00:00:00Z", new { agreement = "terms" }),
                Given.Event($"{partner}-accepted", "partner.accepted", partner, "2025-01-07T00:00:00Z", new { }),
                Given.Activity($"{partner}-act-1", partner, "2025-02-01T00:00:00Z"),
                Given.Activity($"{partner}-act-2", partner, "2025-05-01T00:00:00Z"),
                Given.Activity($"{partner}-act-3", partner, "2025-08-01T00:00:00Z"),
                Given.Activity($"{partner}-act-4", partner, "2025-11-01T00:00:00Z"),
                Given.Activity($"{partner}-act-5", partner, "2026-02-01T00:00:00Z"),
                Given.Event($"{partner}-user", "user.added", partner, "2025-02-01T00:00:00Z", new { user = "u", role = "seller" }),
                Given.Event($"{partner}-cert", "user.certification-earned", partner, "2025-02-01T00:00:00Z", new { user = "u", certification = "c", level = "foundational", score = 91 }),
                Given.Event($"{partner}-deal", "opportunity.created", $"{partner}-won", "2025-02-01T00:00:00Z", Deal($"{partner}-won", partner)),
                Given.Event($"{partner}-win", "opportunity.won", $"{partner}-won", "2025-03-01T00:00:00Z", new { amount = new { minor = 100, currency = "USD" } }));
            await Eventually.GetAsync(() => host.GetAsync($"/v1/partners/{partner}"), read => Text(read.GetProperty("tier"), "tier") != "registered" && Text(read.GetProperty("tier"), "tier") != "none");
        }
        await host.TakenAsync([
            Given.Event($"{opportunity}-created", "opportunity.created", opportunity, "2026-05-01T00:00:00Z", Deal(opportunity, null)),
            .. partners.Select(partner => Given.Event($"{opportunity}-{partner}", "opportunity.touch-recorded", opportunity, "2026-05-02T00:00:00Z", new { partner, evidence = new { kind = "joint-meeting", @ref = "r" } }))]);
        await Eventually.GetAsync(() => host.GetAsync("/v1/opportunities?account=" + opportunity + "-acct~core"), read => read.GetProperty("total").GetInt32() == 1);
    }

    private static object Deal(string name, string? owner) =>
        new { account = $"{name}-acct", productLine = "core", amount = new { minor = 1_000_000, currency = "USD" }, stage = "propose", motion = "resell", owner };

    // A moment passes, so that what was just decided is not dated after the clock that stands.
    private void Moment() => host.Clock.Advance(TimeSpan.FromMilliseconds(1));

    private async Task<(int Status, JsonElement Body)> PostAsync(string path, string person, object body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key ?? $"dd-{Interlocked.Increment(ref next)}");
        request.Headers.Add("Pem-Person", person);
        using var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    private async Task<(int, string?)> RefusedAsync(string path, string person, object body, string? key = null)
    {
        var (status, problem) = await PostAsync(path, person, body, key);
        return (status, problem.TryGetProperty("code", out var code) ? code.GetString() : problem.ToString());
    }

    private async Task<int> GetStatusAsync(string path, string person)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Pem-Person", person);
        using var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }

    private static (int, string?) Two((int Status, string? Code, string Detail) problem) => (problem.Status, problem.Code);

    private static string? Text(JsonElement json, string member) => json.GetProperty(member).GetString();
}
