using System.Text.Json;
using PemActors.Documents.Events;
using PemActors.Documents.Programs;
using PemActors.Grains.Interfaces.Incentives;
using PemActors.Grains.Tests.Support;
using PemActors.Journal;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Grains.Tests.Earnings;

/// <summary>From the facts of a deal to the money of an incentive, through opportunity, partner and ledger.</summary>
public sealed class MoneyTests
{
    private static readonly Instant Start = Instant.Utc(2025, 1, 10);
    private static readonly Instant April = Instant.Utc(2025, 4, 1);
    private static readonly IncentivesTerms Terms = ProgramLoader.Default().Incentives;

    [Fact]
    public async Task Won_ADealThatAPartnerSourced_AccruesItsFee()
    {
        await using var silo = await LiveSilo.StartAsync(Start.AddDays(40));
        await silo.PublishAsync(Of(Terms.ReferralFee));
        await silo.AcceptAsync([.. Given.Registered("p", Start), .. Deal("o", "p", Start.AddDays(30), 1_000_000)]);
        await silo.SettleAsync();
        var payout = Assert.Single(await PayoutsAsync(silo));
        Assert.Equal(("accrued", "p", 100_000L), (payout.State, payout.Partner, Accrued(payout)));
        Assert.Equal(100_000, await BalanceAsync(silo, "accrued"));
        await BalancesAsync(silo);
    }

    [Fact]
    public async Task Close_OfAQuarter_CalculatesTheRebateWithItsStatement_ByTheTierBeforeTheClose()
    {
        await using var silo = await LiveSilo.StartAsync(Start.AddDays(60));
        // What a partner of the new tier would get tells the two tiers apart.
        var select = Terms.Rebate.Schedule with { Steps = [.. Terms.Rebate.Schedule.Steps.Select(step => step with { RatePpm = 2 * step.RatePpm })] };
        await silo.PublishAsync(Of(Terms.Rebate with { ByTier = [new(Rulebook.Tiers.Tier.Select, select)] }));
        await silo.AcceptAsync(
            [
                .. Given.Registered("p", Start), .. Deal("o", "p", Start.AddDays(30), 500_000_000), Given.Activity("p", "a", Start.AddDays(40)),
                Given.Event("p", new PartnerFact.UserAdded(Given.Key("u", Start), "ann", UserRole.Seller)),
                Given.Event("p", new PartnerFact.CertificationEarned(Given.Key("c", Start), "ann", "f", CertificationLevel.Foundational, 9_000, null)),
            ]);
        await silo.SettleAsync();
        Assert.Empty(await PayoutsAsync(silo));
        silo.MoveTo(April.AddDays(1));
        await silo.SettleAsync();
        Assert.Equal("select", (await silo.Partner("p").GetSnapshot())!.Tier.Tier);

        var payout = Assert.Single(await PayoutsAsync(silo));
        var expected = RebateFormula.AmountMinor(500_000_000, Rulebook.Tiers.Tier.Registered, Terms.Rebate);
        Assert.Equal(expected, Accrued(payout));
        var calculated = Assert.Single(await EntriesAsync(silo), entry => entry.Type == EventNames.IncentiveRebateCalculated);
        var lines = JsonSerializer.Deserialize<JsonElement>(calculated.Payload.Span).GetProperty("statement").EnumerateArray().ToList();
        Assert.Equal(RebateFormula.Lines(500_000_000, Rulebook.Tiers.Tier.Registered, Terms.Rebate).Count, lines.Count);
        await BalancesAsync(silo);
    }

    [Fact]
    public async Task Churn_SoonAfterTheWin_ReversesTheUsageFeesOfTheDealAlone()
    {
        await using var silo = await LiveSilo.StartAsync(Start.AddDays(100));
        await silo.PublishAsync(Of(Terms.Usage));
        await silo.AcceptAsync(
            [
                .. Given.Registered("p", Start), .. Deal("o", "p", Start.AddDays(30), 1_000_000), .. Deal("stays", "p", Start.AddDays(31), 1_000_000),
                Metered("o", "m1", Start.AddDays(60), 100_000), Metered("o", "m2", Start.AddDays(90), 200_000), Metered("stays", "m3", Start.AddDays(90), 50_000),
            ]);
        await silo.SettleAsync();
        Assert.Equal(10_500, await BalanceAsync(silo, "accrued"));
        await silo.AcceptAsync(Given.Event("o", new OpportunityFact.SubscriptionChurned(Given.Key("gone", Start.AddDays(95)))));
        await silo.SettleAsync();
        Assert.Equal(1_500, await BalanceAsync(silo, "accrued"));
        Assert.Equal([0L, 0, 1_500], (await PayoutsAsync(silo)).Select(Accrued).Order());
        await BalancesAsync(silo);
    }

    [Fact]
    public async Task Strikes_HoldWhatIsAccrued_AndItIsReleasedWhenOneLeavesItsWindow()
    {
        await using var silo = await LiveSilo.StartAsync(Start.AddDays(60));
        await silo.PublishAsync(Of(Terms.ReferralFee));
        await silo.AcceptAsync(
            [
                .. Given.Registered("p", Start), .. Deal("o", "p", Start.AddDays(30), 1_000_000), Given.Event("p", new PartnerFact.StrikeConfirmed(Given.Key("v1", Start.AddDays(40)), "v1")),
                Given.Event("p", new PartnerFact.StrikeConfirmed(Given.Key("v2", Start.AddDays(41)), "v2")),
            ]);
        await silo.SettleAsync();
        Assert.Equal((0L, 100_000L), (await BalanceAsync(silo, "accrued"), await BalanceAsync(silo, "held")));
        silo.MoveTo(Start.AddDays(40 + 365));
        await silo.SettleAsync();
        Assert.Equal((100_000L, 0L), (await BalanceAsync(silo, "accrued"), await BalanceAsync(silo, "held")));
    }

    private static Incentive Of(IncentiveTerms terms) => new(new("i"), "One", Instant.Utc(2025, 1, 1), Instant.Utc(2027, 1, 1), null, Eligibility.Any, terms);

    private static Reading.Accepted[] Deal(string opportunity, string owner, Instant won, long amount) =>
        [Given.Created(opportunity, owner, Start, amount), Given.Touch(opportunity, $"{opportunity}-t", owner, Start.AddDays(-1)), Given.Won(opportunity, won, amount)];

    private static Reading.Accepted Metered(string opportunity, string id, Instant at, long amount) =>
        Given.Event(opportunity, new OpportunityFact.UsageMetered(Given.Key(id, at), amount, UsageFormula.MonthOf(at)));

    private static async Task<IReadOnlyList<ListRow>> PayoutsAsync(LiveSilo silo) => (await silo.Journal.ListAsync(new("payouts", About: "i"), CancellationToken.None)).Rows;

    private static long Accrued(ListRow payout) => JsonSerializer.Deserialize<JsonElement>(payout.Body.Span).GetProperty("accruedMinor").GetInt64();

    private static async Task<long> BalanceAsync(LiveSilo silo, string kind) =>
        (await ((IIncentiveGrain)silo.Subject(new(SubjectKind.Incentive, "i"))).GetSnapshot())!.Totals.SingleOrDefault(total => total.Account == kind)?.BalanceMinor ?? 0;

    private static async Task BalancesAsync(LiveSilo silo) => Assert.Equal(0, (await ((IIncentiveGrain)silo.Subject(new(SubjectKind.Incentive, "i"))).GetSnapshot())!.Totals.Sum(total => total.BalanceMinor));

    private static async Task<IReadOnlyList<StoredEntry>> EntriesAsync(LiveSilo silo) => (await silo.Journal.LoadAsync(new(SubjectKind.Incentive, "i"), CancellationToken.None)).Entries;
}
