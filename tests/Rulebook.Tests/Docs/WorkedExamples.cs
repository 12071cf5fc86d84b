using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Health;
using PemActors.Rulebook.Lifecycle;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tests.Support;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Tests.Docs;

/// <summary>The worked example of each page on a rule, read from the page and executed.</summary>
public sealed class WorkedExamples
{
    [Fact]
    public void Evidence()
    {
        var evidence = new Story().Applied("2023-12-01").Active("2024-01-10T09:00:00Z").Evidence;
        Table.Check(RulePage.Example("evidence.md"), row => Assert.Equal(row.Int("activities"), evidence.HealthAt(Story.At(row["at"]), Defaults.Program).Activities));
    }

    [Fact]
    public void Tiers()
    {
        var evidence = new Story().Registered("2024-01-02").Win("2024-02-01").Certified("2024-02-01").Active("2024-02-01", "2024-10-01T00:00:00Z", "2025-07-02").Evidence;
        var decisions = new Queue<TierDecision>(TierHistory.At(evidence, Defaults.Program, Instant.Utc(2025, 10, 2)).Decisions);
        Table.Check(RulePage.Example("tiers.md"), row =>
        {
            var decision = decisions.Dequeue();
            Assert.Equal((Story.At(row["close"]), row.Enum<Tier>("from"), row.Enum<Tier>("to"), row.Int("warnings")), (decision.Close, decision.From, decision.To, decision.Warnings));
        });
        Assert.Empty(decisions);
    }

    [Fact]
    public void HealthScore()
    {
        var figures = new Dictionary<string, Table.Row>();
        Table.Check(RulePage.Example("health-score.md"), row => figures.Add(row["figure"], row));
        long Value(string figure) => figures[figure].Long("value");
        var inputs = new HealthInputs((int)Value("activities"), Value("open minor"), Value("advanced minor"), (int)Value("certifications"), Value("exam sum hundredths"), (int)Value("won"), (int)Value("lost"), 0, 0, (int)Value("strikes"));
        var card = HealthRules.Card(inputs, HealthCuts.For(Defaults.Program.Health, Facts.PartnerType.Reseller, "emea"));
        void Same(DimensionScore score, params string[] names) =>
            Assert.All(names, name => Assert.Equal((figures[name].Enum<Band>("band"), Micro(figures[name]["points"])), (score.Band, score.PointsMicro)));
        Same(card.Activity, "activities");
        Same(card.Pipeline, "open minor", "advanced minor");
        Same(card.Enablement, "certifications", "exam sum hundredths");
        Same(card.Quality, "won", "lost");
        Same(card.Compliance, "strikes");
        Assert.Equal((Micro(figures["score"]["value"]), figures["score"].Enum<Band>("band")), (card.ScoreMicro, card.Overall));
    }

    private static int Micro(string points) => (int)(decimal.Parse(points) * HealthCard.PointMicro);

    [Fact]
    public void Lifecycle()
    {
        var evidence = new Story().Applied("2024-01-01")
            .Say("2024-01-02", key => new PartnerFact.AgreementSigned(key, AgreementKind.Terms, null))
            .Say("2024-01-03", key => new PartnerFact.Accepted(key))
            .Say("2024-01-05", key => new PartnerFact.OnboardingCompleted(key))
            .Certified("2024-01-08").Active("2024-01-10", "2024-01-11", "2024-01-12")
            .Say("2024-01-20", key => new PartnerFact.Suspended(key, "late"))
            .Say("2024-01-25", key => new PartnerFact.Reinstated(key))
            .Say("2024-06-01", key => new PartnerFact.Renewed(key, Story.At("2025-06-01")))
            .Say("2026-01-01", key => new PartnerFact.Terminated(key, "left")).Evidence;
        Table.Check(RulePage.Example("lifecycle.md"), row =>
        {
            var at = Story.At(row["at"]);
            Assert.Equal(row.Enum<LifecycleStage>("stage"), LifecycleRules.StageAt(evidence, Defaults.Program, at));
            Assert.Equal(row["activated"] == "yes", LifecycleRules.ActivatedAt(evidence, Defaults.Program, at) is not null);
        });
    }
}
