using PemActors.Documents.Events;
using PemActors.Grains.Incentives;
using PemActors.Grains.Tests.Support;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Tests.Incentives;

/// <summary>Claims for activities, each with the activity as the desk found it.</summary>
public sealed class SpifLifeTests
{
    private static readonly Instant Start = Instant.Utc(2024, 3, 1, 9);

    private static object Claim(string claim, string activity, Instant at, string partner = "acme", string kind = "demo", bool verified = true, string? owner = null) => new
    {
        claim,
        partner,
        activity,
        found = new { time = at.Ticks, source = "crm", id = activity, partner = owner ?? partner, kind, verified },
        standing = new { tier = "select", type = "reseller", region = "emea", specializations = 0, strikes = 0, suspended = false, terminated = false },
    };

    [Fact]
    public async Task Claim_ApprovedByAnother_AccruesTheSum_UntilTheCapOfTheQuarter()
    {
        await using var silo = await LiveSilo.StartAsync(Start);
        var desk = new Desk(silo, "spif-1");
        await desk.PublishAsync("spif", 200_000, new { partnerQuarterMax = 1, sums = new[] { new { activity = "demo", amount = Desk.Money(25_000) }, new { activity = "poc", amount = Desk.Money(50_000) } } });
        await desk.DoneAsync("ann", EventNames.IncentiveSpifClaimed, Claim("c1", "a1", Start.AddDays(-3)));
        await desk.RefusedAsync("activity-already-claimed", "ann", EventNames.IncentiveSpifClaimed, Claim("c2", "a1", Start.AddDays(-3)));
        await desk.DoneAsync("ann", EventNames.IncentiveSpifClaimed, Claim("c2", "a2", Start.AddDays(-2), kind: "poc"));
        await desk.RefusedAsync("same-person", "ann", EventNames.IncentiveSpifApproved, new { claim = "c1" });
        var approved = await desk.DoneAsync("bob", EventNames.IncentiveSpifApproved, new { claim = "c1" });
        Assert.Equal(("acme", "a1", "bob"), (approved.GetProperty("partner").GetString(), approved.GetProperty("activity").GetString(), approved.GetProperty("by").GetString()));
        await desk.RefusedAsync("cap-reached", "bob", EventNames.IncentiveSpifApproved, new { claim = "c2" });
        await desk.DoneAsync("bob", EventNames.IncentiveSpifDenied, new { claim = "c2" });
        await desk.RefusedAsync("already-decided", "bob", EventNames.IncentiveSpifApproved, new { claim = "c2" });

        Assert.Equal(["funding -200000", "budget 175000", "accrued/acme 25000"], await desk.BalancesAsync());
        Assert.Equal(["approved", "denied"], (await desk.RowsAsync(IncentiveRows.Claims)).Select(row => row.State));
        var payout = (string)(await desk.BodyAsync(IncentiveRows.Claims, "spif-1~c1"))["payout"]!;
        await desk.RefusedAsync("same-person", "ann", EventNames.IncentivePayoutApproved, new { payout });
        await silo.RestartAsync();
        await desk.RefusedAsync("same-person", "ann", EventNames.IncentivePayoutApproved, new { payout });
        await desk.DoneAsync("fin", EventNames.IncentivePayoutApproved, new { payout });
        Assert.Equal(["published", "spif-claimed", "spif-claimed", "spif-approved", "fee-accrued", "spif-denied", "payout-approved"], await desk.TypesAsync());
        await MdfLifeTests.SchemaAsync(desk);
    }

    [Fact]
    public async Task Claim_ThatTheRulesDecline_IsRefusedWithItsCode()
    {
        await using var silo = await LiveSilo.StartAsync(Start);
        var desk = new Desk(silo, "spif-2");
        await desk.PublishAsync("spif", 30_000, from: "2024-02-01T00:00:00Z", eligibility: new { tiers = new[] { "select" } });
        await desk.DoneAsync("ann", EventNames.IncentiveSpifClaimed, Claim("c1", "a1", Start.AddDays(-3), kind: "poc"));
        await desk.RefusedAsync("budget-exhausted", "bob", EventNames.IncentiveSpifApproved, new { claim = "c1" });
        await desk.RefusedAsync("unknown-claim", "bob", EventNames.IncentiveSpifApproved, new { claim = "c9" });
        await desk.RefusedAsync("unknown-claim", "bob", EventNames.IncentiveSpifDenied, new { claim = "c1", partner = "bolt" });
        await desk.RefusedAsync("duplicate-claim", "ann", EventNames.IncentiveSpifClaimed, Claim("c1", "a2", Start.AddDays(-3)));
        await desk.RefusedAsync("activity-unknown", "ann", EventNames.IncentiveSpifClaimed, new { claim = "c2", partner = "acme", activity = "a9" });
        await desk.RefusedAsync("activity-of-another", "ann", EventNames.IncentiveSpifClaimed, Claim("c2", "a2", Start, owner: "bolt"));
        await desk.RefusedAsync("activity-not-paid", "ann", EventNames.IncentiveSpifClaimed, Claim("c2", "a2", Start, kind: "qbr-attended"));
        await desk.RefusedAsync("activity-unverified", "ann", EventNames.IncentiveSpifClaimed, Claim("c2", "a2", Start, verified: false));
        await desk.RefusedAsync("activity-outside-box", "ann", EventNames.IncentiveSpifClaimed, Claim("c2", "a2", Instant.Utc(2024, 1, 31)));
        await desk.RefusedAsync("not-eligible", "ann", EventNames.IncentiveSpifClaimed, new
        {
            claim = "c2",
            partner = "acme",
            activity = "a2",
            found = new { time = Start.Ticks, source = "crm", id = "a2", partner = "acme", kind = "demo", verified = true },
            standing = new { tier = "registered", type = "reseller", region = "emea", specializations = 0, strikes = 0, suspended = false, terminated = false },
        });
        await desk.DoneAsync("ops", EventNames.IncentiveClosed, new { });
        await desk.RefusedAsync("closed", "ann", EventNames.IncentiveSpifClaimed, Claim("c2", "a2", Start));
    }

    // Another system names the activity by its event id alone: the partner's message tells what it was, sooner or later.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task HistoryOfAClaim_CountsOnceThePartnerHasToldOfTheActivity(bool toldFirst)
    {
        await using var silo = await LiveSilo.StartAsync(Start);
        var desk = new Desk(silo, "spif-3");
        await desk.PublishAsync("spif", null);
        var activity = new EarnedActivity(new(Start.AddDays(-4), "crm", "a1"), ActivityKind.Demo, true, Desk.Premier);
        if (toldFirst) await desk.DeliverAsync(desk.Noted("acme", 3, activity));
        // The approval comes before its claim.
        await desk.PostAsync("h2", EventNames.IncentiveSpifApproved, Start.AddDays(-1), new { claim = "c1", partner = "acme", activity = "a1" });
        await desk.PostAsync("h1", EventNames.IncentiveSpifClaimed, Start.AddDays(-2), new { claim = "c1", partner = "acme", activity = "a1" });
        if (!toldFirst)
        {
            Assert.Equal(["activity-unknown", "unknown-claim"], (await desk.RowsAsync(IncentiveRows.Voids)).Select(row => row.State));
            await silo.RestartAsync();
            await desk.DeliverAsync(desk.Noted("acme", 3, activity));
        }
        Assert.Empty(await desk.RowsAsync(IncentiveRows.Voids));
        Assert.Equal(0, (await desk.LookAsync()).Voids);
        Assert.Equal(["funding -25000", "accrued/acme 25000"], await desk.BalancesAsync());
        await silo.RestartAsync();
        Assert.Equal(["funding -25000", "accrued/acme 25000"], await desk.BalancesAsync());
    }
}
