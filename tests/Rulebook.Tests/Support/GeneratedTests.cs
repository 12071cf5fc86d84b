using CsCheck;
using PemActors.Rulebook.Health;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Tests.Support;

public sealed class GeneratedTests
{
    // A law over logs in which nothing happens proves nothing.
    [Fact]
    public void Log_ReachesEveryFigureAndEveryTier()
    {
        var figures = new SortedDictionary<string, int>();
        var logs = Law.Times(6_000);
        var gate = new Lock();
        void Seen(string name, bool seen)
        {
            if (seen)
                lock (gate)
                    figures[name] = figures.GetValueOrDefault(name) + 1;
        }
        var program = Defaults.With(terms => terms with
        {
            Premier = terms.Premier with { ArrMinor = 1_000_000, Certifications = 1 },
            Elite = terms.Elite with { ArrMinor = 2_000_000, Certifications = 1, References = 0, PlanMonths = 1 },
        });
        Gen.Select(Generated.Log, Generated.AnyTime).Sample(
            (log, t) =>
            {
                var evidence = log.Clean(program);
                var inputs = evidence.HealthAt(t, program);
                foreach (var property in typeof(HealthInputs).GetProperties()) Seen(property.Name, Convert.ToInt64(property.GetValue(inputs)) > 0);
                foreach (var property in typeof(TierInputs).GetProperties()) Seen($"Tier{property.Name}", Convert.ToInt64(property.GetValue(evidence.TierAt(t, t.AddDays(-91), program))) > 0);
                var history = TierHistory.At(evidence, program, t);
                Seen(history.Tier.ToString(), true);
                Seen("Suspended", history.Suspended);
                Seen("Demoted", history.Decisions.Any(decision => decision.To < decision.From));
                Seen("Regained", history.Decisions.Any(decision => decision.To > decision.From && decision.Outcome.Before.Lost != 0));
            },
            iter: logs,
            seed: "0000KOIXCCeP8");
        var expected = typeof(HealthInputs).GetProperties().Select(property => property.Name)
            .Concat(typeof(TierInputs).GetProperties().Select(property => $"Tier{property.Name}"))
            .Concat(Enum.GetNames<Tier>()).Concat(["Suspended", "Demoted", "Regained"]);
        Assert.All(expected, name => Assert.True(figures.GetValueOrDefault(name) >= logs / 6_000, $"{name} is reached {figures.GetValueOrDefault(name)} times. {string.Join(", ", figures)}"));
    }
}
