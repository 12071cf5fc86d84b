using System.Net.Http.Json;
using System.Text.Json;
using PemActors.Silo.Tests.Hosting;

namespace PemActors.Silo.Tests.Api;

/// <summary>Incentives over HTTP: what partners are is looked up, who claims cannot approve, and each no has its code.</summary>
[Collection(HttpTests.Name)]
public sealed class IncentivesTests(LiveHost host)
{
    private static int next;

    [Fact]
    public async Task Mdf_OfAPremierPartner_FromProposalToPayment_KeepsDutiesApart()
    {
        await PremierAsync("in-acme");
        await host.TakenAsync(Given.Applied("in-new"));
        await PublishAsync("in-mdf", "mdf", 500_000);
        var proposal = new { partner = "in-acme", request = "r1", amount = Usd(400_000), eventDate = "2026-05-20", tactic = "webinar" };
        Assert.Equal((403, "not-your-partner"), await RefusedAsync("/v1/incentives/in-mdf/mdf", "user@in-new", proposal));
        Assert.Equal((403, "not-your-role"), await RefusedAsync("/v1/incentives/in-mdf/mdf", "operations", proposal));
        Assert.Equal((409, "benefit-missing"), await RefusedAsync("/v1/incentives/in-mdf/mdf", "user@in-new", new { partner = "in-new", amount = Usd(1), eventDate = "2026-05-20" }));
        Assert.Equal((422, "amount-not-positive"), await RefusedAsync("/v1/incentives/in-mdf/mdf", "user@in-acme", new { partner = "in-acme", amount = Usd(-1), eventDate = "2026-05-20" }));
        Assert.Equal((422, "currency-invalid"), await RefusedAsync("/v1/incentives/in-mdf/mdf", "user@in-acme", new { partner = "in-acme", amount = new { minor = 1, currency = "XXX" }, eventDate = "2026-05-20" }));
        Assert.Equal((422, "member-missing"), await RefusedAsync("/v1/incentives/in-mdf/mdf", "user@in-acme", new { partner = "in-acme" }));
        Assert.Equal((404, "unknown-incentive"), await RefusedAsync("/v1/incentives/in-none/mdf", "user@in-acme", proposal));
        await DoneAsync("/v1/incentives/in-mdf/mdf", "user@in-acme", proposal);
        Assert.Equal((409, "duplicate-request"), await RefusedAsync("/v1/incentives/in-mdf/mdf", "user@in-acme", proposal));
        Assert.Equal((422, "member-invalid"), await RefusedAsync("/v1/incentives/in-mdf/mdf/r1/decide", "operations", new { decision = "perhaps" }));
        Assert.Equal((404, "unknown-request"), await RefusedAsync("/v1/incentives/in-mdf/mdf/r9/decide", "operations", new { decision = "approve" }));
        Assert.Equal((403, "not-your-role"), await RefusedAsync("/v1/incentives/in-mdf/mdf/r1/decide", "user@in-acme", new { decision = "approve" }));
        await DoneAsync("/v1/incentives/in-mdf/mdf/r1/decide", "operations", new { decision = "approve" });
        await DoneAsync("/v1/incentives/in-mdf/mdf/r1/proof", "user@in-acme", new { amount = Usd(300_000), proofRef = "dam/7", outcomes = new { leads = 3 } });

        var request = (await host.GetAsync("/v1/incentives/in-mdf/mdf?partner=in-acme&state=reimbursed")).GetProperty("items")[0];
        Assert.Equal(("user@in-acme", "webinar", 3), (request.GetProperty("proposedBy").GetString(), request.GetProperty("tactic").GetString(), request.GetProperty("leads").GetInt32()));
        var payout = request.GetProperty("payout").GetString();
        Assert.Equal((403, "not-your-role"), await RefusedAsync($"/v1/incentives/in-mdf/payouts/{payout}/approve", "operations", new { }));
        Assert.Equal((422, "amount-above-open"), await RefusedAsync($"/v1/incentives/in-mdf/payouts/{payout}/approve", "finance", new { amount = Usd(150_001) }));
        var approved = await DoneAsync($"/v1/incentives/in-mdf/payouts/{payout}/approve", "finance", new { }, "in-approve");
        Assert.Equal(approved.ToString(), (await DoneAsync($"/v1/incentives/in-mdf/payouts/{payout}/approve", "finance", new { }, "in-approve")).ToString());
        Assert.Equal((409, "nothing-open"), await RefusedAsync($"/v1/incentives/in-mdf/payouts/{payout}/approve", "finance", new { }));
        Assert.Equal((409, "not-due"), await RefusedAsync($"/v1/incentives/in-mdf/payouts/{payout}/pay", "finance", new { }));
        Assert.Equal((404, "unknown-payout"), await RefusedAsync("/v1/incentives/in-mdf/payouts/p9/pay", "finance", new { }));

        var figures = await host.GetAsync("/v1/incentives/in-mdf");
        Assert.Equal((150_000, 350_000), (figures.GetProperty("takenMinor").GetInt64(), figures.GetProperty("availableMinor").GetInt64()));
        var ledger = await host.GetAsync("/v1/incentives/in-mdf/ledger?limit=2");
        Assert.Equal(0, ledger.GetProperty("totals").EnumerateArray().Sum(total => total.GetProperty("balanceMinor").GetInt64()));
        Assert.Equal("approved/in-acme", ledger.GetProperty("postings")[0].GetProperty("debit").GetString());
        var second = await host.GetAsync($"/v1/incentives/in-mdf/ledger?limit=1000&cursor={Uri.EscapeDataString(ledger.GetProperty("next").GetString()!)}");
        Assert.Equal(ledger.GetProperty("total").GetInt32(), 2 + second.GetProperty("postings").GetArrayLength());
    }

    [Fact]
    public async Task Spif_ClaimForAnActivity_IsJudgedByWhatTheJournalsKnow()
    {
        await host.TakenAsync(Given.Applied("in-bolt"), Given.Applied("in-cog"), Given.Activity("in-demo", "in-bolt"));
        await PublishAsync("in-spif", "spif", null);
        Assert.Equal((409, "activity-unknown"), await RefusedAsync("/v1/incentives/in-spif/claims", "user@in-bolt", new { partner = "in-bolt", activity = "nothing" }));
        Assert.Equal((409, "activity-of-another"), await RefusedAsync("/v1/incentives/in-spif/claims", "user@in-cog", new { partner = "in-cog", activity = "in-demo", source = "prm" }));
        // What is looked up cannot be brought along.
        Assert.Equal((409, "activity-unknown"), await RefusedAsync("/v1/incentives/in-spif/claims", "user@in-bolt", new
        {
            partner = "in-bolt",
            activity = "made-up",
            found = new { time = 0, source = "prm", id = "made-up", partner = "in-bolt", kind = "demo", verified = true },
        }));
        var claimed = await DoneAsync("/v1/incentives/in-spif/claims", "user@in-bolt", new { partner = "in-bolt", activity = "in-demo" });
        var claim = claimed.GetProperty("claim").GetString();
        Assert.Equal((409, "activity-already-claimed"), await RefusedAsync("/v1/incentives/in-spif/claims", "user@in-bolt", new { partner = "in-bolt", activity = "in-demo" }));
        await DoneAsync($"/v1/incentives/in-spif/claims/{claim}/decide", "operations", new { decision = "approve" });
        Assert.Equal((409, "already-decided"), await RefusedAsync($"/v1/incentives/in-spif/claims/{claim}/decide", "operations", new { decision = "deny" }));
        var row = (await host.GetAsync("/v1/incentives/in-spif/claims?state=approved")).GetProperty("items")[0];
        Assert.Equal(("demo", 25_000), (row.GetProperty("activity").GetProperty("kind").GetString(), row.GetProperty("amountMinor").GetInt64()));
        var payout = (await host.GetAsync("/v1/incentives/in-spif/payouts?partner=in-bolt&state=accrued")).GetProperty("items")[0];
        Assert.Equal(("user@in-bolt", "spif"), (payout.GetProperty("claimants")[0].GetString(), payout.GetProperty("statement")[0].GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task Incentive_PublishedChangedAndClosed_IsListedWithItsTerms()
    {
        Assert.Equal((403, "not-your-role"), await RefusedAsync("/v1/incentives", "finance", Definition("in-fee", "referral-fee", null)));
        Assert.Equal((422, "member-invalid"), await RefusedAsync("/v1/incentives", "operations", Definition("in fee", "referral-fee", null)));
        Assert.Equal((422, "amount-negative"), await RefusedAsync("/v1/incentives", "operations", Definition("in-fee", "referral-fee", -5)));
        await PublishAsync("in-fee", "referral-fee", null);
        Assert.Equal((409, "already-published"), await RefusedAsync("/v1/incentives", "operations", Definition("in-fee", "spif", null)));
        await DoneAsync("/v1/incentives/in-fee/budget", "operations", new { budget = Usd(700) });
        await DoneAsync("/v1/incentives/in-fee/close", "operations", new { });
        Assert.Equal((409, "already-closed"), await RefusedAsync("/v1/incentives/in-fee/close", "operations", new { }));
        var row = (await host.GetAsync("/v1/incentives?state=closed")).GetProperty("items").EnumerateArray().Single(one => one.GetProperty("incentive").GetString() == "in-fee");
        Assert.Equal((700, 45), (row.GetProperty("budget").GetProperty("minor").GetInt64(), row.GetProperty("terms").GetProperty("netDays").GetInt32()));
        Assert.Equal((404, "unknown-subject"), await StatusAsync("/v1/incentives/in-none"));
        Assert.Equal((404, "unknown-subject"), await StatusAsync("/v1/incentives/in-none/ledger"));
        Assert.Equal((400, "argument-invalid"), await StatusAsync("/v1/incentives/in-fee/payouts?state=rich"));
        Assert.Equal((400, "argument-invalid"), await StatusAsync("/v1/incentives/in-fee/ledger?cursor=x"));
        Assert.Equal((400, "argument-invalid"), await StatusAsync("/v1/incentives/in-fee/mdf?limit=0"));
    }

    private static object Usd(long minor) => new { minor, currency = "USD" };

    private static object Definition(string id, string kind, long? budgetMinor) => new
    {
        incentive = id,
        kind,
        name = $"The {kind}",
        from = "2026-01-01T00:00:00Z",
        until = "2027-01-01T00:00:00Z",
        budget = budgetMinor is { } minor ? Usd(minor) : null,
    };

    private Task<JsonElement> PublishAsync(string id, string kind, long? budgetMinor) => DoneAsync("/v1/incentives", "operations", Definition(id, kind, budgetMinor));

    // Premier at the close of 2026-01-01, and kept since.
    private async Task PremierAsync(string partner)
    {
        string Event(string id, string type, string time, object data) => Given.Event($"{partner}-{id}", type, partner, time, data);
        string Deal(string id, string type, string time, object data) => Given.Event($"{partner}-{id}", type, $"{partner}-deal", time, data);
        await host.TakenAsync(
            Given.Applied(partner, "2025-10-01T09:00:00Z"),
            Event("fit", "partner.icp-fit-assessed", "2025-10-01T09:00:00Z", new { fit = true }),
            Event("terms", "partner.agreement-signed", "2025-10-01T09:00:00Z", new { agreement = "terms" }),
            Event("accepted", "partner.accepted", "2025-10-01T09:00:00Z", new { }),
            Event("u", "user.added", "2025-10-01T09:00:00Z", new { user = "u-1", role = "seller" }),
            Event("c1", "user.certification-earned", "2025-10-05T09:00:00Z", new { user = "u-1", certification = "c-1", level = "foundational", score = 90 }),
            Event("c2", "user.certification-earned", "2025-10-06T09:00:00Z", new { user = "u-1", certification = "c-2", level = "foundational", score = 90 }),
            Event("c3", "user.certification-earned", "2025-10-07T09:00:00Z", new { user = "u-1", certification = "c-3", level = "foundational", score = 90 }),
            Given.Activity($"{partner}-a1", partner, "2025-11-10T09:00:00Z"),
            Given.Activity($"{partner}-a2", partner, "2026-02-10T09:00:00Z"),
            Deal("created", "opportunity.created", "2025-10-10T09:00:00Z", new { account = $"{partner}-acct", productLine = "core", amount = Usd(30_000_000), stage = "propose", motion = "resell", owner = partner }),
            Deal("touch", "opportunity.touch-recorded", "2025-10-11T09:00:00Z", new { partner, evidence = new { kind = "joint-meeting", @ref = "m" } }),
            Deal("won", "opportunity.won", "2025-11-01T09:00:00Z", new { amount = Usd(30_000_000) }));
        // The deal tells its partner by message.
        await Eventually.GetAsync(() => host.GetAsync($"/v1/partners/{partner}/tier"), tier => tier.GetProperty("tier").GetString() == "premier");
    }

    private async Task<JsonElement> DoneAsync(string path, string person, object body, string? key = null)
    {
        using var answer = await SendAsync(path, person, body, key ?? $"in-{Interlocked.Increment(ref next)}");
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    private async Task<(int Status, string? Code)> RefusedAsync(string path, string person, object body)
    {
        using var answer = await SendAsync(path, person, body, $"in-{Interlocked.Increment(ref next)}");
        var (status, code, _) = await LiveHost.ProblemAsync(answer);
        return (status, code);
    }

    private async Task<(int Status, string? Code)> StatusAsync(string path)
    {
        var (status, code, _) = await host.ProblemAsync(path);
        return (status, code);
    }

    private async Task<HttpResponseMessage> SendAsync(string path, string person, object body, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        request.Headers.Add("Pem-Person", person);
        return await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
