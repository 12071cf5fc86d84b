using PemActors.Rulebook.ScorePacks;

namespace PemActors.Rulebook.Tests.ScorePacks;

/// <summary>Gates in words and figures, and what is next.</summary>
public sealed class ScoreGateTests
{
    [Fact]
    public void Explain_Gates_TellsEachWithFigureAndShortfall() => Assert.Equal(
        [
            new("select.figure.accredited", true, "7", "at least 4", 0),
            new("select.figure.technical", true, "6", "at least 2", 0),
            new("advanced.figure.accredited", false, "7", "at least 8", 1),
            new("advanced.figure.technical", true, "6", "at least 6", 0),
            new("advanced.figure.technical.professional", false, "1", "at least 3", 2),
            new("premier.figure.revenue", false, "-1,234.05", "at least 50,000.00", 5_123_405),
            new("premier.figure.retention", false, "0.8", "at least 0.85", 50_000),
        ],
        ScoreRules.Explain(Packs.Gates, Packs.Inputs(("accredited", 7), ("technical", 6), ("professional", 1), ("revenue", -123_405), ("retention", 800_000))));

    [Fact]
    public void Explain_NoFigures_ShowsZeros() =>
        Assert.Equal(["0", "0", "0", "0", "0", "0.00", "0"], ScoreRules.Explain(Packs.Gates, new()).Select(gate => gate.Value));

    [Fact]
    public void Explain_Points_TellsScoreThenEachMetricThenSingleMetrics()
    {
        var pack = Packs.Classes with
        {
            Levels = [Packs.Level("gold") with { ScoreFromMicro = 100_500_000, EachMetricAboveMicro = 500_000, Points = [new("assisted", 3_000_000)], Figures = [new("assisted-mrr", 1, [])] }],
        };
        Assert.Equal(
            [
                new("gold.score", false, "6.5", "at least 100.5", 94_000_000),
                new("gold.each.sourced", true, "5", "more than 0.5", 0),
                new("gold.each.assisted", true, "1.5", "more than 0.5", 0),
                new("gold.points.assisted", false, "1.5", "at least 3", 1_500_000),
                new("gold.figure.assisted-mrr", true, "50.00", "at least 0.01", 0),
            ],
            ScoreRules.Explain(pack, Packs.Inputs(("sourced-mrr", 10_000), ("assisted-mrr", 5_000))));
    }

    [Fact]
    public void Explain_OfTwoTracks_TellsTheOneThatCounts() =>
        Assert.Equal("80", ScoreRules.Explain(Packs.Composite, Packs.Inputs(("adds", 10), ("usage", 1_500_000_000)))[0].Value);

    [Fact]
    public void Next_NamesTheLevelAboveAndWhatIsMissingUpToIt()
    {
        var inputs = Packs.Inputs(("accredited", 3), ("technical", 6), ("professional", 2));
        ScoreGate accredited(string level, long needed) => new($"{level}.figure.accredited", false, "3", $"at least {needed}", needed - 3);
        var select = ScoreRules.Next(Packs.Gates, inputs, 0)!;
        Assert.Equal("select", select.Level.Name);
        Assert.Equal([accredited("select", 4)], select.Missing);
        // One that stands higher than its figures needs those below, too.
        var advanced = ScoreRules.Next(Packs.Gates, inputs, 1)!;
        Assert.Equal("advanced", advanced.Level.Name);
        Assert.Equal([accredited("select", 4), accredited("advanced", 8), new("advanced.figure.technical.professional", false, "2", "at least 3", 1)], advanced.Missing);
        Assert.Equal("premier", ScoreRules.Next(Packs.Gates, inputs, 2)!.Level.Name);
        Assert.Null(ScoreRules.Next(Packs.Gates, inputs, 3));
    }

    [Fact]
    public void Unlocks_AreThoseOfTheLevelAndAllBelow()
    {
        Assert.Empty(ScoreRules.Unlocks(Packs.Gates, 0));
        Assert.Equal(["listing"], ScoreRules.Unlocks(Packs.Gates, 1));
        Assert.Equal(["listing", "funding", "badge"], ScoreRules.Unlocks(Packs.Gates, 2));
        Assert.Equal(["listing", "funding", "badge"], ScoreRules.Unlocks(Packs.Gates, 3));
    }

    [Fact]
    public void Level_OfRankZero_IsNone()
    {
        Assert.Null(ScoreRules.Level(Packs.Gates, 0));
        Assert.Equal("select", ScoreRules.Level(Packs.Gates, 1)!.Name);
    }
}
