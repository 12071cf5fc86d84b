using System.Text.Json;
using PemActors.Silo.Tests.Hosting;

namespace PemActors.Silo.Tests.Api;

/// <summary>What is read of partners: exact members, instants, pages, and how it says no.</summary>
[Collection(HttpTests.Name)]
public sealed class PartnersTests(LiveHost host)
{
    private const string Health =
        "{partner:s,at:s,score:n,band:s,dimensions:{"
        + "activity:{band:s,value:n,weight:n,points:n,evidence:{activities:n},toNextBand:s},"
        + "pipeline:{band:s,value:n,weight:n,points:n,evidence:{openMinor:n,advancedMinor:n},toNextBand:s},"
        + "enablement:{band:s,value:n,weight:n,points:n,evidence:{certifications:n,examMean:n},toNextBand:s},"
        + "quality:{band:s,value:n,weight:n,points:n,evidence:{winRate:0,csat:n},toNextBand:s},"
        + "compliance:{band:s,value:n,weight:n,points:n,evidence:{strikes:n},toNextBand:s}},nextChangeAt:s,program:s}";

    [Fact]
    public async Task HealthAndTier_HaveExactlyTheAgreedMembers()
    {
        await host.TakenAsync(
            Given.Applied("shape"), Given.Activity("shape-1", "shape"),
            Given.Event("shape-4", "partner.icp-fit-assessed", "shape", "2026-01-10T00:00:00Z", new { fit = true }),
            Given.Event("shape-5", "partner.agreement-signed", "shape", "2026-01-10T00:00:00Z", new { agreement = "terms" }),
            Given.Event("shape-0", "user.added", "shape", "2026-02-01T00:00:00Z", new { user = "u", role = "seller" }),
            Given.Event("shape-2", "user.certification-earned", "shape", "2026-05-01T00:00:00Z", new { user = "u", certification = "c", level = "foundational", score = 91.5 }),
            Given.Event("shape-3", "customer.survey-answered", "shape", "2026-05-01T00:00:00Z", new { csat = 4.5 }));
        Assert.Equal(Health, Shape(await host.GetAsync("/v1/partners/shape/health")));
        var tier = await host.GetAsync("/v1/partners/shape/tier");
        Assert.Equal(["partner", "at", "tier", "since", "warnings", "suspended", "decisions", "next"], Names(tier));
        Assert.Contains(tier.GetProperty("tier").GetString(), new[] { "none", "registered", "select", "premier", "elite" });
        Assert.Equal(JsonValueKind.Number, tier.GetProperty("warnings").ValueKind);
        Assert.Contains(tier.GetProperty("suspended").ValueKind, new[] { JsonValueKind.True, JsonValueKind.False });
        var decision = (await Eventually.GetAsync(() => host.GetAsync("/v1/partners/shape/tier"), read => read.GetProperty("decisions").GetArrayLength() > 0)).GetProperty("decisions")[0];
        Assert.Equal(["close", "from", "to", "program", "restated", "requirements"], Names(decision));
        Assert.Equal(["name", "met", "value", "needed"], Names(decision.GetProperty("requirements")[0]));
        Assert.Equal(["tier", "missing"], Names(tier.GetProperty("next")));
        Assert.Equal(["name", "value", "needed"], Names(tier.GetProperty("next").GetProperty("missing")[0]));
    }

    [Fact]
    public async Task At_CountsTheFactsNotAfterIt()
    {
        await host.TakenAsync(Given.Applied("when"), Given.Activity("when-1", "when", "2026-05-01T00:00:00Z"), Given.Activity("when-2", "when", "2026-05-02T00:00:00Z"));
        foreach (var (at, activities) in new[] { ("2026-04-30T23:59:59Z", 0), ("2026-05-01T00:00:00Z", 1), ("2026-05-02T02:00:00%2B02:00", 2), ("2026-05-02T02:00:00+02:00", 2) })
        {
            var health = await host.GetAsync($"/v1/partners/when/health?at={at}");
            Assert.Equal(activities, health.GetProperty("dimensions").GetProperty("activity").GetProperty("evidence").GetProperty("activities").GetInt32());
        }
        Assert.Equal((404, "unknown-subject"), Two(await host.ProblemAsync("/v1/partners/when/health?at=2026-01-01T00:00:00Z")));
    }

    [Theory]
    [InlineData("/v1/partners/nobody", 404, "unknown-subject")]
    [InlineData("/v1/partners/nobody/health", 404, "unknown-subject")]
    [InlineData("/v1/partners/nobody/tier", 404, "unknown-subject")]
    [InlineData("/v1/partners/nobody/timeline", 404, "unknown-subject")]
    [InlineData("/v1/partners/a%20b/timeline", 404, "unknown-subject")]
    [InlineData("/v1/partners/a%20b/health", 404, "unknown-subject")]
    [InlineData("/v1/opportunities/nobody", 404, "unknown-subject")]
    [InlineData("/v1/partners/nobody/health?at=yesterday", 400, "argument-invalid")]
    [InlineData("/v1/partners/nobody/health?at=2026-05-01T00:00:00", 400, "argument-invalid")]
    [InlineData("/v1/partners/nobody/tier?at=2027-01-01T00:00:00Z", 400, "argument-invalid")]
    [InlineData("/v1/partners/nobody/tier?at=1999-12-31T23:59:59Z", 400, "argument-invalid")]
    [InlineData("/v1/partners?limit=0", 400, "argument-invalid")]
    [InlineData("/v1/partners?limit=1001", 400, "argument-invalid")]
    [InlineData("/v1/partners?limit=many", 400, "bad-request")]
    [InlineData("/v1/partners?band=blue", 400, "argument-invalid")]
    [InlineData("/v1/partners?sort=colour", 400, "argument-invalid")]
    [InlineData("/v1/partners?order=up", 400, "argument-invalid")]
    [InlineData("/v1/partners?cursor=nonsense", 400, "argument-invalid")]
    [InlineData("/v1/quarantine?limit=0", 400, "argument-invalid")]
    public async Task No_IsAProblemWithACode(string path, int status, string code)
    {
        var problem = await host.ProblemAsync(path);
        Assert.Equal((status, code), Two(problem));
        Assert.NotEmpty(problem.Detail);
    }

    [Theory]
    [InlineData("partner")]
    [InlineData("name")]
    [InlineData("score")]
    [InlineData("tier")]
    [InlineData("open")]
    [InlineData("arr")]
    public async Task Pages_OfEverySort_ShowEachPartnerOnce(string sort)
    {
        // Ties abound in score, tier, open and arr; the page ends lie among them.
        var ids = Enumerable.Range(0, 11).Select(i => $"page-{sort}-{i:00}").ToArray();
        await host.TakenAsync([.. ids.Select(id => Given.Applied(id, name: $"Paged {sort} {id[^1]}"))]);
        foreach (var order in new[] { "asc", "desc" })
        {
            var (seen, pages, cursor) = (new List<string>(), 0, "");
            do
            {
                var page = await host.GetAsync($"/v1/partners?search=page-{sort}-&sort={sort}&order={order}&limit=3{cursor}");
                Assert.Equal(ids.Length, page.GetProperty("total").GetInt32());
                seen.AddRange(page.GetProperty("partners").EnumerateArray().Select(row => row.GetProperty("partner").GetString()!));
                cursor = page.GetProperty("next").GetString() is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : "";
                pages++;
            }
            while (cursor.Length > 0);
            Assert.Equal(4, pages);
            Assert.Equal(ids, seen.Order());
            if (sort == "partner") Assert.Equal(order == "asc" ? ids : ids.Reverse(), seen);
        }
    }

    [Fact]
    public async Task Filters_KeepTheirOwn()
    {
        await host.TakenAsync(Given.Applied("filter-a", type: "oem", region: "filterland", name: "Zebra & Söhne"), Given.Applied("filter-b", region: "filterland"));
        foreach (var (filter, ids) in new[] { ("type=oem", "filter-a"), ("search=ZEBRA", "filter-a"), ("search=FILTER-", "filter-a filter-b"), ("type=referral", ""), ("tier=elite", "") })
        {
            var page = await host.GetAsync($"/v1/partners?region=filterland&{filter}");
            Assert.Equal(ids, string.Join(' ', page.GetProperty("partners").EnumerateArray().Select(row => row.GetProperty("partner").GetString())));
        }
    }

    [Fact]
    public async Task Card_NotChangedSince_Is304()
    {
        await host.TakenAsync(Given.Applied("tag"));
        await Eventually.GetAsync(() => host.GetAsync("/readyz"), ready => ready.GetProperty("deadlinesDue").GetInt64() == 0);
        using var first = await host.Http.GetAsync("/v1/partners/tag", TestContext.Current.CancellationToken);
        Assert.Equal(304, await StatusAsync(first.Headers.ETag!.Tag));
        await host.TakenAsync(Given.Activity("tag-1", "tag"));
        Assert.Equal(200, await StatusAsync(first.Headers.ETag.Tag));
    }

    [Fact]
    public async Task Timeline_InPages_IsNewestFirstAndWhole()
    {
        await host.TakenAsync([Given.Applied("line"), .. Enumerable.Range(0, 7).Select(i => Given.Activity($"line-{i}", "line"))]);
        var (versions, before) = (new List<long>(), "");
        do
        {
            var page = await host.GetAsync($"/v1/partners/line/timeline?limit=3{before}");
            versions.AddRange(page.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("version").GetInt64()));
            before = page.GetProperty("next").ValueKind == JsonValueKind.Null ? "" : $"&before={page.GetProperty("next")}";
        }
        while (before.Length > 0);
        Assert.Equal(Enumerable.Range(1, versions.Count).Reverse().Select(version => (long)version), versions);
        Assert.True(versions.Count >= 8);
    }

    [Fact]
    public async Task Opportunity_AndEcosystem_TellWhatWasPosted()
    {
        await host.TakenAsync(Given.Applied("owner", region: "dealland"), Given.Event(
            "deal-1", "opportunity.created", "deal", "2026-05-01T00:00:00Z",
            new { account = "a", productLine = "core", amount = new { minor = 1_250_000, currency = "USD" }, stage = "propose", motion = "resell", owner = "owner" }));
        var deal = await host.GetAsync("/v1/opportunities/deal");
        Assert.Equal(("propose", 1_250_000L, "owner"), (deal.GetProperty("stage").GetString(), deal.GetProperty("amountMinor").GetInt64(), deal.GetProperty("owner").GetString()));
        await Eventually.GetAsync(() => host.GetAsync("/v1/ecosystem?region=dealland"), rollup => rollup.GetProperty("openMinor").GetInt64() == 1_250_000 && rollup.GetProperty("partners").GetInt64() == 1);
    }

    private async Task<int> StatusAsync(string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/partners/tag");
        request.Headers.IfNoneMatch.ParseAdd(tag);
        using var answer = await host.Http.SendAsync(request);
        return (int)answer.StatusCode;
    }

    private static (int, string?) Two((int Status, string? Code, string Detail) problem) => (problem.Status, problem.Code);

    private static IEnumerable<string> Names(JsonElement value) => value.EnumerateObject().Select(member => member.Name);

    private static string Shape(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', value.EnumerateObject().Select(member => $"{member.Name}:{Shape(member.Value)}"))}}}",
        JsonValueKind.String => "s",
        JsonValueKind.Number => "n",
        JsonValueKind.Null => "0",
        var other => other.ToString(),
    };
}
