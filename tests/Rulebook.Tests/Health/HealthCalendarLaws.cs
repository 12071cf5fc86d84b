using CsCheck;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Health;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Health;

public sealed class HealthCalendarLaws
{
    private static readonly ProgramDocument Linear = Defaults.Program with { Health = Defaults.Program.Health with { Scale = HealthScale.Linear } };

    [Theory]
    [InlineData(HealthScale.Banded)]
    [InlineData(HealthScale.Linear)]
    public void NextChange_IsTheFirstInstantAtWhichAFigureDiffers(HealthScale scale)
    {
        var program = scale == HealthScale.Linear ? Linear : Defaults.Program;
        Gen.Select(Generated.Log, Generated.AnyTime, Gen.Double[0, 1].Array[30]).Sample(
            (log, t, parts) =>
            {
                var evidence = log.Clean(program);
                var next = HealthCalendar.NextChange(evidence, program, t);
                var now = Card(evidence, program, t);
                var end = next ?? t.AddDays(3_000);
                if (next is { } change)
                {
                    Assert.True(change > t);
                    Assert.NotEqual(now, Card(evidence, program, change));
                    Assert.Equal(now, Card(evidence, program, new(change.Ticks - 1)));
                }
                foreach (var part in parts)
                    Assert.Equal(now, Card(evidence, program, new(Math.Max(t.Ticks, t.Ticks + (long)((end.Ticks - 1 - t.Ticks) * part)))));
                foreach (var at in log.Partner.Select(fact => fact.Key.Time).Where(at => at > t && at < end))
                    Assert.Equal(now, Card(evidence, program, at));
            },
            iter: Law.Times(600));
    }

    private static HealthExplanation? Card(PartnerEvidence evidence, ProgramDocument program, Instant t) =>
        evidence.IntroducedAt(t) ? HealthRules.Explain(evidence.HealthAt(t, program), HealthCuts.For(program.Health, evidence.Profile!.Type, evidence.Profile.Region)) : null;
}
