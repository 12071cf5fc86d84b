using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;
using PemActors.Rulebook.Tiers;
using static PemActors.Rulebook.Tests.Incentives.Payouts.Earning;

namespace PemActors.Rulebook.Tests.Incentives.Payouts;

public sealed class QuarterEntitlementsTests
{
    private static readonly CalendarTerms Calendar = Defaults.Program.Calendar;
    private static readonly Instant Close = Instant.Utc(2024, 4, 1);
    private static readonly Incentive Rebate = Incentive(Terms.Rebate);

    [Fact]
    public void Rebate_OnTheCreditOfTheQuarter_ToEachPartnerInOrder()
    {
        var earned = QuarterEntitlements.Of(Rebate, Close, Calendar, [Won("o2", "2024-02-01", 3_000_000, 2_000_000), Won("o1", "2024-01-10", 2_000_000, 2_900_000)], AlwaysSelect);
        Assert.Equal(
            [
                (PayoutNames.OfClose(Rebate.Id, Acme, Close), Acme, null, 2_000L, Instant.Utc(2024, 5, 1), "Rebate:4800000@0=0 Rebate:200000@10000=2000"),
                (PayoutNames.OfClose(Rebate.Id, Bolt, Close), Bolt, null, 1_000L, Instant.Utc(2024, 5, 1), "Rebate:4800000@0=0 Rebate:100000@10000=1000"),
            ],
            earned.Select(each => (each.Payout, each.Partner, each.Opportunity, each.AmountMinor, each.Due, Text(each.Lines))));
        Assert.Equal([new FactKey(Close, "pem:close", "acme"), new FactKey(Close, "pem:close", "bolt")], earned.Select(each => each.Cause));
    }

    // A win at a close belongs to the quarter that ends there.
    [Fact]
    public void Rebate_CountsWinsAfterTheCloseBeforeToTheClose() => Table.Check(
        """
        won                         | credited
        2024-01-01                  | none
        2024-01-01T00:00:00.0000001 | 4,000,000
        2024-04-01                  | 4,000,000
        2024-04-01T00:00:00.0000001 | none
        """,
        row =>
        {
            var earned = QuarterEntitlements.Of(Rebate, Close, Calendar, [Won("o1", row["won"], 4_000_000, 0)], AlwaysSelect);
            if (row["credited"] == "none") Assert.Empty(earned);
            else Assert.Equal($"Rebate:{row.Long("credited")}@0=0", Text(Assert.Single(earned).Lines));
        });

    [Fact]
    public void Rebate_CountsDealsOfEligibleMotions_AndStandingsAtTheClose()
    {
        var resell = Rebate with { Eligibility = Eligibility.Any with { Motions = [Motion.Resell] } };
        WonDeal[] deals = [Won("o1", "2024-02-01", 5_000_000, 0), Won("o2", "2024-02-02", 1_000_000, 0) with { Motion = Motion.CoSell }];
        Assert.Equal(12_000, Assert.Single(QuarterEntitlements.Of(Rebate, Close, Calendar, deals, AlwaysSelect)).AmountMinor);
        Assert.Equal(2_000, Assert.Single(QuarterEntitlements.Of(resell, Close, Calendar, deals, AlwaysSelect)).AmountMinor);
        Assert.Empty(QuarterEntitlements.Of(Rebate, Close, Calendar, deals, (_, t) => t == Close ? Select with { Terminated = true } : Select));
        Assert.Empty(QuarterEntitlements.Of(Rebate, Close, Calendar, deals, (_, _) => null));
    }

    [Fact]
    public void Rebate_ByTheScheduleOfTheTierAtTheClose()
    {
        var tiered = Incentive(Terms.Rebate with { Form = RebateForm.AllUnits, ByTier = [new(Tier.Premier, new(1_000_000, [new(1_000_000, 20_000)]))] });
        WonDeal[] deals = [Won("o1", "2024-02-01", 1_000_000, 1_000_000)];
        Assert.Equal(
            [(Acme, 20_000L), (Bolt, 0)],
            QuarterEntitlements.Of(tiered, Close, Calendar, deals, (partner, _) => Select with { Tier = partner == Acme ? Tier.Premier : Tier.Elite }).Select(each => (each.Partner, each.AmountMinor)));
    }

    [Fact]
    public void Rebate_ChurnedSinceOrNot_AndNoOtherKind()
    {
        WonDeal[] deals = [Won("o1", "2024-02-01", 6_000_000, 0) with { ChurnedAt = Instant.Utc(2024, 3, 1) }];
        Assert.Equal(12_000, Assert.Single(QuarterEntitlements.Of(Rebate, Close, Calendar, deals, AlwaysSelect)).AmountMinor);
        Assert.Empty(QuarterEntitlements.Of(Incentive(Terms.Usage), Close, Calendar, deals, AlwaysSelect));
    }

    [Fact]
    public void Rebate_TheCloseThatEndsThePeriodPays_TheOneThatBeginsItDoesNot()
    {
        Assert.Empty(QuarterEntitlements.Of(Rebate, Instant.Utc(2024, 1, 1), Calendar, [Won("o1", "2023-12-01", 6_000_000, 0)], AlwaysSelect));
        Assert.Equal(12_000, Assert.Single(QuarterEntitlements.Of(Rebate, Instant.Utc(2025, 1, 1), Calendar, [Won("o1", "2024-12-01", 6_000_000, 0)], AlwaysSelect)).AmountMinor);
    }

    // Demos pay 250.00 and POCs 500.00; two of a partner in a quarter, four in the box.
    [Fact]
    public void Spif_TheFirstInOrderPay()
    {
        var spif = Incentive(Terms.Spif with { PartnerQuarterMax = 2, TotalMax = 4 });
        SpifActivity[] activities =
        [
            new(Key("2024-04-02", "e9"), Acme, ActivityKind.Demo, true),
            new(Key("2024-04-03", "e8"), Bolt, ActivityKind.Demo, true),
            new(Key("2024-04-04", "e7"), Bolt, ActivityKind.Demo, true),
            new(Key("2024-03-31", "e3"), Acme, ActivityKind.Demo, true),
            new(Key("2024-04-01", "e2"), Acme, ActivityKind.Demo, true),
            new(Key("2024-04-01", "e1"), Acme, ActivityKind.Poc, true),
            new(Key("2024-01-05", "e4"), Bolt, ActivityKind.JointMeeting, true),
            new(Key("2024-01-06", "e5"), Bolt, ActivityKind.Demo, false),
            new(Key("2023-12-31", "e0"), Bolt, ActivityKind.Demo, true),
            new(Key("2025-01-01", "e6"), Bolt, ActivityKind.Demo, true),
        ];
        var earned = QuarterlySpif(spif, activities);
        // e2 is acme's third of the quarter that ends on 1 April with it; e7 would be the fifth in the box.
        Assert.Equal([("e3", 25_000L), ("e1", 50_000), ("e9", 25_000), ("e8", 25_000)], earned.Select(each => (each.Cause.Id, each.AmountMinor)));
        Assert.Equal(
            (PayoutNames.OfActivity(spif.Id, Acme, Key("2024-03-31", "e3")), Acme, null, Instant.Utc(2024, 4, 30), "Spif:25000@1000000=25000"),
            (earned[0].Payout, earned[0].Partner, earned[0].Opportunity, earned[0].Due, Text(earned[0].Lines)));
        Assert.Empty(QuarterlySpif(Incentive(Terms.Usage), activities));
    }

    [Fact]
    public void Spif_AnIneligibleActivityUsesNothingUp()
    {
        var spif = Incentive(Terms.Spif with { PartnerQuarterMax = 1 });
        SpifActivity[] activities = [new(Key("2024-02-01", "e1"), Acme, ActivityKind.Demo, true), new(Key("2024-02-02", "e2"), Acme, ActivityKind.Demo, true)];
        var earned = SpifEntitlements.Of(spif, activities, Calendar, (_, t) => t == Story.At("2024-02-01") ? null : Select);
        Assert.Equal(["e2"], earned.Select(each => each.Cause.Id));
    }

    private static IReadOnlyList<Entitlement> QuarterlySpif(Incentive incentive, SpifActivity[] activities) => SpifEntitlements.Of(incentive, activities, Calendar, AlwaysSelect);

    private static WonDeal Won(string id, string at, long acme, long bolt)
    {
        var whole = Math.Max(1, acme + bolt);
        PemActors.Rulebook.Attribution.Credit[] credits = [new(Acme, acme * 1_000_000 / whole, acme), new(Bolt, bolt * 1_000_000 / whole, bolt)];
        return Deal with { Opportunity = new(id), Won = Key(at, id), AmountMinor = acme + bolt, Source = null, Credits = [.. credits.Where(credit => credit.Ppm > 0)] };
    }
}
