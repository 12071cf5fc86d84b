using CsCheck;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;

namespace PemActors.Documents.Tests.Programs;

/// <summary>Random legal terms of engagement, money, objectives and reviews.</summary>
internal static class ProgramGen
{
    public sealed record Parts(
        AttributionTerms Attribution, EngagementTerms Engagement, ComplianceTerms Compliance, BenefitTerms Benefits, IncentivesTerms Incentives, IReadOnlyList<Objective> Objectives, CadenceTerms Cadence);

    private static readonly Gen<int> Days = Gen.Int[1, 400];

    private static readonly Gen<int> Ppm = Gen.Int[0, 1_000_000];

    private static readonly Gen<IReadOnlyList<ActivityKind>> Activities = Gen.Enum<ActivityKind>().Array[0, 6].Select(kinds => (IReadOnlyList<ActivityKind>)[.. kinds.Distinct().Order()]);

    private static readonly Gen<AttributionTerms> Attribution =
        from model in Gen.Enum<AttributionModel>()
        from weights in Gen.Int[0, 250_000].Array[5]
        from days in Days.Array[3]
        from exact in Gen.Int[1, 16]
        from samples in Gen.Int[100, 10_000]
        select new AttributionTerms(
            model, days[0], days[1], new(weights[0], weights[1], 1_000_000 - weights[0] - weights[1]),
            new(weights[2], weights[3], weights[4], 1_000_000 - weights[2] - weights[3] - weights[4]), days[2], exact, samples);

    private static readonly Gen<EngagementTerms> Engagement =
        from days in Days.Array[5]
        from breach in Gen.Enum<OnBreach>()
        from kinds in Activities
        select new EngagementTerms(days[0], days[1], breach, kinds, new(days[2], days[3], days[4]));

    // Each benefit goes to one tier or to none.
    private static readonly Gen<BenefitTerms> Benefits = Gen.Int[0, 4].Array[Enum.GetValues<Benefit>().Length].Select(tiers =>
        new BenefitTerms(Of(tiers, 1), Of(tiers, 2), Of(tiers, 3), Of(tiers, 4)));

    private static readonly Gen<RebateSchedule> Schedule =
        from target in Gen.Long[1, 1_000_000_000_000]
        from steps in Gen.Select(Gen.Int[0, 3_000_000], Ppm).Array[1, 5]
        select new RebateSchedule(target, [.. steps.Select(step => step.Item1).Distinct().Order().Zip(steps.Select(step => step.Item2).Order(), (attained, rate) => new RebateStep(attained, rate))]);

    private static readonly Gen<IncentivesTerms> Incentives =
        from settlement in Gen.Enum<SettlementCadence>()
        from rates in Gen.Int[0, 200_000].Array[7]
        from days in Days.Array[9]
        from shares in Ppm.Array[8]
        from minor in Gen.Long[0, 10_000_000_000_000]
        from kinds in Activities
        from most in Gen.Int[1, 1_000_000].Nullable()
        from form in Gen.Enum<RebateForm>()
        from schedule in Schedule
        from own in Gen.Select(Gen.Enum<Tier>(), Schedule).Array[0, 4]
        select new IncentivesTerms(
            settlement,
            new(new(rates[0], rates[0] + rates[1], rates[0] + rates[1] + rates[2], rates[0] + rates[1] + rates[2] + rates[3]), rates[4], rates[5], rates[0] + rates[1] + rates[2] + rates[3] + rates[6]),
            new(shares[0], minor, days[0]), new(shares[1], days[1], days[2]),
            new([.. kinds.DefaultIfEmpty(ActivityKind.Demo).Select((kind, i) => new SpifSum(kind, i + 1))], days[3], most, days[4]),
            new(form, schedule, [.. own.Where(one => one.Item1 != Tier.None).DistinctBy(one => one.Item1).OrderBy(one => one.Item1).Select(one => new TierSchedule(one.Item1, one.Item2))], days[5]),
            new(shares[2], days[6], days[7], days[8]),
            new(shares[3], days[0] % 90 + 1, shares[4], days[1], shares[5], days[2] % 90 + 1, shares[6], days[3]));

    private static readonly Gen<KeyResult> KeyResult =
        from metric in Gen.Enum<Metric>()
        from comparator in Gen.Enum<Comparator>()
        from period in Gen.Enum<OkrPeriod>()
        from at in Gen.Long[0, 1_000_000]
        from mean in Gen.Int[0, 10_000].Nullable()
        select Legal(metric, comparator, period, at, mean);

    private static readonly Gen<IReadOnlyList<Objective>> Objectives = KeyResult.Array[1, 4].Array[0, 3].Select(all => (IReadOnlyList<Objective>)
        [.. all.Select((some, i) => new Objective($"o{i}", $"Objective: \"{i}\"", [.. some.Select((one, j) => one with { Id = $"k{i}.{j}" })]))]);

    public static readonly Gen<Parts> Rest =
        from attribution in Attribution
        from engagement in Engagement
        from benefits in Benefits
        from incentives in Incentives
        from objectives in Objectives
        from days in Days.Array[2]
        select new Parts(attribution, engagement, new(1, 1), benefits, incentives, objectives, new(days[0], days[1]));

    private static Benefit[] Of(int[] tiers, int tier) => [.. Enum.GetValues<Benefit>().Where(benefit => tiers[(int)benefit] == tier)];

    // A target anywhere in the metric's range, at a millionth of the way that was drawn.
    private static KeyResult Legal(Metric metric, Comparator comparator, OkrPeriod period, long at, int? mean)
    {
        var (least, greatest) = MetricUnits.RangeOf(metric);
        if (comparator == Comparator.Within) least = Math.Max(0, least);
        return new("k", metric, comparator, least + (long)((Int128)(greatest - least) * at / 1_000_000), period, metric == Metric.CertificationsEarned ? mean : null);
    }
}
