using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Health;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;

namespace PemActors.Benchmarks.Rules;

/// <summary>Ready counts and the cuts that hold for them. Fields, because a property would hand out a copy at each call.</summary>
internal readonly struct HealthCase(HealthInputs inputs, HealthCuts cuts)
{
    public readonly HealthInputs Inputs = inputs;
    public readonly HealthCuts Cuts = cuts;
}

/// <summary>Ready counts at a close and the standing before it.</summary>
internal readonly struct TierCase(TierInputs inputs, TierStanding standing)
{
    public readonly TierInputs Inputs = inputs;
    public readonly TierStanding Standing = standing;
}

/// <summary>The evidence of a partner and an instant.</summary>
internal sealed record EvidenceCase(PartnerEvidence Evidence, Instant At);

internal readonly struct ScoreCall : ICall<HealthCase>
{
    public long On(in HealthCase one)
    {
        var score = HealthRules.Score(one.Inputs, one.Cuts);
        return score.ScoreMicro + (long)score.Overall;
    }
}

internal readonly struct CardCall : ICall<HealthCase>
{
    public long On(in HealthCase one) => Sum(HealthRules.Card(one.Inputs, one.Cuts));

    public static long Sum(in HealthCard card) =>
        Sum(card.Activity) + Sum(card.Pipeline) + Sum(card.Enablement) + Sum(card.Quality) + Sum(card.Compliance) + card.ScoreMicro + (long)card.Overall;

    private static long Sum(DimensionScore dimension) => dimension.ValueMicro + dimension.PointsMicro + (long)dimension.Band;
}

internal readonly struct DecideCall(ProgramDocument program) : ICall<TierCase>
{
    private readonly TierTerms terms = program.Tiers;
    private readonly QualityCuts quality = program.Health.Quality;

    public long On(in TierCase one)
    {
        var outcome = TierRules.Decide(one.Inputs, one.Standing, terms, quality);
        return (long)outcome.After.Tier + outcome.After.Warnings;
    }
}

internal readonly struct EvidenceCardCall(ProgramDocument program) : ICall<EvidenceCase>
{
    public long On(in EvidenceCase one)
    {
        var profile = one.Evidence.Profile!;
        return CardCall.Sum(HealthRules.Card(one.Evidence.HealthAt(one.At, program), HealthCuts.For(program.Health, profile.Type, profile.Region)));
    }
}

internal readonly struct NextChangeCall(ProgramDocument program) : ICall<EvidenceCase>
{
    public long On(in EvidenceCase one) => HealthCalendar.NextChange(one.Evidence, program, one.At)?.Ticks ?? 0;
}
