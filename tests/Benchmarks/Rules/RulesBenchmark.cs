using PemActors.Benchmarks.Actors;
using PemActors.Benchmarks.Figures;
using PemActors.Documents.Programs;
using PemActors.Rulebook.Health;
using PemActors.Rulebook.Programs;
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
        var linear = program.Health with { Scale = HealthScale.Linear };
        var cases = new SyntheticPartners(partners, ActorRun.Now, program).Longer(10).SelectMany(life =>
        {
            var evidence = SyntheticPartners.Evidence(life);
            return Enumerable.Range(0, Instants).Select(i => new EvidenceCase(evidence, ActorRun.Now.AddDays(-60 * i)));
        }).Where(one => one.Evidence.IntroducedAt(one.At)).ToArray();
        Shuffle(cases);
        var tiers = Array.ConvertAll(cases, one => new TierCase(one.Evidence.TierAt(one.At, one.At.AddDays(-90), program), TierHistory.At(one.Evidence, program, one.At).Standing));
        return new("rules", machine, $"{cases.Length:N0} shuffled cases of {partners:N0} synthetic partners, medians of up to {Timed.Rounds} rounds",
            [
                .. Timed.Calls("score from ready counts", Health(program.Health), default(ScoreCall), Aim.Most(12), Aim.Most(0)),
                .. Timed.Calls("whole card from ready counts", Health(program.Health), default(CardCall), Aim.Most(40), Aim.Most(0)),
                .. Timed.Calls("tier decision from ready counts", tiers, new DecideCall(program), Aim.Most(80), Aim.Most(0)),
                .. Timed.Calls("whole card on the linear scale", Health(linear), default(CardCall)),
                .. Timed.Calls("whole card from evidence", cases, new EvidenceCardCall(program)),
                .. Timed.Calls("HealthCalendar.NextChange", cases, new NextChangeCall(program)),
            ]);

        HealthCase[] Health(HealthTerms terms) => Array.ConvertAll(
            cases, one => new HealthCase(one.Evidence.HealthAt(one.At, program), HealthCuts.For(terms, one.Evidence.Profile!.Type, one.Evidence.Profile.Region)));
    }

    private static void Shuffle(EvidenceCase[] cases)
    {
        var state = 1u;
        for (var i = cases.Length - 1; i > 0; i--)
        {
            state = state * 1664525 + 1013904223;
            var j = (int)((state >> 4) % (uint)(i + 1));
            (cases[i], cases[j]) = (cases[j], cases[i]);
        }
    }
}
