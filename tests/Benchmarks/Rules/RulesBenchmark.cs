using PemActors.Benchmarks.Actors;
using PemActors.Benchmarks.Figures;
using PemActors.Documents.Programs;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Health;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tiers;

namespace PemActors.Benchmarks.Rules;

/// <summary>What does one call of a rule cost? Inputs are those of a whole population at many instants, shuffled, so that no branch is learned by heart.</summary>
internal static class RulesBenchmark
{
    private const int Instants = 8;

    public static FigureSheet Run(int partners)
    {
        var machine = Machine.Here();
        var program = ProgramLoader.Default();
        var cases = new SyntheticPartners(partners, ActorRun.Now, program).Longer(10).SelectMany(life =>
        {
            var evidence = SyntheticPartners.Evidence(life);
            return Enumerable.Range(0, Instants).Select(i => new Case(evidence, ActorRun.Now.AddDays(-60 * i)));
        }).Where(one => one.Evidence.IntroducedAt(one.At)).ToArray();
        Shuffle(cases);
        var health = Array.ConvertAll(cases, one => (Inputs: one.Evidence.HealthAt(one.At, program), Cuts: HealthCuts.For(program.Health, one.Evidence.Profile!.Type, one.Evidence.Profile.Region)));
        var tiers = Array.ConvertAll(cases, one => (Inputs: one.Evidence.TierAt(one.At, one.At.AddDays(-90), program), Standing: TierHistory.At(one.Evidence, program, one.At).Standing));
        return new("rules", machine, $"{cases.Length:N0} shuffled cases of {partners:N0} synthetic partners, medians of 15 rounds",
            [
                .. Timed.Calls("HealthRules.Score", health, one => HealthRules.Score(one.Inputs, one.Cuts).ScoreMicro),
                .. Timed.Calls("whole card, evidence to score", cases, one =>
                    HealthRules.Score(one.Evidence.HealthAt(one.At, program), HealthCuts.For(program.Health, one.Evidence.Profile!.Type, one.Evidence.Profile.Region)).ScoreMicro),
                .. Timed.Calls("TierRules.Decide", tiers, one => (long)TierRules.Decide(one.Inputs, one.Standing, program.Tiers, program.Health.Quality).After.Tier),
                .. Timed.Calls("HealthCalendar.NextChange", cases, one => HealthCalendar.NextChange(one.Evidence, program, one.At)?.Ticks ?? 0),
            ]);
    }

    private static void Shuffle(Case[] cases)
    {
        var state = 1u;
        for (var i = cases.Length - 1; i > 0; i--)
        {
            state = state * 1664525 + 1013904223;
            var j = (int)((state >> 4) % (uint)(i + 1));
            (cases[i], cases[j]) = (cases[j], cases[i]);
        }
    }

    private sealed record Case(PartnerEvidence Evidence, Instant At);
}
