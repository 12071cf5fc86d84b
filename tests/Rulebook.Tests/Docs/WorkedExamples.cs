using PemActors.Rulebook.Health;
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
        Table.Check(Example("evidence.md"), row => Assert.Equal(row.Int("activities"), evidence.HealthAt(Story.At(row["at"]), Defaults.Program).Activities));
    }

    [Fact]
    public void Tiers()
    {
        var evidence = new Story().Registered("2024-01-02").Win("2024-02-01").Certified("2024-02-01").Active("2024-02-01", "2024-10-01T00:00:00Z", "2025-07-02").Evidence;
        var decisions = new Queue<TierDecision>(TierHistory.At(evidence, Defaults.Program, Instant.Utc(2025, 10, 2)).Decisions);
        Table.Check(Example("tiers.md"), row =>
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
        Table.Check(Example("health-score.md"), row => figures.Add(row["figure"], row));
        long Value(string figure) => figures[figure].Long("value");
        var inputs = new HealthInputs((int)Value("activities"), Value("open minor"), Value("advanced minor"), (int)Value("certifications"), Value("exam sum hundredths"), (int)Value("won"), (int)Value("lost"), 0, 0, (int)Value("strikes"));
        var card = HealthRules.Score(inputs, HealthCuts.For(Defaults.Program.Health, Facts.PartnerType.Reseller, "emea"));
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

    // The first table after the words that announce it. The root is found by its solution: a build in CI maps source paths away.
    private static string Example(string page)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "PemActors.sln"))) root = root.Parent ?? throw new DirectoryNotFoundException("No PemActors.sln above the tests.");
        var lines = File.ReadAllLines(Path.Combine(root.FullName, "docs/rules", page));
        return string.Join('\n', lines.SkipWhile(line => !line.StartsWith("**Worked example**", StringComparison.Ordinal)).SkipWhile(line => !line.StartsWith('|')).TakeWhile(line => line.StartsWith('|')));
    }
}
