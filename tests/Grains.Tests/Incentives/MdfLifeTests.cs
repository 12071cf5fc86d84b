using PemActors.Documents.Events;
using PemActors.Grains.Incentives;
using PemActors.Grains.Subjects;
using PemActors.Grains.Tests.Support;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Tests.Incentives;

/// <summary>A request for development funds from its proposal to its end, decided by people and by time.</summary>
public sealed class MdfLifeTests
{
    private static readonly Instant Start = Instant.Utc(2024, 2, 1, 9);

    private static object Proposal(string request, long minor, string day, bool benefit = true) => new
    {
        request,
        partner = "acme",
        amount = Desk.Money(minor),
        eventDate = day,
        tactic = "webinar",
        expectedLeads = 40,
        standing = Standing(),
        benefit,
    };

    private static object Standing() => new { tier = "premier", type = "reseller", region = "emea", specializations = 1, strikes = 0, suspended = false, terminated = false };

    [Fact]
    public async Task Request_ProposedApprovedProven_IsReimbursedOutOfItsReserve_AndPaidByTwoOthers()
    {
        await using var silo = await LiveSilo.StartAsync(Start);
        var desk = new Desk(silo, "mdf-1");
        await desk.PublishAsync("mdf", 50_000);
        await desk.DoneAsync("ann", EventNames.IncentiveMdfProposed, Proposal("r1", 80_000, "2024-03-01"));
        await desk.RefusedAsync("same-person", "ann", EventNames.IncentiveMdfApproved, new { request = "r1" });
        var approved = await desk.DoneAsync("bob", EventNames.IncentiveMdfApproved, new { request = "r1" });
        Assert.Equal((80_000, "acme", "bob"), (approved.GetProperty("amount").GetProperty("minor").GetInt64(), approved.GetProperty("partner").GetString(), approved.GetProperty("by").GetString()));
        Assert.Equal(["funding -50000", "budget 10000", "reserved/acme 40000"], await desk.BalancesAsync());

        silo.MoveTo(Start.AddDays(40));
        await desk.DoneAsync("ann", EventNames.IncentiveMdfProofSubmitted, new { request = "r1", amount = Desk.Money(60_000), proofRef = "dam/1", outcomes = new { leads = 12, pipeline = Desk.Money(900_000) } });
        Assert.Equal(["funding -50000", "budget 20000", "accrued/acme 30000"], await desk.BalancesAsync());
        var row = await desk.BodyAsync(IncentiveRows.Requests, "mdf-1~r1");
        Assert.Equal(("reimbursed", 60_000, "webinar", 12), ((string?)row["state"], (long)row["provenMinor"]!, (string?)row["tactic"], (int)row["leads"]!));
        var payout = (string)row["payout"]!;

        await desk.RefusedAsync("same-person", "ann", EventNames.IncentivePayoutApproved, new { payout });
        await desk.DoneAsync("fin", EventNames.IncentivePayoutApproved, new { payout });
        await desk.RefusedAsync("not-due", "fin", EventNames.IncentivePayoutPaid, new { payout });
        silo.MoveTo(Start.AddDays(70));
        var paid = await desk.DoneAsync("fin", EventNames.IncentivePayoutPaid, new { payout });
        Assert.Equal((30_000, 0), (paid.GetProperty("moved").GetProperty("minor").GetInt64(), paid.GetProperty("netted").GetProperty("minor").GetInt64()));
        await desk.RefusedAsync("nothing-open", "fin", EventNames.IncentivePayoutPaid, new { payout });
        Assert.Equal(["funding -50000", "budget 20000", "paid/acme 30000"], await desk.BalancesAsync());
        Assert.Equal("paid", (await desk.RowAsync(IncentiveRows.Payouts, payout)).State);
        Assert.Equal(
            ["published", "mdf-proposed", "mdf-approved", "mdf-proof-submitted", "mdf-reimbursed", "payout-approved", "payout-paid"], await desk.TypesAsync());
        await SchemaAsync(desk);
    }

    // 60 days of 24 h from the day of the event: over a leap day, ends of months, a year's end.
    [Theory]
    [InlineData("2024-02-29", "2024-04-29T00:00:00Z")]
    [InlineData("2024-12-31", "2025-03-01T00:00:00Z")]
    [InlineData("2025-01-31", "2025-04-01T00:00:00Z")]
    [InlineData("2024-02-15", "2024-04-15T00:00:00Z")]
    public async Task Request_NotProven_LapsesAtTheTick_Once_AlsoWhenTheProcessWasDown(string day, string lapse)
    {
        var due = Instant.From(DateTimeOffset.Parse(lapse));
        await using var silo = await LiveSilo.StartAsync(Start);
        var desk = new Desk(silo, "mdf-2");
        await desk.PublishAsync("mdf", 50_000);
        await desk.DoneAsync("ann", EventNames.IncentiveMdfProposed, Proposal("r1", 80_000, day));
        await desk.DoneAsync("bob", EventNames.IncentiveMdfApproved, new { request = "r1" });
        await silo.SettleAsync();
        silo.MoveTo(new(due.Ticks - 1));
        Assert.Equal(0, await silo.SweepAsync());
        Assert.Equal(("approved", due), ((await desk.RowAsync(IncentiveRows.Requests, "mdf-2~r1")).State, (await desk.RowAsync(IncentiveRows.Requests, "mdf-2~r1")).At));

        // The process is down as it falls due, and comes back later.
        await silo.RestartAsync();
        silo.MoveTo(due.AddDays(3));
        Assert.Equal(1, await silo.SweepAsync());
        Assert.Equal(0, await silo.SweepAsync());
        await desk.Grain.Wake(["settlement"]);
        await silo.RestartAsync();
        await desk.Grain.Wake(["settlement"]);
        Assert.Equal(["published", "mdf-proposed", "mdf-approved", "mdf-lapsed"], await desk.TypesAsync());
        Assert.Equal((due, SubjectDeadline.ClockSource), ((await desk.EntriesAsync())[^1].Time, (await desk.EntriesAsync())[^1].Key.Source));
        Assert.Equal(["funding -50000", "budget 50000"], await desk.BalancesAsync());
        await desk.RefusedAsync("proof-late", "ann", EventNames.IncentiveMdfProofSubmitted, new { request = "r1", amount = Desk.Money(1), proofRef = "x" });
    }

    [Fact]
    public async Task Proof_AtTheLapseItself_BeforeTheSweep_IsLateAndNothingIsWritten()
    {
        await using var silo = await LiveSilo.StartAsync(Start);
        var desk = new Desk(silo, "mdf-3");
        await desk.PublishAsync("mdf", null);
        await desk.DoneAsync("ann", EventNames.IncentiveMdfProposed, Proposal("r1", 1_000, "2024-03-01"));
        await desk.DoneAsync("bob", EventNames.IncentiveMdfApproved, new { request = "r1" });
        silo.MoveTo(Instant.Utc(2024, 4, 30));
        await desk.RefusedAsync("proof-late", "ann", EventNames.IncentiveMdfProofSubmitted, new { request = "r1", amount = Desk.Money(1_000), proofRef = "x" });
        await silo.SettleAsync();
        Assert.Equal("lapsed", (await desk.RowAsync(IncentiveRows.Requests, "mdf-3~r1")).State);
    }

    internal static async Task SchemaAsync(Desk desk)
    {
        foreach (var entry in await desk.EntriesAsync())
        {
            Assert.True(EventCatalog.TryFind(entry.Type, out var type));
            Assert.Empty(type.Schema.Validate(entry.Payload.Span).Select(fault => $"{entry.Type} {fault.Pointer}: {fault.Detail}"));
        }
    }
}
