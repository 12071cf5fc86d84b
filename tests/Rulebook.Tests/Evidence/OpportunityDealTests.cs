using CsCheck;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Evidence;

/// <summary>What opportunities and partners give incentives to read: the won deal, and the standing at an instant.</summary>
public sealed class OpportunityDealTests
{
    private static readonly PartnerId Acme = new("acme");
    private static readonly PartnerId Bolt = new("bolt");

    private readonly OpportunityFact[] told =
    [
        new OpportunityFact.Created(Key("2024-01-10", "c"), "acct", "core", 100, Stage.Qualify, Motion.Resell, Bolt, false),
        new OpportunityFact.TouchRecorded(Key("2024-01-05", "t1"), Acme, EvidenceKind.ActivityLog, true),
        new OpportunityFact.TouchRecorded(Key("2024-01-12", "t2"), Bolt, EvidenceKind.ActivityLog, true),
        new OpportunityFact.RegistrationApproved(Key("2024-02-01", "a"), Bolt, null),
        new OpportunityFact.Won(Key("2024-03-01", "w"), 900, 1_200, 12),
        new OpportunityFact.UsageMetered(Key("2024-04-01", "u2"), 40, 24_290),
        new OpportunityFact.UsageMetered(Key("2024-03-02", "u1"), -5, 24_289),
        new OpportunityFact.SubscriptionRenewed(Key("2024-04-01", "r"), 7),
        new OpportunityFact.SubscriptionChurned(Key("2024-05-01", "x")),
    ];

    [Fact]
    public void WonDealAt_CarriesAllThatIncentivesRead()
    {
        var deal = Fold.Opportunity(new("o1"), told).WonDealAt(Story.At("2024-05-01"), Defaults.Program)!;
        Assert.Equal(
            (new("o1"), Key("2024-03-01", "w"), 900, 1_200, Motion.Resell, Bolt, Bolt, Bolt, Story.At("2024-05-01")),
            (deal.Opportunity, deal.Won, deal.AmountMinor, deal.ListAmountMinor, deal.Motion, deal.Owner!.Value, deal.Source!.Value, deal.Registered!.Value, deal.ChurnedAt!.Value));
        Assert.Equal([new(Acme, 333_333, 300), new(Bolt, 666_667, 600)], deal.Credits);
        Assert.Equal([new UsageMetering(Key("2024-03-02", "u1"), -5, 24_289), new UsageMetering(Key("2024-04-01", "u2"), 40, 24_290)], deal.Usage);
    }

    [Fact]
    public void WonDealAt_KnowsOnlyWhatHappenedByThen() => Table.Check(
        """
        at                          | won | meterings | churned
        2024-02-29T23:59:59.9999999 | no  | 0         | no
        2024-03-01                  | yes | 0         | no
        2024-03-02                  | yes | 1         | no
        2024-03-31T23:59:59.9999999 | yes | 1         | no
        2024-04-01                  | yes | 2         | no
        2024-04-30T23:59:59.9999999 | yes | 2         | no
        2024-05-01                  | yes | 2         | yes
        """,
        row =>
        {
            var deal = Fold.Opportunity(new("o1"), told).WonDealAt(Story.At(row["at"]), Defaults.Program);
            Assert.Equal((row["won"] == "yes", row.Int("meterings"), row["churned"] == "yes"), (deal is not null, deal?.Usage.Count ?? 0, deal?.ChurnedAt is not null));
        });

    [Fact]
    public void WonDealAt_NullWhereNotCreated_Lost_OrOpen()
    {
        Assert.Null(Fold.Opportunity(new("o1"), told[1..]).WonDealAt(Instant.Never, Defaults.Program));
        Assert.Null(Fold.Opportunity(new("o1"), [.. told, new OpportunityFact.Lost(Key("2024-02-15", "l"), "price")]).WonDealAt(Instant.Never, Defaults.Program));
        Assert.Null(Fold.Opportunity(new("o1"), told[..4]).WonDealAt(Instant.Never, Defaults.Program));
        // A win dated before the creation counts from the creation on.
        OpportunityFact[] early = [told[0], new OpportunityFact.Won(Key("2024-01-08", "w"), 900, null, null)];
        Assert.Null(Fold.Opportunity(new("o1"), early).WonDealAt(new(Story.At("2024-01-10").Ticks - 1), Defaults.Program));
        Assert.Equal(Story.At("2024-01-08"), Fold.Opportunity(new("o1"), early).WonDealAt(Story.At("2024-01-10"), Defaults.Program)!.Won.Time);
    }

    // Approved on 1 February 2024 for 90 days, which end as 1 May begins.
    [Fact]
    public void WonDealAt_RegisteredIsWhoseProtectionHoldsAtTheWin() => Table.Check(
        """
        won                         | registered
        2024-01-31                  |
        2024-02-01                  | bolt
        2024-04-30T23:59:59.9999999 | bolt
        2024-05-01                  |
        """,
        row =>
        {
            OpportunityFact[] facts = [told[0], told[3], new OpportunityFact.Won(Key(row["won"], "w"), 900, null, null)];
            Assert.Equal(row["registered"], Fold.Opportunity(new("o1"), facts).WonDealAt(Instant.Never, Defaults.Program)!.Registered?.Value ?? "");
        });

    [Fact]
    public void ViewAt_SumsRevenueByThen()
    {
        var evidence = Fold.Opportunity(
            new("o1"),
            [
                .. told, new OpportunityFact.OrderPlaced(Key("2024-04-02", "o1"), Acme, 11, null), new OpportunityFact.OrderPlaced(Key("2024-04-02", "o2"), Acme, 12, 3),
                new OpportunityFact.SubscriptionExpanded(Key("2024-04-02", "e1"), 21), new OpportunityFact.SubscriptionExpanded(Key("2024-04-02", "e2"), null), new OpportunityFact.SubscriptionExpanded(Key("2024-04-02", "e3"), 23),
            ]);
        Assert.Equal(new RevenueSums(0, 0, 0, 0), evidence.ViewAt(Story.At("2024-03-01"), Defaults.Program)!.Revenue);
        Assert.Equal(new RevenueSums(0, -5, 0, 0), evidence.ViewAt(Story.At("2024-03-02"), Defaults.Program)!.Revenue);
        Assert.Equal(new RevenueSums(0, 35, 0, 1), evidence.ViewAt(Story.At("2024-04-01"), Defaults.Program)!.Revenue);
        Assert.Equal(new RevenueSums(23, 35, 44, 1), evidence.ViewAt(Story.At("2024-04-02"), Defaults.Program)!.Revenue);
    }

    [Fact]
    public void WonDealAt_IsTheSameWhateverTheOrder_AndAsIfNothingLaterWereKnown() => Gen.Select(Generated.Log, Generated.AnyTime.Array[4], Gen.Int[1, 1_000]).Sample(
        (log, times, turn) =>
        {
            foreach (var facts in log.Opportunities)
            {
                var clean = Fold.Opportunity(new("o1"), facts.OrderBy(fact => fact.Key));
                var shuffled = Fold.Opportunity(new("o1"), facts.Select((fact, i) => (fact, Order: i * turn % 13)).OrderBy(pair => pair.Order).Select(pair => pair.fact));
                foreach (var t in times)
                {
                    var known = Fold.Opportunity(new("o1"), facts.Where(fact => fact.Key.Time <= t));
                    Assert.Equal(Shown(clean, t), Shown(shuffled, t));
                    Assert.Equal(Shown(clean, t), Shown(known, t));
                }
            }
        },
        iter: Law.Times(300));

    [Fact]
    public void StandingAt_IsThatOfTheInstant() => Table.Check(
        """
        at                          | tier       | specializations | strikes | suspended | terminated
        2024-01-01T23:59:59.9999999 | none yet   |                 |         |           |
        2024-01-02                  | registered | 0               | 0       | no        | no
        2024-02-10                  | registered | 1               | 0       | no        | no
        2024-04-01                  | registered | 1               | 0       | no        | no
        2024-04-01T00:00:00.0000001 | select     | 1               | 0       | no        | no
        2024-05-01                  | select     | 1               | 1       | no        | no
        2024-05-03                  | select     | 1               | 3       | yes       | no
        2024-06-01                  | select     | 0               | 3       | yes       | no
        2024-07-01                  | select     | 0               | 3       | yes       | yes
        """,
        row =>
        {
            var evidence = new Story().Registered("2024-01-02").Win("2024-02-01").Certified("2024-02-01").Active("2024-02-01")
                .Say("2024-02-10", key => new PartnerFact.SpecializationAwarded(key, "cloud", Story.At("2024-06-01")))
                .Say("2024-05-01", key => new PartnerFact.StrikeConfirmed(key, "v1")).Say("2024-05-02", key => new PartnerFact.StrikeConfirmed(key, "v2")).Say("2024-05-03", key => new PartnerFact.StrikeConfirmed(key, "v3"))
                .Say("2024-07-01", key => new PartnerFact.Terminated(key, "left")).Evidence;
            var standing = evidence.StandingAt(Story.At(row["at"]), Defaults.Program);
            if (row["tier"] == "none yet") Assert.Null(standing);
            else
                Assert.Equal(
                    new PartnerStanding(row.Enum<Rulebook.Tiers.Tier>("tier"), PartnerType.Reseller, "emea", row.Int("specializations"), row.Int("strikes"), row["suspended"] == "yes", row["terminated"] == "yes"),
                    standing);
        });

    [Fact]
    public void StandingAt_NoneBeforeAnyApplication_AndAKnownHistoryChangesNothing()
    {
        Assert.Null(new PartnerEvidence(Acme).StandingAt(Story.At("2024-02-01"), Defaults.Program));
        var evidence = new Story().Registered("2024-01-02").Win("2024-02-01").Certified("2024-02-01").Evidence;
        var known = Rulebook.Tiers.TierHistory.At(evidence, Defaults.Program, Story.At("2024-05-01"));
        Assert.Equal(evidence.StandingAt(Story.At("2024-06-01"), Defaults.Program), evidence.StandingAt(Story.At("2024-06-01"), Defaults.Program, known));
    }

    private static string Shown(OpportunityEvidence evidence, Instant t) => evidence.WonDealAt(t, Defaults.Program) is not { } deal
        ? "none"
        : $"{deal with { Credits = [], Usage = [] }} {string.Join(' ', deal.Credits)} {string.Join(' ', deal.Usage)}";

    private static FactKey Key(string at, string id) => new(Story.At(at), "crm", id);
}
