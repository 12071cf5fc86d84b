using CsCheck;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;
using PemActors.Rulebook.Tiers;
using static PemActors.Rulebook.Tests.Incentives.Payouts.Earning;

namespace PemActors.Rulebook.Tests.Incentives.Payouts;

/// <summary>From facts to entitlements, and what follows when a fact comes late.</summary>
public sealed class RestatementTests
{
    private static readonly Incentive Usage = Incentive(Terms.Usage);

    [Fact]
    public void Between_WhatIsNew_WhatDiffers_AndWhatHoldsNoMore()
    {
        var march = new UsageMetering(Key("2024-04-01", "m1"), 1_000, 24_290);
        var alone = Deal with { Credits = [new(Acme, 1_000_000, 1_000_000)] };
        var april = march with { Key = Key("2024-05-01", "a1"), Month = 24_291 };
        var before = DealEntitlements.Of(Usage, alone with { Usage = [march, april] }, AlwaysSelect);
        Assert.Empty(Restatements.Between(before, DealEntitlements.Of(Usage, alone with { Usage = [april, march] }, AlwaysSelect)));
        Assert.Equal(before, Restatements.Between([], before));

        // May is new, March's net falls, April was metered when the customer had left already.
        var after = DealEntitlements.Of(Usage, alone with { Usage = [march, march with { Key = Key("2024-04-02", "m2"), AmountMinor = -500 }] }, AlwaysSelect);
        var changes = Restatements.Between(before, [.. after, before[0] with { Payout = new("new"), Cause = Key("2024-03-01", "z") }]);
        Assert.Equal([("new", 30L, 1), (before[0].Payout.Value, 15, 1), (before[1].Payout.Value, 0, 0)], changes.Select(each => (each.Payout.Value, each.AmountMinor, each.Lines.Count)));
        Assert.Equal(before[1].Cause, changes[2].Cause);
    }

    [Fact]
    public void Between_EveryPartCounts_AndWithdrawnOnceIsEnough()
    {
        var one = DealEntitlements.Of(Incentive(Terms.ReferralFee), Deal, AlwaysSelect)[0];
        Entitlement[] others =
        [
            one with { AmountMinor = 1 }, one with { Partner = Bolt }, one with { Cause = Key("2024-03-02", "won") }, one with { Due = Instant.Never }, one with { Opportunity = null },
            one with { Lines = [one.Lines[0] with { RatePpm = 1 }] },
        ];
        foreach (var other in others) Assert.Equal([other], Restatements.Between([one], [other]));
        var withdrawn = Restatements.Between([one], []);
        Assert.Empty(Restatements.Between(withdrawn, []));
        Assert.Equal([one], Restatements.Between(withdrawn, [one]));
        // Of one cause the lesser name comes first.
        Assert.Equal(["a", "b"], Restatements.Between([], [one with { Payout = new("b") }, one with { Payout = new("a") }]).Select(each => each.Payout.Value));
    }

    // A late registration takes the source, and with it the fee, from acme, whose touch before the creation had given it.
    [Fact]
    public void ALateFact_MovesTheFee_AndKeepsTheNames()
    {
        OpportunityFact[] log =
        [
            new OpportunityFact.Created(Key("2024-02-01", "c"), "acct", "core", 100, Stage.Qualify, Motion.Referral, null, false),
            new OpportunityFact.TouchRecorded(Key("2024-01-20", "t"), Acme, EvidenceKind.ActivityLog, true),
            new OpportunityFact.Won(Key("2024-03-01", "w"), 500_000, null, null),
        ];
        IReadOnlyList<Entitlement> Of(params OpportunityFact[] facts) =>
            DealEntitlements.Of(Incentive(Terms.ReferralFee), Fold.Opportunity(new("o1"), facts).WonDealAt(Story.At("2024-06-01"), Defaults.Program)!, AlwaysSelect);
        var before = Of(log);
        var changes = Restatements.Between(before, Of([.. log, new OpportunityFact.RegistrationApproved(Key("2024-02-10", "a"), Bolt, null)]));
        Assert.Equal([(Acme, 0L), (Bolt, 50_000L)], changes.OrderBy(each => each.Partner).Select(each => (each.Partner, each.AmountMinor)));
        Assert.Equal(before[0].Payout, changes.Single(each => each.Partner == Acme).Payout);
    }

    // The close of 1 April 2024 promotes the partner to Select; the rebate of that quarter is still Registered's.
    [Fact]
    public void Rebate_AtTheClose_IsOfTheTierBeforeItsDecision()
    {
        var partner = new Story().Registered("2024-01-02").Win("2024-02-01").Certified("2024-02-01").Evidence;
        var rebate = Incentive(Terms.Rebate with { Form = RebateForm.AllUnits, ByTier = [new(Tier.Registered, new(100, [new(1_000_000, 10_000)])), new(Tier.Select, new(100, [new(1_000_000, 90_000)]))] });
        PartnerStanding? StandingAt(PartnerId id, Instant t) => partner.StandingAt(t, Defaults.Program);
        WonDeal[] deals = [Deal with { Credits = [new(Acme, 1_000_000, 1_000_000)] }, Deal with { Opportunity = new("o2"), Won = Key("2024-05-01", "w2"), Credits = [new(Acme, 1_000_000, 1_000_000)] }];
        IEnumerable<long> At(string close) => QuarterEntitlements.Of(rebate, Story.At(close), Defaults.Program.Calendar, deals, StandingAt).Select(each => each.AmountMinor);
        Assert.Equal([10_000], At("2024-04-01"));
        Assert.Equal([90_000], At("2024-07-01"));
    }

    private static readonly Gen<OpportunityFact[]> Log = Gen.Select(Gen.Int[0, 99], Gen.Int[0, 300], Gen.Int[0, 1], Gen.Int[0, 24], Gen.Long[-100_000, 1_000_000]).Array[0, 14].Select(draws => draws.Select((draw, i) =>
    {
        var (kind, day, who, month, amount) = draw;
        var key = new FactKey(Instant.Utc(2023, 12, 1).AddDays(day), "crm", $"e{i}");
        PartnerId partner = who == 0 ? Acme : Bolt;
        return (OpportunityFact)(i == 0 ? new OpportunityFact.Created(key with { Time = Instant.Utc(2023, 12, 1) }, "acct", "core", 0, Stage.Qualify, (Motion)(kind % 3), partner, false) : kind switch
        {
            < 25 => new OpportunityFact.TouchRecorded(key, partner, EvidenceKind.ActivityLog, kind > 2),
            < 35 => new OpportunityFact.RegistrationApproved(key, partner, null),
            < 55 => new OpportunityFact.Won(key, Math.Abs(amount), null, null),
            < 60 => new OpportunityFact.Lost(key, "price"),
            < 65 => new OpportunityFact.SubscriptionChurned(key),
            _ => new OpportunityFact.UsageMetered(key, amount, 24_287 + month),
        });
    }).ToArray());

    [Fact]
    public void WhateverTheOrder_RestatementsEndAtTheEntitlementsOfTheCleanLog() => Gen.Select(Log, Gen.Int[1, 12], Gen.Int[0, 13]).Sample(
        (log, step, first) =>
        {
            Dictionary<PayoutId, Entitlement> InForce(IEnumerable<OpportunityFact> arriving)
            {
                var evidence = new OpportunityEvidence(new("o1"));
                var book = new Dictionary<PayoutId, Entitlement>();
                foreach (var fact in arriving)
                {
                    evidence.Apply(fact);
                    var now = evidence.WonDealAt(Instant.Never, Defaults.Program) is { } deal
                        ? ((IncentiveTerms[])[Terms.Margin, Terms.ReferralFee, Terms.Usage]).SelectMany((terms, i) => DealEntitlements.Of(Incentive(terms) with { Id = new($"i{i}") }, deal, AlwaysSelect))
                        : [];
                    foreach (var change in Restatements.Between(book.Values, now)) book[change.Payout] = change;
                }
                return book;
            }
            var clean = InForce(log.OrderBy(fact => fact.Key));
            var late = InForce(log.Select((fact, i) => (fact, Order: (i * step + first) % 13)).OrderBy(pair => pair.Order).Select(pair => pair.fact));
            Assert.Equal(Shown(clean), Shown(late));
        },
        iter: Law.Times(500));

    // What was entitled on the way and is no more stays in a book, at 0.
    private static IEnumerable<string> Shown(Dictionary<PayoutId, Entitlement> book) => book.Values.Where(each => each.Lines.Count > 0).OrderBy(each => each.Payout)
        .Select(each => $"{each.Payout} {each.Partner} {each.Cause} {each.AmountMinor} {each.Due} {Text(each.Lines)}");
}
