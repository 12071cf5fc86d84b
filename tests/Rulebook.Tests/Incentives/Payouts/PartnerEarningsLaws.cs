using CsCheck;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Tests.Incentives.Payouts;

/// <summary>What partners work out each for itself is together what the whole deals give, and is worked out anew only where it can differ.</summary>
public sealed class PartnerEarningsLaws
{
    private static readonly CalendarTerms Calendar = Defaults.Program.Calendar;
    private static readonly Instant Dawn = Instant.Utc(2000, 1, 1);

    private static readonly Incentive[] Incentives = [.. ((IncentiveTerms[])[Earning.Terms.Margin, Earning.Terms.ReferralFee, Earning.Terms.Usage, Earning.Terms.Rebate])
        .Select((terms, i) => Earning.Incentive(terms) with { Id = new($"i{i}"), Until = Instant.Utc(2026, 1, 1) })];

    [Fact]
    public void AllPartnersTogether_EarnWhatTheWholeDealsGive() => Gen.Select(PayoutLaws.AnyDeal.Array[0, 8], Gen.Int[0, 700]).Sample(
        (drawn, days) =>
        {
            var until = Instant.Utc(2024, 3, 1).AddDays(days);
            var deals = drawn.DistinctBy(deal => deal.Opportunity).Where(deal => deal.Won.Time <= until).Select(deal => AsOf(deal, until)).ToArray();
            foreach (var incentive in Incentives)
            {
                var whole = deals.SelectMany(deal => DealEntitlements.Of(incentive, deal, PayoutLaws.StandingAt)).Where(earned => earned.Cause.Time <= until)
                    .Concat(QuarterCalendar.ClosesBetween(Calendar, Dawn, until).SelectMany(close => QuarterEntitlements.Of(incentive, close, Calendar, deals, PayoutLaws.StandingAt)));
                var parts = PayoutLaws.Names.SelectMany(name => Of(incentive, deals, new(name), Dawn, until)).ToList();
                Assert.Equal(Shown(whole), Shown(parts.SelectMany(quarter => quarter.Entitlements)));
                Assert.All(parts, quarter => Assert.All(quarter.Entitlements, earned => Assert.Equal(quarter.Quarter, QuarterCalendar.NextClose(Calendar, new(earned.Cause.Time.Ticks - 1)))));
                Assert.Equal(parts.Count, parts.Select(quarter => (quarter.Partner, quarter.Quarter)).Distinct().Count());
            }
        },
        iter: Law.Times(300));

    [Fact]
    public void After_LeavesOutWhatTheQuartersBeforeGive() => Gen.Select(PayoutLaws.AnyDeal.Array[0, 6], Gen.Int[0, 8]).Sample(
        (drawn, quarters) =>
        {
            var deals = drawn.DistinctBy(deal => deal.Opportunity).ToArray();
            var until = Instant.Utc(2026, 1, 1);
            var after = Instant.Utc(2024, 1, 1).AddMonths(3 * quarters);
            foreach (var incentive in Incentives)
                foreach (var name in PayoutLaws.Names)
                    Assert.Equal(
                        Of(incentive, deals, new(name), Dawn, until).Where(quarter => quarter.Quarter > after).Select(Shown),
                        Of(incentive, deals, new(name), after, until).Select(Shown));
        },
        iter: Law.Times(100));

    [Fact]
    public void SharesOfAPartner_AreThoseOfTheDealsThatOpportunitiesKnow() => Gen.Select(Generated.Log, Generated.AnyTime.Array[6]).Sample(
        (log, times) =>
        {
            var evidence = log.Clean(Defaults.Program);
            foreach (var t in times)
            {
                var known = log.Opportunities.Select((facts, o) => Fold.Opportunity(new($"opp{o}"), facts))
                    .Select(opportunity => opportunity.WonDealAt(t, Defaults.Program)).OfType<WonDeal>().Select(deal => deal.ShareOf(Generated.Me));
                Assert.Equal(known.Select(Shown), evidence.SharesAt(t).Select(Shown));
            }
        },
        iter: Law.Times(300));

    [Fact]
    public void EarliestAffectedAndEarliestCause_NoCauseBeforeBothEarnsOtherwise() => Gen.Select(Generated.Log, Gen.Int[1, 1_000]).Sample(
        (log, turn) =>
        {
            var evidence = new PartnerEvidence(Generated.Me);
            var notes = log.Opportunities.SelectMany((facts, o) => Generated.Notes([.. facts.Select(Metered)], o, Defaults.Program));
            var before = Causes(evidence);
            foreach (var fact in log.Partner.Concat<PartnerFact>(notes).Select((fact, i) => (fact, Order: i * turn % 101)).OrderBy(pair => pair.Order).Select(pair => pair.fact).DistinctBy(fact => (fact.Key.Source, fact.Key.Id)))
            {
                var from = Instant.Min(evidence.EarliestAffected(fact) ?? Instant.Never, evidence.EarliestCause(fact) ?? Instant.Never);
                evidence.Apply(fact);
                var now = Causes(evidence);
                Assert.Equal(before.Where(earned => earned.At < from), now.Where(earned => earned.At < from));
                before = now;
            }
        },
        iter: Law.Times(60));

    [Fact]
    public void TierAt_OfAHistory_IsTheTierOfTheInstant() => Gen.Select(Generated.Log, Generated.AnyTime.Array[12], Gen.Bool).Sample(
        (log, times, immediate) =>
        {
            var program = Defaults.Program with { Tiers = Defaults.Program.Tiers with { Promotion = immediate ? Promotion.Immediate : Promotion.Quarterly } };
            var evidence = log.Clean(program);
            var history = TierHistory.At(evidence, program, times.Max());
            foreach (var t in times)
            {
                Assert.Equal(TierHistory.At(evidence, program, t).Tier, history.TierAt(t));
                Assert.Equal(evidence.StandingAt(t, program), evidence.StandingAt(t, program, history));
            }
            Assert.Throws<ArgumentOutOfRangeException>(() => history.TierAt(new(times.Max().Ticks + 1)));
        },
        iter: Law.Times(300));

    private static List<(Instant At, string Shown)> Causes(PartnerEvidence evidence)
    {
        var t = Instant.Utc(2027, 1, 1);
        var history = TierHistory.At(evidence, Defaults.Program, t);
        var spif = Earning.Incentive(Earning.Terms.Spif) with { Until = Instant.Utc(2026, 12, 31) };
        return [.. Incentives.Append(spif).SelectMany(incentive => PartnerEarnings.Of(
                incentive with { From = Dawn }, Calendar, evidence.Id, evidence.SharesAt(t), evidence.EarningActivitiesBy(t), at => evidence.StandingAt(at, Defaults.Program, history), Dawn, t))
            .SelectMany(quarter => quarter.Entitlements.Select(earned => (earned.Cause.Time, Shown(earned))).Concat(quarter.Activities.Select(activity => (activity.Key.Time, $"{activity}"))))
            .OrderBy(earned => earned.Item1).ThenBy(earned => earned.Item2, StringComparer.Ordinal)];
    }

    // The generated meterings are of a month that no deal earns by.
    private static OpportunityFact Metered(OpportunityFact fact) =>
        fact is OpportunityFact.UsageMetered metered ? metered with { Month = UsageFormula.MonthOf(fact.Key.Time) - (int)(metered.AmountMinor / 10_000 % 2) } : fact;

    private static IReadOnlyList<PartnerEarned> Of(Incentive incentive, WonDeal[] deals, PartnerId partner, Instant after, Instant until) =>
        PartnerEarnings.Of(incentive, Calendar, partner, [.. deals.Select(deal => deal.ShareOf(partner))], [], t => PayoutLaws.StandingAt(partner, t), after, until);

    private static WonDeal AsOf(WonDeal deal, Instant t) =>
        deal with { ChurnedAt = deal.ChurnedAt <= t ? deal.ChurnedAt : null, Usage = [.. deal.Usage.Where(metering => metering.Key.Time <= t)] };

    private static IEnumerable<string> Shown(IEnumerable<Entitlement> earned) => earned.OrderBy(each => each.Cause).ThenBy(each => each.Payout).Select(Shown);

    private static string Shown(Entitlement earned) => $"{earned with { Lines = [] }} {Earning.Text(earned.Lines)}";

    private static string Shown(PartnerEarned quarter) => $"{quarter.Quarter} {string.Join('|', quarter.Entitlements.Select(Shown))}";

    private static string Shown(DealShare share) => $"{share with { CreditsPpm = [], Place = -1, Usage = [] }} {share.Place} {string.Join(' ', share.CreditsPpm)} {string.Join(' ', share.Usage)}";
}
