using PemActors.Rulebook.ScorePacks;

namespace PemActors.Documents.Tests.ScorePacks;

/// <summary>The worked examples of the page on score packs, executed on the documents that come with the product.</summary>
public sealed class PublishedExamples
{
    [Fact]
    public void Microsoft() => PublishedTables.Tracks(Example("## Microsoft", 0));

    [Fact]
    public void MicrosoftWindow()
    {
        var pack = Published.Pack("microsoft-business-applications");
        var full = Published.Inputs(pack, new() { ["net-customer-adds"] = "9", ["intermediate-certifications"] = "9", ["advanced-certifications"] = "9", ["usage-growth"] = "1", ["deployments"] = "9" });
        Published.Check(Example("## Microsoft", 1), row =>
        {
            var day = Published.At(row["qualified on"]);
            ScoreReading[] readings = [new(day, full), new(day.AddDays(1), new())];
            var standing = ScoreStanding.At(pack, readings, Published.At(row["asked"]), row["enrolled"].Length == 0 ? null : Published.At(row["enrolled"]));
            return [("level", Published.Level(pack, standing.Rank))];
        });
    }

    [Fact]
    public void Aws()
    {
        var pack = Published.Pack("aws-services-path");
        Published.Check(Example("## AWS", 0), row =>
        {
            var inputs = Published.Inputs(pack, row);
            var rank = ScoreRules.Score(pack, inputs).Rank;
            var missing = ScoreRules.Next(pack, inputs, rank)?.Missing ?? [];
            return [("level", Published.Level(pack, rank)), ("missing for the next", string.Join(", ", missing.Select(gate => $"{gate.Name} {gate.Lacking}")))];
        });
    }

    [Fact]
    public void HubSpot() => PublishedTables.Score("hubspot-solutions-partner", Example("## HubSpot", 0));

    [Fact]
    public void ValueIndex()
    {
        var pack = Published.Pack("partner-value-index");
        var rows = Published.Rows(Example("## Cisco", 0)).ToDictionary(row => row["figure"]);
        var card = ScoreRules.Score(pack, Published.Inputs(pack, rows.ToDictionary(row => row.Key, row => row.Value["value"])));
        Assert.Equal(rows.Values.SkipLast(2).Select(row => (row["figure"], row["points"])), card.Best.Metrics.Select(metric => (metric.Metric, Published.Points(metric.PointsMicro))));
        Assert.Equal((rows["score"]["points"], rows["level"]["value"]), (Published.Points(card.ScoreMicro), Published.Level(pack, card.Rank)));
    }

    [Fact]
    public void Trailblazer()
    {
        var pack = Published.Pack("trailblazer-score");
        var readings = new List<ScoreReading>();
        Published.Check(Example("## Salesforce", 0), row =>
        {
            var reading = new ScoreReading(Published.At(row["date"]), Published.Inputs(pack, row));
            readings.Add(reading);
            var card = ScoreRules.Score(pack, reading.Inputs);
            return
            [
                ("score", Published.Points(card.ScoreMicro)), ("live", Published.Level(pack, card.Rank)),
                ("stands at", Published.Level(pack, ScoreStanding.At(pack, readings, reading.From).Rank)),
            ];
        });
    }

    private static string Example(string heading, int table)
    {
        var lines = Repository.Text("docs/rules/score-packs.md").Split('\n').SkipWhile(line => !line.StartsWith(heading, StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal));
        for (; table > 0; table--) lines = lines.SkipWhile(line => !line.StartsWith('|')).SkipWhile(line => line.StartsWith('|'));
        return string.Join('\n', lines.SkipWhile(line => !line.StartsWith('|')).TakeWhile(line => line.StartsWith('|')));
    }
}
