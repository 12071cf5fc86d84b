using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;
using static PemActors.Rulebook.Tests.Incentives.Payouts.Earning;

namespace PemActors.Rulebook.Tests.Incentives.Payouts;

public sealed class DealEntitlementsTests
{
    private static readonly Incentive Margin = Incentive(Terms.Margin);
    private static readonly Incentive Fee = Incentive(Terms.ReferralFee);
    private static readonly Incentive Usage = Incentive(Terms.Usage);

    [Fact]
    public void Margin_OffListForTheOwner_PostedAtTheWin()
    {
        var earned = Assert.Single(DealEntitlements.Of(Margin, Deal, AlwaysSelect));
        Assert.Equal(
            (PayoutNames.OfDeal(Margin.Id, Acme, Deal.Opportunity), Acme, Deal.Opportunity, Won, 180_000L, Won.Time, "Margin:1200000@150000=180000"),
            (earned.Payout, earned.Partner, earned.Opportunity!.Value, earned.Cause, earned.AmountMinor, earned.Due, Text(earned.Lines)));
    }

    [Fact]
    public void Margin_BonusForTheOwnersOwnProtection_AndAnySpecialization_AcvWhereNoListIsNamed() => Table.Check(
        """
        list      | registered | specializations | lines
        1,200,000 |            | 0               | Margin:1200000@150000=180000
        1,200,000 | acme       | 0               | Margin:1200000@200000=240000
        1,200,000 | bolt       | 0               | Margin:1200000@150000=180000
        1,200,000 | acme       | 2               | Margin:1200000@220000=264000
        none      |            | 0               | Margin:1000000@150000=150000
        0         |            | 0               | Margin:0@150000=0
        """,
        row =>
        {
            var deal = Deal with { ListAmountMinor = row["list"] == "none" ? null : row.Long("list"), Registered = row["registered"] is "" ? null : new(row["registered"]) };
            Assert.Equal(row["lines"], Text(Assert.Single(DealEntitlements.Of(Margin, deal, (_, _) => Select with { Specializations = row.Int("specializations") })).Lines));
        });

    [Fact]
    public void Margin_NoneWithoutAnOwner_OrUnderAnotherMotion_OrBeforeItsIntroduction()
    {
        Assert.Empty(DealEntitlements.Of(Margin, Deal with { Owner = null }, AlwaysSelect));
        Assert.Empty(DealEntitlements.Of(Margin, Deal with { Motion = Motion.CoSell }, AlwaysSelect));
        Assert.Empty(DealEntitlements.Of(Margin, Deal, (_, _) => null));
        Assert.Equal(Bolt, Assert.Single(DealEntitlements.Of(Margin, Deal with { Owner = Bolt }, AlwaysSelect)).Partner);
    }

    [Fact]
    public void ReferralFee_ForTheSource_DueAfterThePaymentTerms()
    {
        var earned = Assert.Single(DealEntitlements.Of(Fee, Deal with { AmountMinor = 20_000_100, Source = Bolt }, AlwaysSelect));
        Assert.Equal(
            (PayoutNames.OfDeal(Fee.Id, Bolt, Deal.Opportunity), Bolt, Deal.Opportunity, Won, 2_000_000L, Instant.Utc(2024, 4, 15), "ReferralFee:20000000@100000=2000000 ReferralFee:100@0=0"),
            (earned.Payout, earned.Partner, earned.Opportunity!.Value, earned.Cause, earned.AmountMinor, earned.Due, Text(earned.Lines)));
        Assert.Empty(DealEntitlements.Of(Fee, Deal with { Source = null }, AlwaysSelect));
        Assert.Empty(DealEntitlements.Of(Fee, Deal, (_, _) => Select with { Terminated = true }));
    }

    [Fact]
    public void Standing_AskedAtTheInstantOfTheCause()
    {
        var asked = new List<(PartnerId, Instant)>();
        PartnerStanding? Ask(PartnerId partner, Instant t)
        {
            asked.Add((partner, t));
            return Select;
        }
        DealEntitlements.Of(Margin, Deal, Ask);
        DealEntitlements.Of(Fee, Deal with { Source = Bolt }, Ask);
        DealEntitlements.Of(Usage, Deal with { Usage = [new(Key("2024-04-02", "u1"), 100, 24_290)] }, Ask);
        Assert.Equal([(Acme, Won.Time), (Bolt, Won.Time), (Acme, Story.At("2024-04-02")), (Bolt, Story.At("2024-04-02"))], asked);
    }

    [Fact]
    public void Usage_OneEntitlementAMonthAndPartner_OnTheMonthsNet()
    {
        // March 2024 is month 24,290 since year 0. Its net 1,001 splits 601 (600.6) and 400 (400.4), April's 500 splits 300 and 200.
        var deal = Deal with
        {
            Usage =
            [
                new(Key("2024-04-01", "m1"), 1_500, 24_290), new(Key("2024-04-05", "m2"), -499, 24_290), new(Key("2024-05-01", "a1"), 500, 24_291), new(Key("2024-05-01", "before"), 9_000, 24_289),
            ],
        };
        var earned = DealEntitlements.Of(Usage, deal, AlwaysSelect);
        Assert.Equal(
            [
                (PayoutNames.OfMonth(Usage.Id, Acme, deal.Opportunity, 24_290), Acme, Key("2024-04-01", "m1"), 18L, Instant.Utc(2024, 5, 1), "Usage:601@30000=18"),
                (PayoutNames.OfMonth(Usage.Id, Bolt, deal.Opportunity, 24_290), Bolt, Key("2024-04-01", "m1"), 12L, Instant.Utc(2024, 5, 1), "Usage:400@30000=12"),
                (PayoutNames.OfMonth(Usage.Id, Acme, deal.Opportunity, 24_291), Acme, Key("2024-05-01", "a1"), 9L, Instant.Utc(2024, 5, 31), "Usage:300@30000=9"),
                (PayoutNames.OfMonth(Usage.Id, Bolt, deal.Opportunity, 24_291), Bolt, Key("2024-05-01", "a1"), 6L, Instant.Utc(2024, 5, 31), "Usage:200@30000=6"),
            ],
            earned.Select(each => (each.Payout, each.Partner, each.Cause, each.AmountMinor, each.Due, Text(each.Lines))));
        Assert.All(earned, each => Assert.Equal(deal.Opportunity, each.Opportunity));
    }

    // The net is metered on 1 April 2024 for March; credits in ppm of acme, bolt and cog.
    [Fact]
    public void Usage_RevenueSplitByLargestRemainder_ThenThreePerCentOfEachPart() => Table.Check(
        """
        net   | acme      | bolt    | cog     | lines acme            | lines bolt            | lines cog
        1,000 | 1,000,000 | 0       | 0       | Usage:1000@30000=30   |                       |
        1,000 | 500,000   | 500,000 | 0       | Usage:500@30000=15    | Usage:500@30000=15    |
        1,001 | 500,000   | 500,000 | 0       | Usage:501@30000=15    | Usage:500@30000=15    |
        100   | 333,334   | 333,333 | 333,333 | Usage:34@30000=1      | Usage:33@30000=1      | Usage:33@30000=1
        101   | 333,334   | 333,333 | 333,333 | Usage:34@30000=1      | Usage:34@30000=1      | Usage:33@30000=1
        200   | 333,334   | 333,333 | 333,333 | Usage:67@30000=2      | Usage:67@30000=2      | Usage:66@30000=2
        1     | 333,333   | 333,333 | 333,334 | Usage:0@30000=0       | Usage:0@30000=0       | Usage:1@30000=0
        10    | 600,000   | 250,000 | 150,000 | Usage:6@30000=0       | Usage:3@30000=0       | Usage:1@30000=0
        0     | 600,000   | 250,000 | 150,000 | Usage:0@30000=0       | Usage:0@30000=0       | Usage:0@30000=0
        -50   | 600,000   | 250,000 | 150,000 | Usage:0@30000=0       | Usage:0@30000=0       | Usage:0@30000=0
        """,
        row =>
        {
            string[] names = ["acme", "bolt", "cog"];
            var deal = Deal with { Source = null, Credits = [.. names.Select(name => new PemActors.Rulebook.Attribution.Credit(new(name), row.Long(name), 0))], Usage = [new(Key("2024-04-01", "m1"), row.Long("net"), 24_290)] };
            var earned = DealEntitlements.Of(Usage, deal, AlwaysSelect).ToDictionary(each => each.Partner.Value, each => Text(each.Lines));
            Assert.Equal(names.Select(name => row[$"lines {name}"]), names.Select(name => earned.GetValueOrDefault(name, "")));
        });

    [Fact]
    public void Usage_ATerminatedPartnersPartIsNobodyElses()
    {
        var deal = Deal with { Usage = [new(Key("2024-04-01", "m1"), 1_000, 24_290)] };
        var earned = Assert.Single(DealEntitlements.Of(Usage, deal, (partner, _) => Select with { Terminated = partner == Bolt }));
        Assert.Equal((Acme, "Usage:600@30000=18"), (earned.Partner, Text(earned.Lines)));
    }

    [Fact]
    public void Usage_ChurnInsideSixMonthsTakesTheFeesBack_LineByLine()
    {
        var deal = Deal with { Usage = [new(Key("2024-04-01", "m1"), 1_000, 24_290), new(Key("2024-09-02", "m2"), 1_000, 24_295)], ChurnedAt = new(Instant.Utc(2024, 9, 1).Ticks - 1) };
        var earned = DealEntitlements.Of(Usage, deal, AlwaysSelect);
        Assert.Equal([(Acme, 0L, "Usage:600@30000=18 Clawback:18@1000000=-18"), (Bolt, 0L, "Usage:400@30000=12 Clawback:12@1000000=-12")], earned.Select(each => (each.Partner, each.AmountMinor, Text(each.Lines))));
        Assert.Equal([18, 12], DealEntitlements.Of(Usage, deal with { ChurnedAt = Instant.Utc(2024, 9, 1) }, AlwaysSelect).Select(each => each.AmountMinor));
        Assert.Equal([18, 12, 18, 12], DealEntitlements.Of(Usage, deal with { ChurnedAt = null }, AlwaysSelect).Select(each => each.AmountMinor));
        Assert.Equal("Usage:0@30000=0", Text(DealEntitlements.Of(Usage, deal with { Usage = [new(Key("2024-04-01", "m1"), -5, 24_290)] }, AlwaysSelect)[0].Lines));
    }

    [Fact]
    public void OtherKinds_HaveOtherCauses()
    {
        foreach (var terms in (IncentiveTerms[])[Terms.Mdf, Terms.Spif, Terms.Rebate]) Assert.Empty(DealEntitlements.Of(Incentive(terms), Deal, AlwaysSelect));
    }

    [Fact]
    public void PartOf_TellsWhatAPartnerHasToDoWithTheDeal()
    {
        Assert.Equal(new DealPart(true, Motion.Resell, true, true, 600_000), Deal.PartOf(Acme));
        Assert.Equal(new DealPart(true, Motion.Resell, false, false, 400_000), Deal.PartOf(Bolt));
        Assert.Equal(new DealPart(true, Motion.Resell, false, false, 0), Deal.PartOf(new("cog")));
    }

    // Frozen: ledgers keep these names.
    [Fact]
    public void Names_AreOfTheirCauseAlone()
    {
        var deal = new OpportunityId("o1");
        Assert.Equal("payout:2YHNLRQTOXJMU3CSCES2B2FSIG", PayoutNames.OfDeal(new("i1"), Acme, deal).Value);
        Assert.Equal("payout:ZNAC2YVAEEYGYMJJI6NI33QBRS", PayoutNames.OfMonth(new("i1"), Acme, deal, 24_290).Value);
        Assert.Equal("payout:PLHQTLNPSULTY6RSPNQJ5IQ5JD", PayoutNames.OfClose(new("i1"), Acme, Instant.Utc(2024, 4, 1)).Value);
        Assert.Equal("payout:ZYHY46VFDUGWG4RLBMBLA7L5LX", PayoutNames.OfActivity(new("i1"), Acme, Key("2024-04-01", "e1", "prm")).Value);
        Assert.Equal(new PayoutId(CausedName.Of("payout", "i1", "acme", "o1", "2024-12")), PayoutNames.OfMonth(new("i1"), Acme, deal, 24_299));
        Assert.Equal(4, ((PayoutId[])[PayoutNames.OfDeal(new("i1"), Acme, deal), PayoutNames.OfDeal(new("i1"), Bolt, deal), PayoutNames.OfDeal(new("i2"), Acme, deal), PayoutNames.OfDeal(new("i1"), Acme, new("o2"))]).Distinct().Count());
    }
}
