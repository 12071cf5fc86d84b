using PemActors.Silo.Tests.Hosting;

namespace PemActors.Silo.Tests.Api;

/// <summary>Objectives over HTTP, of a small story with figures made by hand.</summary>
[Collection(HttpTests.Name)]
public sealed class OkrsTests(LiveHost host)
{
    [Fact]
    public async Task Okrs_OfARegion_HaveValuePaceAndTarget()
    {
        await host.TakenAsync(
            Given.Applied("okr-a", region: "okr-land"),
            Given.Event("okr-touch", "opportunity.touch-recorded", "okr-deal", "2026-01-10T00:00:00Z", new { partner = "okr-a", evidence = new { kind = "introduction-note", @ref = "r" } }),
            Given.Event("okr-created", "opportunity.created", "okr-deal", "2026-02-01T00:00:00Z",
                new { account = "acct", productLine = "core", amount = new { minor = 100, currency = "USD" }, stage = "propose", motion = "resell" }),
            Given.Event("okr-won", "opportunity.won", "okr-deal", "2026-03-01T00:00:00Z", new { amount = new { minor = 200_000_000, currency = "USD" } }));
        // The figures of a second ago may be shown.
        var okrs = await Eventually.GetAsync(() => host.GetAsync("/v1/okrs?region=okr-land"), json => Result(json, 0).GetProperty("value").GetInt64() > 0);
        Assert.Equal("okr-land", okrs.GetProperty("region").GetString());
        Assert.Equal("2026.1", okrs.GetProperty("program").GetString());
        var sourced = Result(okrs, 0);
        // The straight line to 5,000,000.00 over the year; other tests move the clock.
        var elapsed = okrs.GetProperty("at").GetDateTimeOffset() - new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var due = (long)((Int128)500_000_000 * elapsed.Ticks / TimeSpan.FromDays(365).Ticks);
        Assert.Equal(
            ("sourced-arr", 200_000_000L, 500_000_000L, due, "not-met", "ahead"),
            (sourced.GetProperty("metric").GetString(), sourced.GetProperty("value").GetInt64(), sourced.GetProperty("target").GetInt64(), sourced.GetProperty("due").GetInt64(),
                sourced.GetProperty("verdict").GetString(), sourced.GetProperty("pace").GetString()));
        Assert.Equal(("year", "2026-01-01T00:00:00+00:00", "2027-01-01T00:00:00+00:00"), (Period(sourced, "kind"), Period(sourced, "after"), Period(sourced, "until")));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, sourced.GetProperty("forecast").ValueKind);
        var all = await host.GetAsync("/v1/okrs");
        Assert.True(Result(all, 0).GetProperty("value").GetInt64() >= 200_000_000);
    }

    private static string? Period(System.Text.Json.JsonElement result, string member) => result.GetProperty("period").GetProperty(member).GetString();

    private static System.Text.Json.JsonElement Result(System.Text.Json.JsonElement okrs, int number) => okrs.GetProperty("objectives")[0].GetProperty("keyResults")[number];
}
