using PemActors.Documents.Events;
using PemActors.Grains.Incentives;
using PemActors.Grains.Interfaces.Facts;
using PemActors.Grains.Tests.Support;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Tests.Incentives;

/// <summary>What nobody should ask or post: each is refused with its code, or kept as void, and nothing else changes.</summary>
public sealed class BadInputTests
{
    private static readonly Instant Start = Instant.Utc(2024, 3, 1, 9);

    [Fact]
    public async Task UnknownIncentive_EveryCommand_IsRefused_AndNothingIsWritten()
    {
        await using var silo = await LiveSilo.StartAsync(Start);
        var desk = new Desk(silo, "nobody");
        foreach (var (type, data) in new (string, object)[]
        {
            (EventNames.IncentiveClosed, new { }),
            (EventNames.IncentiveBudgetChanged, new { budget = Desk.Money(5) }),
            (EventNames.IncentiveMdfProposed, new { partner = "acme", amount = Desk.Money(5), eventDate = "2024-04-01" }),
            (EventNames.IncentiveMdfApproved, new { request = "r" }),
            (EventNames.IncentiveMdfRejected, new { request = "r" }),
            (EventNames.IncentiveMdfProofSubmitted, new { request = "r", amount = Desk.Money(5), proofRef = "p" }),
            (EventNames.IncentiveSpifClaimed, new { partner = "acme", activity = "a" }),
            (EventNames.IncentiveSpifApproved, new { claim = "c" }),
            (EventNames.IncentiveSpifDenied, new { claim = "c" }),
            (EventNames.IncentivePayoutApproved, new { payout = "p" }),
            (EventNames.IncentivePayoutPaid, new { payout = "p" }),
        })
        {
            var reply = await desk.AskAsync("fin", type, data);
            Assert.Equal((false, "unknown-incentive"), (reply.Granted, reply.Code));
        }
        Assert.Empty(await desk.EntriesAsync());
        Assert.Null(await desk.Grain.GetSnapshot());
    }

    [Fact]
    public async Task Publication_ThatCannotBe_IsRefused()
    {
        await using var silo = await LiveSilo.StartAsync(Start);
        var desk = new Desk(silo, "pub-1");
        static object With(string kind = "mdf", string until = "2025-01-01T00:00:00Z", object? budget = null, object? terms = null) =>
            new { kind, name = "n", from = "2024-01-01T00:00:00Z", until, budget, terms };
        foreach (var (code, data) in new (string, object)[]
        {
            ("period-invalid", With(until: "2024-01-01T00:00:00Z")),
            ("amount-negative", With(budget: Desk.Money(-1))),
            ("amount-too-large", With(budget: Desk.Money(10_000_000_000_001))),
            ("amount-too-large", With(budget: new { minor = 99999999999999999999999m, currency = "USD" })),
            ("currency-invalid", With(budget: Desk.Money(1, "XXX"))),
            ("member-invalid", With(budget: new { minor = 1.5, currency = "USD" })),
            ("member-invalid", With(kind: "bribe")),
            ("member-invalid", With(terms: new { share = 1.5 })),
            ("member-invalid", With(terms: new { proofDays = -1 })),
            ("member-invalid", With("referral-fee", terms: new { acvCap = Desk.Money(-1) })),
            ("currency-invalid", With("referral-fee", terms: new { acvCap = Desk.Money(1, "XXX") })),
            ("member-missing", new { kind = "mdf", name = "n", from = "2024-01-01T00:00:00Z" }),
            ("terms-invalid", With("rebate", terms: new { steps = new[] { new { from = 1.0, rate = 0.03 }, new { from = 1.2, rate = 0.02 } } })),
            ("terms-invalid", With("spif", terms: new { sums = new[] { new { activity = "demo", amount = Desk.Money(1) }, new { activity = "demo", amount = Desk.Money(2) } } })),
        })
        {
            var reply = await desk.AskAsync("ops", EventNames.IncentivePublished, data);
            Assert.Equal((false, code), (reply.Granted, reply.Code));
        }
        Assert.Empty(await desk.EntriesAsync());
        await desk.PublishAsync("mdf", 5);
        await desk.RefusedAsync("already-published", "ops", EventNames.IncentivePublished, With());
    }

    [Fact]
    public async Task AmountsAndNames_OutOfRange_AreRefused()
    {
        await using var silo = await LiveSilo.StartAsync(Start);
        var desk = new Desk(silo, "bad-1");
        await desk.PublishAsync("mdf", 100_000);
        static object Proposal(object amount, string request = "r1", string day = "2024-04-01", bool benefit = true, string tier = "premier") => new
        {
            request,
            partner = "acme",
            amount,
            eventDate = day,
            benefit,
            standing = new { tier, type = "reseller", region = "emea", specializations = 0, strikes = 0, suspended = false, terminated = false },
        };
        await desk.RefusedAsync("amount-not-positive", "ann", EventNames.IncentiveMdfProposed, Proposal(Desk.Money(0)));
        await desk.RefusedAsync("amount-not-positive", "ann", EventNames.IncentiveMdfProposed, Proposal(Desk.Money(-5)));
        await desk.RefusedAsync("amount-too-large", "ann", EventNames.IncentiveMdfProposed, Proposal(Desk.Money(long.MaxValue)));
        await desk.RefusedAsync("currency-invalid", "ann", EventNames.IncentiveMdfProposed, Proposal(Desk.Money(5, "EUR")));
        await desk.RefusedAsync("member-invalid", "ann", EventNames.IncentiveMdfProposed, Proposal(5));
        await desk.RefusedAsync("member-invalid", "ann", EventNames.IncentiveMdfProposed, Proposal(Desk.Money(5), request: "no spaces"));
        await desk.RefusedAsync("member-invalid", "ann", EventNames.IncentiveMdfProposed, Proposal(Desk.Money(5), day: "soon"));
        await desk.RefusedAsync("member-invalid", "ann", EventNames.IncentiveMdfProposed, Proposal(Desk.Money(5), day: "2024-13-45"));
        await desk.RefusedAsync("benefit-missing", "ann", EventNames.IncentiveMdfProposed, Proposal(Desk.Money(5), benefit: false));
        await desk.RefusedAsync("not-in-period", "ann", EventNames.IncentiveMdfProposed, Proposal(Desk.Money(5), day: "2026-04-01"));
        await desk.RefusedAsync("not-eligible", "ann", EventNames.IncentiveMdfProposed, new { partner = "acme", amount = Desk.Money(5), eventDate = "2024-04-01" });
        await desk.RefusedAsync("member-missing", "ann", EventNames.IncentiveMdfProposed, new { partner = "acme", eventDate = "2024-04-01" });
        await desk.DoneAsync("ann", EventNames.IncentiveMdfProposed, Proposal(Desk.Money(50_000)));
        await desk.RefusedAsync("duplicate-request", "ann", EventNames.IncentiveMdfProposed, Proposal(Desk.Money(5)));
        await desk.RefusedAsync("unknown-request", "bob", EventNames.IncentiveMdfApproved, new { request = "r9" });
        await desk.RefusedAsync("unknown-request", "bob", EventNames.IncentiveMdfApproved, new { request = "r1", partner = "bolt" });
        await desk.RefusedAsync("not-approved", "ann", EventNames.IncentiveMdfProofSubmitted, new { request = "r1", amount = Desk.Money(5), proofRef = "p" });
        await desk.RefusedAsync("amount-above-proposed", "bob", EventNames.IncentiveMdfApproved, new { request = "r1", amount = Desk.Money(50_001) });
        await desk.DoneAsync("bob", EventNames.IncentiveMdfApproved, new { request = "r1" });
        await desk.RefusedAsync("already-decided", "bob", EventNames.IncentiveMdfRejected, new { request = "r1" });
        await desk.RefusedAsync("proof-missing", "ann", EventNames.IncentiveMdfProofSubmitted, new { request = "r1", amount = Desk.Money(5) });
        await desk.RefusedAsync("below-taken", "ops", EventNames.IncentiveBudgetChanged, new { budget = Desk.Money(24_999) });
        await desk.RefusedAsync("amount-negative", "ops", EventNames.IncentiveBudgetChanged, new { budget = Desk.Money(-1) });
        await desk.RefusedAsync("member-missing", "ops", EventNames.IncentiveBudgetChanged, new { });
        await desk.RefusedAsync("unknown-payout", "fin", EventNames.IncentivePayoutApproved, new { payout = "p" });
        await desk.RefusedAsync("unknown-command", "fin", EventNames.IncentiveFeeAccrued, new { payout = "p" });
        await desk.RefusedAsync("unknown-command", "fin", EventNames.OpportunityWon, new { });
        await desk.DoneAsync("ops", EventNames.IncentiveClosed, new { });
        await desk.RefusedAsync("already-closed", "ops", EventNames.IncentiveClosed, new { });
        await desk.RefusedAsync("closed", "ann", EventNames.IncentiveMdfProposed, Proposal(Desk.Money(5), "r2"));
    }

    [Fact]
    public async Task Command_WithAUsedKey_GetsTheFirstAnswer_OrIsRefusedForAnotherContent()
    {
        await using var silo = await LiveSilo.StartAsync(Start);
        var desk = new Desk(silo, "keys-1");
        await desk.PublishAsync("referral-fee", 100);
        var first = await desk.AskAsync("k1", "ops", EventNames.IncentiveBudgetChanged, new { budget = Desk.Money(500) });
        await desk.DoneAsync("ops", EventNames.IncentiveBudgetChanged, new { budget = (object?)null });
        var again = await desk.AskAsync("k1", "ops", EventNames.IncentiveBudgetChanged, new { budget = Desk.Money(500) });
        Assert.Equal((first.Granted, Convert.ToHexString(first.Data)), (again.Granted, Convert.ToHexString(again.Data)));
        Assert.Equal("key-reused", (await desk.AskAsync("k1", "ops", EventNames.IncentiveBudgetChanged, new { budget = Desk.Money(600) })).Code);
        Assert.Null((await desk.LookAsync()).BudgetMinor);
    }

    [Fact]
    public async Task DerivedEvent_FromOutside_IsNotInTheContractForSenders()
    {
        await using var silo = await LiveSilo.StartAsync(Start);
        var desk = new Desk(silo, "derived-1");
        await desk.PublishAsync("referral-fee", 100);
        var read = new Documents.Events.CloudEventReader(new("USD", []));
        foreach (var type in (string[])[EventNames.IncentiveFeeAccrued, EventNames.IncentivePartnerEarned, EventNames.IncentivePartnerComplied])
        {
            var reading = read.ReadEvent(System.Text.Encoding.UTF8.GetBytes($$$"""
                {"specversion":"1.0","id":"x","source":"prm","type":"{{{type}}}","subject":"derived-1","time":"2024-02-01T00:00:00Z","datacontenttype":"application/json","data":{"partner":"acme"}}
                """), 1, Start);
            Assert.Equal(QuarantineReason.DerivedType, Assert.IsType<Reading.Refused>(reading).Reason);
        }
    }

    [Fact]
    public async Task History_ThatBreaksAnInvariant_IsKept_Flagged_AndHasNoEffect()
    {
        await using var silo = await LiveSilo.StartAsync(Start);
        var desk = new Desk(silo, "void-1");
        await desk.PublishAsync("referral-fee", 100);
        await desk.EarnedAsync("acme", 1, desk.Fee("acme", "o-1", Start.AddDays(-1), 60));
        silo.MoveTo(Start.AddDays(1));
        await silo.SettleAsync();
        var payout = desk.PayoutOf("acme", "o-1");
        object All(long minor, string name) => new { payout = name, partner = "acme", amount = Desk.Money(minor) };
        var posted = await silo.TakeAsync(
            desk.Event("v1", EventNames.IncentivePayoutApproved, Start, All(61, payout)),
            desk.Event("v2", EventNames.IncentivePayoutPaid, Start, All(10, payout)),
            desk.Event("v3", EventNames.IncentivePayoutApproved, Start, All(10, "payout:none")),
            desk.Event("v4", EventNames.IncentiveBudgetChanged, Start, new { kind = "referral-fee", name = "n", from = "2024-01-01T00:00:00Z", until = "2025-01-01T00:00:00Z", budget = Desk.Money(59) }),
            desk.Event("v5", EventNames.IncentivePublished, Start, new { kind = "mdf", name = "n", from = "2024-01-01T00:00:00Z", until = "2025-01-01T00:00:00Z" }),
            desk.Event("v6", EventNames.IncentiveMdfProposed, Start, new { request = "r1", partner = "acme" }));
        Assert.All(posted, result => Assert.Equal(EventOutcome.Accepted, result.Outcome));
        Assert.Equal(["funding -100", "budget 40", "accrued/acme 60"], await desk.BalancesAsync());
        Assert.Equal(
            ["amount-above-open", "not-approved", "unknown-payout", "below-taken", "already-published", "unknown-incentive"],
            (await desk.RowsAsync(IncentiveRows.Voids)).OrderBy(row => row.Id, StringComparer.Ordinal).Select(row => row.State));
        Assert.Equal(6, (await desk.LookAsync()).Voids);

        // The payment waits for an approval; when one comes it counts.
        await desk.PostAsync("v7", EventNames.IncentivePayoutApproved, Start, All(60, payout));
        Assert.Equal(["funding -100", "budget 40", "approved/acme 50", "paid/acme 10"], await desk.BalancesAsync());
        Assert.Equal(5, (await desk.LookAsync()).Voids);
        await silo.RestartAsync();
        Assert.Equal(["funding -100", "budget 40", "approved/acme 50", "paid/acme 10"], await desk.BalancesAsync());
        Assert.Equal(5, (await desk.LookAsync()).Voids);
    }

    [Fact]
    public async Task HistoryOfARequest_InOneBatchOutOfOrder_OrInAnImport_DoesNotLapseBeforeItWasToldWhole()
    {
        await using var silo = await LiveSilo.StartAsync(Start);
        var desk = new Desk(silo, "import-1");
        var at = Instant.Utc(2023, 1, 10);
        object Definition() => new { kind = "mdf", name = "n", from = "2022-01-01T00:00:00Z", until = "2025-01-01T00:00:00Z", budget = Desk.Money(1_000) };
        using (silo.Services.GetService(typeof(Grains.Subjects.Settlement)) is Grains.Subjects.Settlement settlement ? settlement.Defer() : throw new InvalidOperationException())
        {
            await desk.PostAsync("i3", EventNames.IncentiveMdfProofSubmitted, at.AddDays(40), new { request = "r1", partner = "acme", amount = Desk.Money(600) });
            await desk.PostAsync("i2", EventNames.IncentiveMdfApproved, at.AddDays(1), new { request = "r1", partner = "acme", amount = Desk.Money(800) });
            await desk.PostAsync("i1", EventNames.IncentiveMdfProposed, at, new { request = "r1", partner = "acme", amount = Desk.Money(900), eventDate = "2023-01-20" });
            await desk.PostAsync("i4", EventNames.IncentiveMdfProposed, at, new { request = "r2", partner = "bolt", amount = Desk.Money(900), eventDate = "2023-01-20" });
            await desk.PostAsync("i0", EventNames.IncentivePublished, at.AddDays(-9), Definition());
        }
        Assert.Equal(["funding -1000", "budget 700", "accrued/acme 300"], await desk.BalancesAsync());
        await silo.SettleAsync();
        Assert.Equal(["lapsed", "reimbursed"], (await desk.RowsAsync(IncentiveRows.Requests)).Select(row => row.State).Order());
        Assert.Equal(["mdf-reimbursed", "mdf-lapsed"], (await desk.TypesAsync()).TakeLast(2));
        var before = await desk.AllAsync();
        await silo.RestartAsync();
        Assert.Equal(before, await desk.AllAsync());
    }
}
