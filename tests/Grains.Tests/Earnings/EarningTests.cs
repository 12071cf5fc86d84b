using Microsoft.Extensions.DependencyInjection;
using PemActors.Documents.Events;
using PemActors.Documents.Programs;
using PemActors.Grains.Subjects;
using PemActors.Grains.Tests.Support;
using PemActors.Rulebook.Compliance;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Grains.Tests.Earnings;

/// <summary>A partner tells each incentive what it earned, when that changes and not otherwise.</summary>
public sealed class EarningTests
{
    private static readonly Instant Start = Instant.Utc(2025, 1, 10);
    private static readonly Instant April = Instant.Utc(2025, 4, 1);
    private static readonly IncentivesTerms Terms = ProgramLoader.Default().Incentives;

    [Fact]
    public async Task Won_ADeal_TheIncentiveHearsOfTheMarginAtTheTierThen()
    {
        await using var silo = await LiveSilo.StartAsync(Start.AddDays(60));
        await silo.PublishAsync(Of(Terms.Margin));
        await silo.AcceptAsync([.. Given.Registered("p", Start), .. Deal("o", "p", Start, Start.AddDays(30), 1_000_000)]);
        await silo.SettleAsync();

        var earned = Assert.Single(await silo.EarnedAsync(new("i")));
        Assert.Equal((new PartnerId("p"), April), (earned.Partner, earned.Quarter));
        var margin = Assert.Single(earned.Entitlements);
        Assert.Equal(("o", Given.Key("o-won", Start.AddDays(30)), 100_000L), (margin.Opportunity?.Value, margin.Cause, margin.AmountMinor));
        Assert.Equal([new(LineKind.Margin, 1_000_000, 100_000, 100_000)], margin.Lines);
    }

    [Fact]
    public async Task LateFacts_RestateWhatWasEarned_AndTakeItBack()
    {
        await using var silo = await LiveSilo.StartAsync(Start.AddDays(60));
        await silo.PublishAsync(Of(Terms.Margin));
        await silo.AcceptAsync([.. Given.Registered("p", Start), .. Deal("o", "p", Start, Start.AddDays(30), 1_000_000)]);
        await silo.SettleAsync();
        await silo.AcceptAsync(Given.Event("p", new PartnerFact.SpecializationAwarded(Given.Key("s", Start.AddDays(20)), "cloud", null)));
        await silo.SettleAsync();
        Assert.Equal(120_000, Assert.Single(Assert.Single(await silo.EarnedAsync(new("i"))).Entitlements).AmountMinor);

        // Learned late: the deal was lost before it was said to be won.
        await silo.AcceptAsync(Given.Event("o", new OpportunityFact.Lost(Given.Key("o-lost", Start.AddDays(29)), "price")));
        await silo.SettleAsync();
        Assert.Empty(await silo.EarnedAsync(new("i")));
        Assert.Equal(3, await silo.CountAsync(new("i"), EventNames.IncentivePartnerEarned));
    }

    [Fact]
    public async Task FactsThatChangeNoEarning_TellNothing()
    {
        await using var silo = await LiveSilo.StartAsync(Start.AddDays(60));
        await silo.PublishAsync(Of(Terms.Margin));
        await silo.AcceptAsync([.. Given.Registered("p", Start), .. Deal("o", "p", Start, Start.AddDays(30), 1_000_000)]);
        await silo.SettleAsync();
        await silo.AcceptAsync(Given.Activity("p", "a", Start.AddDays(50)), Given.Survey("p", "s", Start.AddDays(10), 450));
        await silo.AcceptAsync([.. Deal("other", "q", Start, Start.AddDays(40), 500)]);
        await silo.SettleAsync();
        Assert.Equal(1, await silo.CountAsync(new("i"), EventNames.IncentivePartnerEarned));
        Assert.Equal(0, await silo.CountAsync(new("i"), EventNames.IncentivePartnerComplied));
    }

    [Fact]
    public async Task Published_AfterTheFacts_IsToldWhatItWouldHaveHeardBefore()
    {
        await using var silo = await LiveSilo.StartAsync(Start.AddDays(120));
        Incentive[] all = [Of(Terms.Margin, "margin"), Of(Terms.ReferralFee, "fee"), Of(Terms.Usage, "usage"), Of(Terms.Rebate, "rebate"), Of(Terms.Spif, "spif")];
        foreach (var incentive in all) await silo.PublishAsync(incentive with { Id = new($"{incentive.Id}-before") });
        await silo.AcceptAsync(
            [
                .. Given.Registered("p", Start), .. Given.Registered("q", Start), .. Deal("o", "p", Start, Start.AddDays(30), 3_000_000), Given.Touch("o", "t2", "q", Start.AddDays(3)),
                Metered("o", "m1", Start.AddDays(50), 40_001), Given.Activity("p", "demo", Start.AddDays(70)), Given.Event("q", new PartnerFact.StrikeConfirmed(Given.Key("v1", Start.AddDays(90)), "v1")),
                Given.Event("q", new PartnerFact.StrikeConfirmed(Given.Key("v2", Start.AddDays(91)), "v2")),
            ]);
        await silo.SettleAsync();
        // Nobody is awake when the later ones are published.
        await silo.SleepAsync();
        foreach (var incentive in all) await silo.PublishAsync(incentive with { Id = new($"{incentive.Id}-after") });
        foreach (var incentive in all)
        {
            var before = await silo.InForceAsync(new($"{incentive.Id}-before"));
            Assert.NotEmpty(before);
            Assert.Equal(before.Select(Nameless), (await silo.InForceAsync(new($"{incentive.Id}-after"))).Select(Nameless));
            Assert.Equal(ComplianceStatus.Hold, await silo.CompliedAsync(new($"{incentive.Id}-before"), "q"));
            Assert.Equal(ComplianceStatus.Hold, await silo.CompliedAsync(new($"{incentive.Id}-after"), "q"));
        }
    }

    [Fact]
    public async Task Close_OfAQuarter_TellsTheRebateByTheOldTier()
    {
        await using var silo = await LiveSilo.StartAsync(Start.AddDays(60));
        await silo.PublishAsync(Of(Terms.Rebate));
        await silo.AcceptAsync(
            [
                .. Given.Registered("p", Start), .. Deal("o", "p", Start, Start.AddDays(30), 500_000_000), Given.Activity("p", "a", Start.AddDays(40)),
                Given.Event("p", new PartnerFact.UserAdded(Given.Key("u", Start), "ann", UserRole.Seller)),
                Given.Event("p", new PartnerFact.CertificationEarned(Given.Key("c", Start), "ann", "f", CertificationLevel.Foundational, 9_000, null)),
            ]);
        await silo.SettleAsync();
        Assert.Empty(await silo.EarnedAsync(new("i")));

        silo.MoveTo(April);
        await silo.SettleAsync();
        var earned = Assert.Single(await silo.EarnedAsync(new("i")));
        Assert.Equal((April, April), (earned.Quarter, Assert.Single(earned.Entitlements).Cause.Time));
        // The close promotes it, but only after the instant at which the rebate falls due.
        silo.MoveTo(April.AddDays(1));
        await silo.SettleAsync();
        Assert.Equal("select", (await silo.Partner("p").GetSnapshot())!.Tier.Tier);
        Assert.Equal("registered", (await silo.Partner("p").StandingAt(April.Ticks)).Tier);
        Assert.Equal(1, await silo.CountAsync(new("i"), EventNames.IncentivePartnerEarned));
    }

    [Fact]
    public async Task Churn_SoonAfterTheWin_TakesUsageFeesBack()
    {
        await using var silo = await LiveSilo.StartAsync(Start.AddDays(100));
        await silo.PublishAsync(Of(Terms.Usage));
        await silo.AcceptAsync([.. Given.Registered("p", Start), .. Deal("o", "p", Start, Start.AddDays(30), 1_000_000), Metered("o", "m1", Start.AddDays(60), 100_000), Metered("o", "m2", Start.AddDays(90), 200_000)]);
        await silo.SettleAsync();
        Assert.Equal([3_000L, 6_000], (await silo.EarnedAsync(new("i"))).SelectMany(quarter => quarter.Entitlements).Select(fee => fee.AmountMinor));
        await silo.AcceptAsync(Given.Event("o", new OpportunityFact.SubscriptionChurned(Given.Key("gone", Start.AddDays(95)))));
        await silo.SettleAsync();
        Assert.All((await silo.EarnedAsync(new("i"))).SelectMany(quarter => quarter.Entitlements), fee => Assert.Equal((0L, 2), (fee.AmountMinor, fee.Lines.Count)));
    }

    [Fact]
    public async Task Strikes_HoldAndRelease_WithoutAnEventWhenOneLeavesItsWindow()
    {
        await using var silo = await LiveSilo.StartAsync(Start.AddDays(60));
        await silo.PublishAsync(Of(Terms.Margin, "i"));
        await silo.PublishAsync(Of(Terms.Mdf, "mdf"));
        await silo.AcceptAsync([.. Given.Registered("p", Start), Given.Event("p", new PartnerFact.StrikeConfirmed(Given.Key("v1", Start.AddDays(20)), "v1"))]);
        await silo.SettleAsync();
        Assert.Equal(ComplianceStatus.Warning, await silo.CompliedAsync(new("i"), "p"));
        await silo.AcceptAsync(Given.Event("p", new PartnerFact.StrikeConfirmed(Given.Key("v2", Start.AddDays(40)), "v2")));
        await silo.SettleAsync();
        Assert.Equal((ComplianceStatus.Hold, ComplianceStatus.Hold), (await silo.CompliedAsync(new("i"), "p"), await silo.CompliedAsync(new("mdf"), "p")));
        await silo.SleepAsync();
        silo.MoveTo(Start.AddDays(20 + 365));
        await silo.SettleAsync();
        Assert.Equal(ComplianceStatus.Warning, await silo.CompliedAsync(new("i"), "p"));
        silo.MoveTo(Start.AddDays(40 + 365));
        await silo.SettleAsync();
        Assert.Equal((ComplianceStatus.Clear, ComplianceStatus.Clear), (await silo.CompliedAsync(new("i"), "p"), await silo.CompliedAsync(new("mdf"), "p")));
    }

    [Fact]
    public async Task Closed_EarlierThanItWasTold_HearsThatTheRestIsEarnedNoMore()
    {
        await using var silo = await LiveSilo.StartAsync(Start.AddDays(200));
        await silo.PublishAsync(Of(Terms.Margin));
        await silo.AcceptAsync([.. Given.Registered("p", Start), .. Deal("o1", "p", Start, Start.AddDays(30), 1_000_000), .. Deal("o2", "p", Start, Start.AddDays(120), 1_000_000)]);
        await silo.SettleAsync();
        Assert.Equal(2, (await silo.EarnedAsync(new("i"))).Count);
        await silo.SleepAsync();
        await silo.CloseAsync(new("i"), Start.AddDays(60));
        Assert.Equal("o1", Assert.Single(Assert.Single(await silo.EarnedAsync(new("i"))).Entitlements).Opportunity?.Value);
    }

    [Fact]
    public async Task Import_PutsTellingOff_AndItIsMadeGoodAfterAStop()
    {
        await using var silo = await LiveSilo.StartAsync(Start.AddDays(60));
        await silo.PublishAsync(Of(Terms.Margin));
        await silo.AcceptAsync([.. Given.Registered("p", Start), .. Deal("o1", "p", Start, Start.AddDays(10), 1_000_000)]);
        await silo.SettleAsync();
        using (silo.Services.GetRequiredService<Settlement>().Defer())
        {
            await silo.AcceptAsync([.. Deal("o2", "p", Start, Start.AddDays(30), 2_000_000)]);
            await silo.DeliverAsync();
            Assert.Single(Assert.Single(await silo.EarnedAsync(new("i"))).Entitlements);
        }
        await silo.RestartAsync();
        await silo.SettleAsync();
        Assert.Equal([100_000L, 200_000], Assert.Single(await silo.EarnedAsync(new("i"))).Entitlements.Select(margin => margin.AmountMinor));
    }

    private static Incentive Of(IncentiveTerms terms, string id = "i") =>
        new(new(id), id, Instant.Utc(2025, 1, 1), Instant.Utc(2027, 1, 1), null, Eligibility.Any, terms);

    private static Reading.Accepted[] Deal(string opportunity, string owner, Instant created, Instant won, long amount) =>
        [Given.Created(opportunity, owner, created, amount), Given.Touch(opportunity, $"{opportunity}-t", owner, created.AddDays(-1)), Given.Won(opportunity, won, amount)];

    private static Reading.Accepted Metered(string opportunity, string id, Instant at, long amount) =>
        Given.Event(opportunity, new OpportunityFact.UsageMetered(Given.Key(id, at), amount, UsageFormula.MonthOf(at)));

    // A payout is named by its incentive, too.
    private static string Nameless(string text) => System.Text.RegularExpressions.Regex.Replace(text, "payout:[A-Z2-7]{26}", "");
}
