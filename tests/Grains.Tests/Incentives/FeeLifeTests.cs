using PemActors.Documents.Events;
using PemActors.Grains.Incentives;
using PemActors.Grains.Tests.Support;
using PemActors.Rulebook.Compliance;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Tests.Incentives;

/// <summary>What partners earn by deals, closes and usage, from the message that tells it to the payment.</summary>
public sealed class FeeLifeTests
{
    private static readonly Instant Start = Instant.Utc(2024, 2, 28, 9);

    [Theory]
    [InlineData("daily", "2024-02-29T00:00:00Z")]
    [InlineData("monthly", "2024-03-01T00:00:00Z")]
    [InlineData("weekly", "2024-03-04T00:00:00Z")]
    public async Task ReferralFee_OfALimitedBudget_IsTakenAtTheSettlementInOrderOfCause_AndTheRestIsCut(string cadence, string settlement)
    {
        var due = Instant.From(DateTimeOffset.Parse(settlement));
        var program = Documents.Programs.ProgramLoader.Default();
        program = program with { Incentives = program.Incentives with { Settlement = Enum.Parse<Rulebook.Programs.SettlementCadence>(cadence, ignoreCase: true) } };
        await using var silo = await LiveSilo.StartAsync(Start, program);
        var desk = new Desk(silo, $"fee-{cadence}");
        await desk.PublishAsync("referral-fee", 50_000);
        // Told in the order opposite to that of their causes, in two calls.
        await desk.EarnedAsync("bolt", 5, desk.Fee("bolt", "o-2", Start.AddDays(-2), 25_000));
        await desk.EarnedAsync("acme", 7, desk.Fee("acme", "o-1", Start.AddDays(-3), 30_000));
        Assert.Equal(["funding -50000", "budget 50000"], await desk.BalancesAsync());
        Assert.Equal((55_000, due.ToDateTimeOffset()), ((await desk.LookAsync()).PendingMinor, (await desk.LookAsync()).NextAt));
        await desk.RefusedAsync("pending", "fin", EventNames.IncentivePayoutApproved, new { payout = desk.PayoutOf("acme", "o-1") });

        await silo.SettleAsync();
        silo.MoveTo(new(due.Ticks - 1));
        Assert.Equal(0, await silo.SweepAsync());
        silo.MoveTo(due);
        await silo.SettleAsync();
        Assert.Equal(["funding -50000", "accrued/acme 30000", "accrued/bolt 20000"], await desk.BalancesAsync());
        var row = await desk.BodyAsync(IncentiveRows.Payouts, desk.PayoutOf("bolt", "o-2"));
        Assert.Equal((20_000, 5_000, "accrued"), ((long)row["accruedMinor"]!, (long)row["cutMinor"]!, (string?)row["state"]));
        Assert.Equal(["referral-fee", "cut"], row["statement"]!.AsArray().Select(line => (string?)line!["kind"]));

        await desk.Grain.Wake(["settlement"]);
        await silo.RestartAsync();
        await desk.Grain.Wake(["settlement"]);
        Assert.Equal(["published", "partner-earned", "partner-earned", "fee-accrued", "fee-accrued"], await desk.TypesAsync());
        Assert.All((await desk.EntriesAsync()).Skip(3), entry => Assert.Equal((due, due), (entry.Time, entry.RecordedAt)));
        await MdfLifeTests.SchemaAsync(desk);
    }

    // 45 days of 24 h after the win: over a leap day, ends of months, a year's end. The fee comes of the deal itself, through opportunity and partner.
    [Theory]
    [InlineData("2024-01-31T09:00:00Z", "2024-03-16T09:00:00Z")]
    [InlineData("2025-01-31T23:59:59.9999999Z", "2025-03-17T23:59:59.9999999Z")]
    [InlineData("2024-12-31T00:00:00Z", "2025-02-14T00:00:00Z")]
    public async Task ReferralFee_IsPaidFromTheTickOf45DaysAfterItsWin_Once_AlsoWhenTheProcessWasDown(string won, string payable)
    {
        var (at, due) = (Instant.From(DateTimeOffset.Parse(won)), Instant.From(DateTimeOffset.Parse(payable)));
        await using var silo = await LiveSilo.StartAsync(at.AddDays(1));
        var desk = new Desk(silo, "fee-due");
        await desk.PublishAsync("referral-fee", null);
        await silo.AcceptAsync(
            [.. Given.Registered("acme", at.AddDays(-9)), Given.Created("o-1", "acme", at.AddDays(-7), 1_000_000), Given.Touch("o-1", "t", "acme", at.AddDays(-8)), Given.Won("o-1", at, 1_000_000)]);
        await silo.SettleAsync();
        var payout = new { payout = desk.PayoutOf("acme", "o-1") };
        await desk.DoneAsync("fin", EventNames.IncentivePayoutApproved, payout);
        silo.MoveTo(new(due.Ticks - 1));
        await silo.SettleAsync();
        await desk.RefusedAsync("not-due", "fin", EventNames.IncentivePayoutPaid, payout);

        silo.MoveTo(due);
        await silo.RestartAsync();
        await silo.SettleAsync();
        Assert.Equal(100_000, (await desk.DoneAsync("fin", EventNames.IncentivePayoutPaid, payout)).GetProperty("moved").GetProperty("minor").GetInt64());
        silo.MoveTo(due.AddDays(1));
        await silo.RestartAsync();
        await silo.SettleAsync();
        await desk.RefusedAsync("nothing-open", "fin", EventNames.IncentivePayoutPaid, payout);
        Assert.Equal(["funding -100000", "paid/acme 100000"], await desk.BalancesAsync());
        Assert.Single(await desk.TypesAsync(), type => type == "payout-paid");
    }

    [Fact]
    public async Task ReferralFee_PaidThenRestatedDown_IsOwedBack_AndNettedByTheNextPayment()
    {
        await using var silo = await LiveSilo.StartAsync(Start);
        var desk = new Desk(silo, "fee-owed");
        await desk.PublishAsync("referral-fee", null);
        var cause = Start.AddDays(-1);
        await desk.EarnedAsync("acme", 1, desk.Fee("acme", "o-1", cause, 30_000));
        await desk.DoneAsync("fin", EventNames.IncentivePayoutApproved, new { payout = desk.PayoutOf("acme", "o-1") });
        silo.MoveTo(cause.AddDays(45));
        await desk.DoneAsync("fin", EventNames.IncentivePayoutPaid, new { payout = desk.PayoutOf("acme", "o-1") });
        await desk.EarnedAsync("acme", 2, desk.Fee("acme", "o-1", cause, 24_000), desk.Fee("acme", "o-3", cause, 9_000));
        Assert.Equal(["funding -39000", "accrued/acme 9000", "paid/acme 24000", "receivable/acme 6000"], await desk.BalancesAsync());
        await desk.DoneAsync("fin", EventNames.IncentivePayoutApproved, new { payout = desk.PayoutOf("acme", "o-3") });
        var paid = await desk.DoneAsync("fin", EventNames.IncentivePayoutPaid, new { payout = desk.PayoutOf("acme", "o-3") });
        Assert.Equal((3_000, 6_000), (paid.GetProperty("moved").GetProperty("minor").GetInt64(), paid.GetProperty("netted").GetProperty("minor").GetInt64()));
        Assert.Equal(3_000, paid.GetProperty("statement").EnumerateArray().Sum(line => line.GetProperty("amountMinor").GetInt64()));
        Assert.Equal(["funding -33000", "paid/acme 33000"], await desk.BalancesAsync());
        // Netting struck what the other payout owed, so its row says so, too.
        Assert.Equal(0, (long)(await desk.BodyAsync(IncentiveRows.Payouts, desk.PayoutOf("acme", "o-1")))["owedMinor"]!);
    }

    [Fact]
    public async Task Message_OlderOrRepeated_ChangesNothing_AndWhatANewerLacksIsEarnedNoMore()
    {
        await using var silo = await LiveSilo.StartAsync(Start);
        var desk = new Desk(silo, "fee-versions");
        await desk.PublishAsync("referral-fee", null);
        var newer = desk.Earned("acme", 9, desk.Fee("acme", "o-1", Start, 100), desk.Fee("acme", "o-2", Start, 200));
        await desk.DeliverAsync(newer);
        var before = await desk.AllAsync();
        await desk.DeliverAsync(desk.Earned("acme", 8, desk.Fee("acme", "o-1", Start, 999)), newer);
        Assert.Equal(before, await desk.AllAsync());
        await desk.DeliverAsync(desk.Earned("acme", 12, desk.Fee("acme", "o-2", Start, 250)));
        Assert.Equal(["funding -250", "accrued/acme 250"], await desk.BalancesAsync());
        Assert.Equal("none", (await desk.RowAsync(IncentiveRows.Payouts, desk.PayoutOf("acme", "o-1"))).State);
    }

    // Both quarters' messages are of one version; whichever comes first, the payout is where it now belongs.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Payout_WhoseCauseMovesToAnotherQuarter_StaysEarned(bool leavesFirst)
    {
        await using var silo = await LiveSilo.StartAsync(Start);
        var desk = new Desk(silo, "fee-moves");
        await desk.PublishAsync("referral-fee", null);
        await desk.EarnedAsync("acme", 1, desk.Fee("acme", "o-1", Start, 100));
        var leaves = desk.Earned("acme", 2);
        var arrives = new Interfaces.Facts.FactEnvelope("pem:outbox", "partner-earned/acme/2/y", EventNames.IncentivePartnerEarned, 0, Documents.Facts.EarningJson.Encode(
            new PartnerEarned(new("acme"), 2, Instant.Utc(2024, 1, 1), [desk.Fee("acme", "o-1", Instant.Utc(2023, 12, 31), 100)], [])));
        await desk.DeliverAsync(leavesFirst ? leaves : arrives);
        await desk.DeliverAsync(leavesFirst ? arrives : leaves);
        Assert.Equal(["funding -100", "accrued/acme 100"], await desk.BalancesAsync());
        Assert.Equal("accrued", (await desk.RowAsync(IncentiveRows.Payouts, desk.PayoutOf("acme", "o-1"))).State);
    }

    [Fact]
    public async Task Rebate_AndUsage_AreToldByTheirOwnEvents_AClawbackTakesBackWhatWasPaid()
    {
        await using var silo = await LiveSilo.StartAsync(Start);
        var rebate = new Desk(silo, "rebate-1");
        await rebate.PublishAsync("rebate", null);
        var lines = new StatementLine[] { new(LineKind.Rebate, 1_200_000, 10_000, 12_000), new(LineKind.Rebate, 500_000, 30_000, 15_000) };
        var close = Instant.Utc(2024, 1, 1);
        var payout = PayoutNames.OfClose(new("rebate-1"), new("acme"), close);
        await rebate.EarnedAsync("acme", 1, new Entitlement(payout, new("acme"), null, new(close, "pem:close", "acme"), 27_000, close.AddDays(30), lines));
        Assert.Equal(["published", "partner-earned", "rebate-calculated"], await rebate.TypesAsync());
        Assert.Equal(2, System.Text.Json.JsonDocument.Parse((await rebate.EntriesAsync())[^1].Payload).RootElement.GetProperty("statement").GetArrayLength());

        var usage = new Desk(silo, "usage-1");
        await usage.PublishAsync("usage", null);
        var fee = usage.Fee("acme", "o-1", Start.AddDays(-50), 4_000, LineKind.Usage);
        await usage.EarnedAsync("acme", 1, fee);
        await usage.DoneAsync("fin", EventNames.IncentivePayoutApproved, new { payout = fee.Payout.Value });
        await usage.DoneAsync("fin", EventNames.IncentivePayoutPaid, new { payout = fee.Payout.Value, amount = Desk.Money(4_000) });
        await usage.EarnedAsync("acme", 2, fee with { AmountMinor = 0, Lines = [fee.Lines[0], new(LineKind.Clawback, 4_000, 1_000_000, -4_000)] });
        Assert.Equal(["published", "partner-earned", "fee-accrued", "payout-approved", "payout-paid", "partner-earned", "payout-clawed-back"], await usage.TypesAsync());
        Assert.Equal(["funding -4000", "receivable/acme 4000"], await usage.BalancesAsync());
        Assert.Equal("owed", (await usage.RowAsync(IncentiveRows.Payouts, fee.Payout.Value)).State);
        await MdfLifeTests.SchemaAsync(rebate);
        await MdfLifeTests.SchemaAsync(usage);
    }

    [Fact]
    public async Task Hold_OfAPartner_MovesWhatIsUnpaid_AndARestartKeepsIt()
    {
        await using var silo = await LiveSilo.StartAsync(Start);
        var desk = new Desk(silo, "fee-held");
        await desk.PublishAsync("referral-fee", null);
        await desk.EarnedAsync("acme", 1, desk.Fee("acme", "o-1", Start, 100));
        await desk.DeliverAsync(desk.Complied("acme", 4, ComplianceStatus.Hold), desk.Complied("bolt", 2, ComplianceStatus.Suspended));
        await desk.DeliverAsync(desk.Complied("acme", 3, ComplianceStatus.Clear));
        await silo.RestartAsync();
        await desk.EarnedAsync("bolt", 3, desk.Fee("bolt", "o-2", Start, 70));
        Assert.Equal(["funding -170", "held/acme 100", "held/bolt 70"], await desk.BalancesAsync());
        Assert.Equal(["acme", "bolt"], (await desk.LookAsync()).Held);
        Assert.Equal("held", (await desk.RowAsync(IncentiveRows.Payouts, desk.PayoutOf("acme", "o-1"))).State);
        await desk.RefusedAsync("held", "fin", EventNames.IncentivePayoutApproved, new { payout = desk.PayoutOf("acme", "o-1") });
        await desk.DeliverAsync(desk.Complied("acme", 5, ComplianceStatus.Warning));
        Assert.Equal(["funding -170", "accrued/acme 100", "held/bolt 70"], await desk.BalancesAsync());
        Assert.Equal("accrued", (await desk.RowAsync(IncentiveRows.Payouts, desk.PayoutOf("acme", "o-1"))).State);
    }
}
