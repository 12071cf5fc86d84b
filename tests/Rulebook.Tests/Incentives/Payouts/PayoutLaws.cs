using CsCheck;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Tests.Incentives.Payouts;

public sealed class PayoutLaws
{
    private static readonly Gen<int> Rate = Gen.Frequency((3, Gen.Int[0, 1_000_000]), (1, Gen.Int[0, 100].Select(percent => percent * 10_000)));
    private static readonly Gen<long> Amount = Gen.Frequency((2, Gen.Long[0, 1_000]), (2, Gen.Long[0, 100_000_000]), (1, Gen.Long[0, 10_000_000_000_000]));
    private static readonly Gen<Tier> AnyTier = Gen.Int[0, 4].Select(tier => (Tier)tier);

    private static readonly Gen<RebateSchedule> Schedule =
        Gen.Select(Gen.OneOf(Gen.Long[1, 50], Gen.Long[1, 100_000_000]), Gen.Select(Gen.Int[0, 2_000_000], Gen.Int[0, 1_000_000]).Array[0, 5]).Select((target, steps) =>
            new RebateSchedule(target, [.. steps.Select(step => step.Item1).Distinct().Order().Zip(steps.Select(step => step.Item2).Order(), (from, rate) => new RebateStep(from, rate))]));

    private static readonly Gen<IncentiveTerms.Rebate> Rebate = Gen.Select(Gen.Bool, Schedule, AnyTier, Schedule).Select((marginal, common, tier, own) =>
        new IncentiveTerms.Rebate(marginal ? RebateForm.Marginal : RebateForm.AllUnits, common, [new(tier, own)], 30));

    [Fact]
    public void Rebate_MoreCreditedBookingsNeverLowerIt() => Gen.Select(Rebate, AnyTier, Amount, Amount).Sample((terms, tier, a, more) =>
        Assert.True(RebateFormula.AmountMinor(a, tier, terms) <= RebateFormula.AmountMinor(Math.Min(a + more, 10_000_000_000_000), tier, terms)));

    [Fact]
    public void Rebate_OneMinorUnitMoreNeverLowersIt_AtEveryEdge() => Gen.Select(Rebate, AnyTier).Sample((terms, tier) =>
    {
        var schedule = terms.For(tier);
        foreach (var step in schedule.Steps)
        {
            var edge = RebateFormula.EdgeMinor(schedule.TargetMinor, step.FromPpm);
            // The edge is the least amount whose attainment is reached.
            Assert.True((Int128)edge * 1_000_000 >= (Int128)schedule.TargetMinor * step.FromPpm);
            Assert.True((Int128)(edge - 1) * 1_000_000 < (Int128)schedule.TargetMinor * step.FromPpm);
            for (var credited = Math.Max(0, edge - 2); credited <= edge + 2; credited++)
                Assert.True(RebateFormula.AmountMinor(credited, tier, terms) <= RebateFormula.AmountMinor(credited + 1, tier, terms));
        }
    });

    [Fact]
    public void Rebate_IsTheSumOfItsLines_WhichHoldEveryBooking() => Gen.Select(Rebate, AnyTier, Amount).Sample((terms, tier, credited) =>
    {
        var lines = RebateFormula.Lines(credited, tier, terms);
        Assert.Equal(RebateFormula.AmountMinor(credited, tier, terms), lines.Sum(line => line.AmountMinor));
        Assert.Equal(credited, lines.Sum(line => line.BaseMinor));
        var highest = terms.For(tier).Steps.Select(step => step.RatePpm).DefaultIfEmpty().Max();
        Assert.True(lines.Sum(line => line.AmountMinor) <= Ratio.Ceiling((Int128)credited * highest, 1_000_000) + lines.Count);
    });

    [Fact]
    public void Rebate_HigherRatesNeverLowerIt() => Gen.Select(Rebate, AnyTier, Amount, Gen.Int[0, 500_000]).Sample((terms, tier, credited, more) =>
    {
        RebateSchedule Raise(RebateSchedule schedule) => schedule with { Steps = [.. schedule.Steps.Select(step => step with { RatePpm = step.RatePpm + more })] };
        var raised = terms with { Schedule = Raise(terms.Schedule), ByTier = [.. terms.ByTier.Select(own => own with { Schedule = Raise(own.Schedule) })] };
        Assert.True(RebateFormula.AmountMinor(credited, tier, terms) <= RebateFormula.AmountMinor(credited, tier, raised));
    });

    [Fact]
    public void Margin_NeverAboveItsCap_HigherRatesAndHigherTiersNeverLowerIt() =>
        Gen.Select(Gen.Select(Rate, Rate, Rate, Rate), Gen.Select(Rate, Rate, Rate), AnyTier, Gen.Bool, Gen.Int[0, 3], Amount).Sample((rates, others, tier, registered, specializations, list) =>
        {
            int[] tiers = [rates.Item1, rates.Item2, rates.Item3, rates.Item4];
            Array.Sort(tiers);
            var terms = new IncentiveTerms.Margin(new(tiers[0], tiers[1], tiers[2], tiers[3]), others.Item1, others.Item2, others.Item3);
            long Of(IncentiveTerms.Margin margin, Tier held) => MarginFormula.Line(list, MarginFormula.RatePpm(held, registered, specializations, margin)).AmountMinor;
            var amount = Of(terms, tier);
            Assert.True(amount <= Ratio.HalfEven((Int128)list * terms.CapPpm, 1_000_000));
            Assert.True(amount <= Of(terms with { RegistrationBonusPpm = terms.RegistrationBonusPpm + 7_000 }, tier));
            Assert.True(amount <= Of(terms with { CapPpm = terms.CapPpm + 7_000 }, tier));
            Assert.True(tier == Tier.Elite || amount <= Of(terms, tier + 1));
        });

    [Fact]
    public void ReferralFee_NeverAboveItsCap_MoreAcvAndHigherRatesNeverLowerIt() => Gen.Select(Amount, Amount, Rate, Amount).Sample((acv, more, rate, cap) =>
    {
        var terms = new IncentiveTerms.ReferralFee(rate, cap, 45);
        var fee = ReferralFormula.Line(acv, terms).AmountMinor;
        Assert.True(fee <= Ratio.HalfEven((Int128)cap * rate, 1_000_000));
        Assert.True(fee <= ReferralFormula.Line(acv + more, terms).AmountMinor);
        Assert.True(fee <= ReferralFormula.Line(acv, terms with { RatePpm = rate + 1 }).AmountMinor);
        Assert.Equal((acv, fee), (ReferralFormula.Lines(acv, terms).Sum(line => line.BaseMinor), ReferralFormula.Lines(acv, terms).Sum(line => line.AmountMinor)));
    });

    [Fact]
    public void Mdf_NeverAboveApprovedOrProven() => Gen.Select(Amount, Amount, Rate).Sample((approved, proven, share) =>
        Assert.InRange(MdfFormula.Line(approved, proven, Defaults.Program.Incentives.Mdf with { SharePpm = share }).AmountMinor, 0, Math.Min(approved, proven)));

    internal static readonly string[] Names = ["acme", "bolt", "cog", "dot"];

    internal static readonly Gen<WonDeal> AnyDeal = Gen.Select(
        Gen.Select(Gen.Int[0, 400], Gen.Int[0, 99], Amount),
        Gen.Long[0, 5].Array[4],
        Gen.Select(Gen.Int[0, 2], Gen.Int[-1, 3], Gen.Int[-1, 3], Gen.Int[-1, 3], Gen.Int[-1, 400]),
        Gen.Select(Gen.Int[0, 500], Gen.Long[-1_000_000, 10_000_000], Gen.Int[24_287, 24_305]).Array[0, 8]).Select((win, weights, who, usage) =>
        {
            var won = new FactKey(Instant.Utc(2024, 1, 1).AddDays(win.Item1), "crm", $"w{win.Item2}");
            var ppm = Split.LargestRemainder(1_000_000, weights);
            var money = Split.LargestRemainder(win.Item3, weights);
            PartnerId? Partner(int index) => index < 0 ? null : new(Names[index]);
            return new WonDeal(
                new($"o{win.Item2}"), won, win.Item3, null, (Motion)who.Item1, Partner(who.Item2), Partner(who.Item3),
                [.. Names.Select((name, i) => new PemActors.Rulebook.Attribution.Credit(new(name), ppm[i], money[i])).Where(credit => credit.Ppm > 0)],
                Partner(who.Item4),
                who.Item5 < 0 ? null : won.Time.AddDays(who.Item5),
                [.. usage.Select((metered, i) => new UsageMetering(new(won.Time.AddDays(metered.Item1), "billing", $"u{i}"), metered.Item2, metered.Item3)).OrderBy(metering => metering.Key)]);
        });

    // Standings that differ by partner and change with time, so that each cause asks for its own.
    internal static PartnerStanding? StandingAt(PartnerId partner, Instant t) => partner.Value switch
    {
        "cog" when t < Instant.Utc(2024, 6, 1) => null,
        "dot" => new(Tier.Elite, PartnerType.Oem, "apac", 2, 0, false, t >= Instant.Utc(2024, 9, 1)),
        _ => new(t < Instant.Utc(2024, 4, 1) ? Tier.Select : Tier.Premier, PartnerType.Reseller, "emea", 0, 2, false, false),
    };

    private static IEnumerable<Entitlement> All(IReadOnlyCollection<WonDeal> deals) => ((IncentiveTerms[])[Earning.Terms.Margin, Earning.Terms.ReferralFee, Earning.Terms.Usage, Earning.Terms.Rebate])
        .Select((terms, i) => Earning.Incentive(terms) with { Id = new($"i{i}") })
        .SelectMany(incentive => deals.SelectMany(deal => DealEntitlements.Of(incentive, deal, StandingAt))
            .Concat(QuarterCalendar.ClosesBetween(Defaults.Program.Calendar, Instant.Utc(2023, 12, 31), Instant.Utc(2025, 6, 1)).SelectMany(close => QuarterEntitlements.Of(incentive, close, Defaults.Program.Calendar, deals, StandingAt))));

    [Fact]
    public void Entitlements_AreTheSumOfTheirLines_NeverNegative_EachOfANameOfItsOwn_WhateverTheOrder() =>
        Gen.Select(AnyDeal.Array[0, 8], Gen.Int[0, 1_000]).Sample(
            (drawn, turn) =>
            {
                var deals = drawn.DistinctBy(deal => deal.Opportunity).ToArray();
                var earned = All(deals).ToDictionary(each => each.Payout);
                Assert.All(earned.Values, each =>
                {
                    Assert.Equal(each.Lines.Sum(line => line.AmountMinor), each.AmountMinor);
                    Assert.True(each.AmountMinor >= 0);
                });
                var turned = deals.Select((deal, i) => (deal, Order: (i * 7 + turn) % 11)).OrderBy(pair => pair.Order)
                    .Select(pair => pair.deal with { Usage = [.. pair.deal.Usage.Reverse()] }).ToArray();
                var again = All(turned).ToDictionary(each => each.Payout);
                Assert.Equal(Shown(earned), Shown(again));
            },
            iter: Law.Times(200));

    [Fact]
    public void Usage_PartsHoldTheWholeNetOfAMonth_AndAChangedAmountKeepsTheName() => AnyDeal.Sample(
        deal =>
        {
            var incentive = Earning.Incentive(Earning.Terms.Usage) with { Until = Instant.Utc(2030, 1, 1) };
            var earned = DealEntitlements.Of(incentive, deal, Earning.AlwaysSelect);
            foreach (var month in earned.GroupBy(each => each.Cause))
            {
                var of = deal.Usage.First(metering => metering.Key == month.Key).Month;
                var net = deal.Usage.Where(metering => metering.Month == of && UsageFormula.Counts(of, metering.Key.Time, deal.Won.Time, deal.ChurnedAt, Earning.Terms.Usage)).Sum(metering => metering.AmountMinor);
                Assert.Equal(Math.Max(0, net), month.Sum(each => each.Lines[0].BaseMinor));
            }
            var doubled = DealEntitlements.Of(incentive, deal with { Usage = [.. deal.Usage.Select(metering => metering with { AmountMinor = 2 * metering.AmountMinor })] }, Earning.AlwaysSelect);
            Assert.Equal(earned.Select(each => each.Payout), doubled.Select(each => each.Payout));
        },
        iter: Law.Times(500));

    [Fact]
    public void Formulas_AllocateNothing()
    {
        var tiered = Earning.Terms.Rebate with { ByTier = [new(Tier.Elite, Earning.Terms.Rebate.Schedule)] };
        var units = tiered with { Form = RebateForm.AllUnits };
        var narrow = Earning.Incentive(Earning.Terms.Margin) with { Eligibility = new([PartnerType.Reseller], ["emea"], [Tier.Select], [Motion.Resell]) };
        var part = new DealPart(true, Motion.Resell, true, true, 1);
        long Run()
        {
            var sum = RebateFormula.AmountMinor(7_000_000, Tier.Select, tiered) + RebateFormula.AmountMinor(7_000_000, Tier.Elite, units);
            sum += MarginFormula.Line(100, MarginFormula.RatePpm(Tier.Elite, true, 1, Earning.Terms.Margin)).AmountMinor;
            sum += ReferralFormula.Line(100, Earning.Terms.ReferralFee).AmountMinor + UsageFormula.Line(100, Earning.Terms.Usage).AmountMinor;
            sum += SpifFormula.SumMinor(ActivityKind.Poc, Earning.Terms.Spif) + MdfFormula.Line(1, 2, Earning.Terms.Mdf).AmountMinor;
            return sum + (EligibilityRules.Judge(narrow, Earning.Select, part, Earning.Won.Time) is null ? 1 : 0);
        }
        for (var i = 0; i < 200; i++) Run();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++) Run();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static IEnumerable<string> Shown(Dictionary<PayoutId, Entitlement> earned) => earned.Values.OrderBy(each => each.Payout)
        .Select(each => $"{each.Payout} {each.Partner} {each.Opportunity} {each.Cause} {each.AmountMinor} {each.Due} {Earning.Text(each.Lines)}");
}
