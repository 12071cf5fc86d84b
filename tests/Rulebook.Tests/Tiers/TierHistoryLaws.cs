using CsCheck;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Evidence;
using PemActors.Rulebook.Tests.Support;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Tests.Tiers;

public sealed class TierHistoryLaws
{
    // Low thresholds, so that generated partners rise and fall.
    private static ProgramDocument Easy(Promotion promotion, int maxSteps) => Defaults.With(terms => terms with
    {
        Promotion = promotion,
        MaxSteps = maxSteps,
        Premier = terms.Premier with { ArrMinor = 1_000_000, Certifications = 1 },
        Elite = terms.Elite with { ArrMinor = 2_000_000, Certifications = 1, References = 0, PlanMonths = 1 },
    });

    [Theory]
    [InlineData(Promotion.Quarterly, 3)]
    [InlineData(Promotion.Quarterly, 1)]
    [InlineData(Promotion.Immediate, 3)]
    [InlineData(Promotion.Immediate, 1)]
    public void At_ExtendedFromKnown_EqualsRecomputed(Promotion promotion, int maxSteps)
    {
        var program = Easy(promotion, maxSteps);
        Gen.Select(Generated.Log, Generated.AnyTime.Array[6]).Sample(
            (log, times) =>
            {
                var evidence = log.Clean(program);
                TierHistory? known = null;
                foreach (var t in times.Order())
                {
                    var anew = TierHistory.At(evidence, program, t);
                    known = TierHistory.At(evidence, program, t, known);
                    EvidenceLaws.Same(anew, known);
                }
            },
            iter: Law.Times(150));
    }

    [Theory]
    [InlineData(Promotion.Quarterly)]
    [InlineData(Promotion.Immediate)]
    public void At_FactsAfterTheLastClose_LeaveAKnownHistoryValid(Promotion promotion)
    {
        var program = Easy(promotion, 3);
        Gen.Select(Generated.Log, Generated.AnyTime, Generated.AnyTime).Sample(
            (log, a, b) =>
            {
                var (t, later) = a <= b ? (a, b) : (b, a);
                var close = QuarterCalendar.CloseAtOrBefore(program.Calendar, t);
                var early = new Generated([.. log.Partner.Where(fact => fact.Key.Time <= close)], [.. log.Opportunities.Select(facts => facts.Where(fact => fact.Key.Time <= close).ToArray())]);
                var known = TierHistory.At(early.Clean(program), program, t);
                var whole = log.Clean(program);
                EvidenceLaws.Same(TierHistory.At(whole, program, later), TierHistory.At(whole, program, later, known));
            },
            iter: Law.Times(300));
    }

    [Fact]
    public void At_IsCausal_FactsAfterTheInstantChangeNothing() =>
        Gen.Select(Generated.Log, Generated.AnyTime).Sample(
            (log, t) =>
            {
                var program = Easy(Promotion.Quarterly, 2);
                var past = new Generated([.. log.Partner.Where(fact => fact.Key.Time <= t)], [.. log.Opportunities.Select(facts => facts.Where(fact => fact.Key.Time <= t).ToArray())]);
                EvidenceLaws.Same(TierHistory.At(past.Clean(program), program, t), TierHistory.At(log.Clean(program), program, t));
            },
            iter: Law.Times(500));

    [Theory]
    [InlineData(Promotion.Quarterly)]
    [InlineData(Promotion.Immediate)]
    public void NextChange_NothingChangesBefore(Promotion promotion)
    {
        var program = Easy(promotion, 2);
        Gen.Select(Generated.Log, Generated.AnyTime, Gen.Double[0, 1].Array[8]).Sample(
            (log, t, parts) =>
            {
                var evidence = log.Clean(program);
                var end = TierHistory.NextChange(evidence, program, t) ?? t.AddDays(700);
                var now = Held(evidence, program, t);
                foreach (var part in parts.Append(1))
                    Assert.Equal(now, Held(evidence, program, new(t.Ticks + (long)((end.Ticks - 1 - t.Ticks) * (decimal)part))));
            },
            iter: Law.Times(150));
    }

    private static (Tier, int, bool) Held(PartnerEvidence evidence, ProgramDocument program, Instant t)
    {
        var history = TierHistory.At(evidence, program, t);
        return (history.Tier, history.Warnings, history.Suspended);
    }
}
