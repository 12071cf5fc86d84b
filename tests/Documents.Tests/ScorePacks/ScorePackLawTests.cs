using CsCheck;
using PemActors.Documents.ScorePacks;
using PemActors.Rulebook.ScorePacks;

namespace PemActors.Documents.Tests.ScorePacks;

/// <summary>Printing and reading a pack is the identity.</summary>
public sealed class ScorePackLawTests
{
    private static readonly string[] Names = ["count", "true", "null", "a-1-b"];
    private static readonly Gen<string> Text = Gen.OneOf(Gen.Char.AlphaNumeric.Array[1, 12].Select(c => new string(c)), Among("a: b", "\"quoted\" \\ back", "null", "日本 🌏", "tab\there", "# no comment"));
    private static readonly Gen<long> Points = Gen.Long[1, 1_000_000_000];
    private static readonly Gen<int> Figure = Gen.Int[0, 3];

    // Maxima that divide 10^6 keep any number of metrics within the common denominator.
    private static readonly Gen<ScoreMetric> Metric = Gen.OneOf(
        Gen.Select(Figure, Points, Among(1L, 2, 4, 5, 1_000, 1_000_000), (figure, weight, max) => (ScoreMetric)new ScoreMetric.Capped("m", Names[figure], weight, max)),
        Gen.Select(Figure, Points, Among(1L, 2, 4, 10_000), Gen.OneOf(Points, Gen.Const(ScoreMetric.MostMicro)), (figure, points, per, cap) => (ScoreMetric)new ScoreMetric.Rate("m", Names[figure], points, per, cap)));

    private static readonly Gen<ScoreLevel> Level = Gen.Select(Gen.Bool, Points.Nullable(), Gen.Bool, Gen.Select(Figure, Gen.Int[1, 8], Gen.Bool).Array[0, 3], Gen.Int[0, 3],
        (scored, each, points, figures, unlocks) => new ScoreLevel(
            "", scored || (each is null && !points && figures.Length == 0) ? 1 : null, each, points ? [new("m0", 7)] : [],
            [.. figures.DistinctBy(f => f.Item1).Select(f => new FigureMinimum(Names[f.Item1], f.Item2, f.Item3 && f.Item1 < 2 ? [new FigureMinimum(Names[1 - f.Item1], 1, [])] : []))],
            [.. Enumerable.Range(0, unlocks).Select(i => $"u{i}")]));

    private static readonly Gen<StandingTerms> Standing = Gen.OneOf(
        Gen.Const<StandingTerms>(new StandingTerms.Live()), Gen.Int[1, 12].Select(month => (StandingTerms)new StandingTerms.UpOnly(month)),
        Gen.Select(Gen.Int[1, 60], Gen.Int[1, 366], Gen.Int[0, 366], (months, before, after) => (StandingTerms)new StandingTerms.AnyDay(months, before, after)));

    // The first two figures are of one unit, so that one can be a part of the other.
    private static readonly Gen<ScorePack> Packs =
        from title in Text
        from units in Gen.Enum<FigureUnit>().Array[3]
        from markets in Gen.Int[1, 1_000].Array[0, 3]
        from tracks in Metric.Array[1, 4].Array[1, 3]
        from levels in Level.Array[1, 4]
        from standing in Standing
        select new ScorePack(
            "true", title, "1", null, [.. Names.Select((name, i) => new ScoreFigure(name, units[Math.Max(0, i - 1)]))], [.. markets.Select((hundredths, i) => new ScoreMarket($"k{i}", hundredths))],
            [.. tracks.Select((metrics, i) => new ScoreTrack($"t{i}", [.. metrics.Select((metric, j) => Named(metric, $"m{j}"))]))],
            [.. levels.Select((level, i) => level with { Name = $"l{i}", ScoreFromMicro = level.ScoreFromMicro is null ? null : 1_500_000 * i, Unlocks = [.. level.Unlocks.Select(word => $"{word}-{i}")] })], standing);

    [Fact]
    public void PrintThenLoad_AnyPack_IsTheSame() => Packs.Sample(pack => RoundTrips(pack), iter: 500);

    [Fact]
    public void PrintThenLoad_APackOfGatesOrWithAScale_IsTheSame() => Assert.All(ScorePackLoader.Published, name => RoundTrips(Published.Pack(name)));

    // A line left out, doubled, moved or made another thing: a pack that scores, or faults that say where; never an exception.
    [Fact]
    public void Load_AnyBrokenPack_HasFaultsOrScores() => Assert.All(ScorePackLoader.Published, name =>
    {
        var lines = ScorePackLoader.PublishedText(name).Split('\n').Where(line => line.Length > 0 && line[0] != '#').ToArray();
        for (var i = 0; i < lines.Length; i++)
        {
            string[][] broken =
            [
                [.. lines[..i], .. lines[(i + 1)..]], [.. lines[..i], lines[i], .. lines[i..]], [.. lines[..i], $"  {lines[i]}", .. lines[(i + 1)..]],
                [.. lines[..i], lines[i].Split(':')[0] + ":", .. lines[(i + 1)..]], [.. lines[..i], lines[i].Replace("1", "-99999999999.5", StringComparison.Ordinal), .. lines[(i + 1)..]],
                [.. lines[..i], lines[i].Replace("name:", "name: [x], kind:", StringComparison.Ordinal), .. lines[(i + 1)..]], [.. lines[..i], lines[i].Replace("figure:", "figure: {},", StringComparison.Ordinal), .. lines[(i + 1)..]],
            ];
            foreach (var text in broken)
            {
                var reading = ScorePackLoader.Load(string.Join('\n', text));
                Assert.Equal(reading.Pack is null, reading.Faults.Count > 0);
                if (reading.Pack is { } pack) ScoreRules.Explain(pack, new ScoreInputs(pack.Figures.Select(figure => new FigureValue(figure.Name, 5))));
            }
        }
    });

    private static Gen<T> Among<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static void RoundTrips(ScorePack pack)
    {
        var text = ScorePackPrinter.Print(pack);
        var reading = ScorePackLoader.Load(text);
        Assert.True(reading.Pack is not null, string.Join('\n', reading.Faults) + text);
        Structure.AssertEqual(pack, reading.Pack);
    }

    private static ScoreMetric Named(ScoreMetric metric, string name) => metric switch
    {
        ScoreMetric.Capped capped => new ScoreMetric.Capped(name, capped.Figure, capped.WeightMicro, capped.Max),
        ScoreMetric.Rate rate => new ScoreMetric.Rate(name, rate.Figure, rate.PointsMicro, rate.Per, rate.CapMicro),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
