using CsCheck;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Health;
using PemActors.Rulebook.Lifecycle;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tests.Support;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Tests.Evidence;

public sealed class EvidenceLaws
{
    private static readonly Programs.ProgramDocument Program = Defaults.Program;

    [Fact]
    public void HealthAt_AgreesWithThePlainReadingOfTheRules() =>
        Gen.Select(Generated.Log, Generated.AnyTime.Array[20]).Sample(
            (log, times) =>
            {
                var evidence = log.Clean(Program);
                foreach (var t in times.Concat(Edges(log)))
                    Assert.Equal(Oracle.HealthAt(log, Generated.Me, t, Program), evidence.HealthAt(t, Program));
            },
            iter: Law.Times(1_000));

    [Fact]
    public void Answers_AreTheSame_WhateverTheOrderRepetitionAndLateness() =>
        Gen.Select(Generated.Log, Generated.AnyTime.Array[12], Gen.ULong.Array[200]).Sample(
            (log, times, luck) =>
            {
                var clean = log.Clean(Program);
                var shuffled = Fold.Partner(Generated.Me, Arriving(log, luck));
                foreach (var t in times)
                {
                    Assert.Equal(clean.HealthAt(t, Program), shuffled.HealthAt(t, Program));
                    Assert.Equal(clean.TierAt(t, t.AddDays(-91), Program), shuffled.TierAt(t, t.AddDays(-91), Program));
                    Assert.Equal(clean.IntroducedAt(t), shuffled.IntroducedAt(t));
                    Assert.Equal(clean.Profile?.Type, shuffled.Profile?.Type);
                    Assert.Equal(LifecycleRules.StageAt(clean, Program, t), LifecycleRules.StageAt(shuffled, Program, t));
                    Assert.Equal(LifecycleRules.ActivatedAt(clean, Program, t), LifecycleRules.ActivatedAt(shuffled, Program, t));
                    Assert.Equal(HealthCalendar.NextChange(clean, Program, t), HealthCalendar.NextChange(shuffled, Program, t));
                    Assert.Equal((clean.UsersAt(t), clean.ListingsAt(t), clean.DeliveriesBy(t), clean.LearningBy(t), clean.RecommendationsIn(365, t)),
                        (shuffled.UsersAt(t), shuffled.ListingsAt(t), shuffled.DeliveriesBy(t), shuffled.LearningBy(t), shuffled.RecommendationsIn(365, t)));
                    Same(TierHistory.At(clean, Program, t), TierHistory.At(shuffled, Program, t));
                }
            },
            iter: Law.Times(1_000));

    [Fact]
    public void EarliestAffected_NothingEarlierChanges() =>
        Gen.Select(Generated.Log, Generated.AnyTime.Array[20], Gen.ULong.Array[200]).Sample(
            (log, times, luck) =>
            {
                var evidence = new PartnerEvidence(Generated.Me);
                var before = times.Select(t => Answers(evidence, t)).ToArray();
                foreach (var fact in Arriving(log, luck).DistinctBy(fact => (fact.Key.Source, fact.Key.Id)))
                {
                    var affected = evidence.EarliestAffected(fact);
                    evidence.Apply(fact);
                    for (var i = 0; i < times.Length; i++)
                    {
                        var now = Answers(evidence, times[i]);
                        if (affected is null || times[i] < affected) Assert.Equal(before[i], now);
                        before[i] = now;
                    }
                }
            },
            iter: Law.Times(300));

    [Fact]
    public void MoreEvidence_NeverLowersABandThatCountsUpward() =>
        Gen.Select(Generated.Log, Generated.AnyTime, Gen.Int[0, 5]).Sample(
            (log, t, more) =>
            {
                var evidence = log.Clean(Program);
                if (!evidence.IntroducedAt(t)) return;
                var cuts = HealthCuts.For(Program.Health, PartnerType.Reseller, "emea");
                var before = HealthRules.Card(evidence.HealthAt(t, Program), cuts);
                for (var i = 0; i < more; i++)
                {
                    evidence.Apply(new PartnerFact.ActivityRecorded(new(t, "more", $"a{i}"), ActivityKind.Demo, null, null, null, true));
                    evidence.Apply(new PartnerFact.CertificationEarned(new(t, "more", $"c{i}"), $"new{i}", "first", CertificationLevel.Foundational, 10_000, null));
                    evidence.Apply(new PartnerFact.SurveyAnswered(new(t, "more", $"s{i}"), 500));
                }
                var after = HealthRules.Card(evidence.HealthAt(t, Program), cuts);
                Assert.True(after.Activity.Band >= before.Activity.Band);
                Assert.True(after.Enablement.Band >= before.Enablement.Band);
                Assert.True(!before.QualityKnown || after.Quality.Band >= before.Quality.Band);
            },
            iter: Law.Times(2_000));

    internal static void Same(TierHistory a, TierHistory b)
    {
        Assert.Equal((a.Tier, a.Since, a.Warnings, a.Suspended, a.RegisteredAt, a.Standing), (b.Tier, b.Since, b.Warnings, b.Suspended, b.RegisteredAt, b.Standing));
        Assert.Equal(a.Decisions, b.Decisions);
    }

    private static (HealthInputs, TierInputs, LifecycleStage, Instant?, bool) Answers(PartnerEvidence evidence, Instant t) =>
        (evidence.HealthAt(t, Program), evidence.TierAt(t, t.AddDays(-91), Program), LifecycleRules.StageAt(evidence, Program, t), LifecycleRules.ActivatedAt(evidence, Program, t), evidence.IntroducedAt(t));

    private static IEnumerable<Instant> Edges(Generated log) =>
        log.Partner.Take(10).Select(fact => fact.Key.Time).Concat(log.Opportunities.SelectMany(facts => facts.Take(4)).Select(fact => fact.Key.Time))
            .SelectMany(at => (Instant[])[at, new(at.Ticks - 1), at.AddDays(60), at.AddDays(365), new(at.AddDays(365).Ticks - 1)]);

    // Everything in an order drawn by luck, one fact in twenty twice, and every note an opportunity made on the way.
    private static PartnerFact[] Arriving(Generated log, ulong[] luck)
    {
        var draw = 0;
        ulong Next() => luck[draw++ % luck.Length] * (ulong)(2 * draw + 1);
        var all = new List<PartnerFact>(log.Partner);
        for (var o = 0; o < log.Opportunities.Length; o++)
            all.AddRange(Generated.Notes([.. log.Opportunities[o].OrderBy(_ => Next())], o, Program));
        all.AddRange(all.Where(_ => Next() % 20 == 0).ToArray());
        return [.. all.OrderBy(_ => Next())];
    }
}
