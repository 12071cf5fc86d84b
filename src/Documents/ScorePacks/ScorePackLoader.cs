using System.Text.Json;
using PemActors.Documents.Schemas;
using PemActors.Documents.Yaml;
using PemActors.Rulebook.ScorePacks;
using static PemActors.Documents.Programs.ProgramMembers;

namespace PemActors.Documents.ScorePacks;

/// <summary>A score pack as read: it is there exactly when it has no fault.</summary>
/// <param name="Pack">The pack; null when there are faults.</param>
/// <param name="Faults">Every fault, by line and column.</param>
public sealed record ScorePackReading(ScorePack? Pack, IReadOnlyList<DocumentFault> Faults);

/// <summary>
/// Reads score packs strictly, as programs are read: no unknown member, each in its range, and all faults at once. Human units become the rulebook's whole
/// numbers exactly: points millionths, money minor units, shares parts per million.
/// </summary>
public static class ScorePackLoader
{
    private const string Folder = "programs/published/";

    private static readonly Lazy<Schema> Compiled = new(() =>
    {
        using var schema = Resource.Json("programs/scorepack.schema.json");
        return SchemaCompiler.Compile(schema.RootElement, schema.RootElement);
    });

    /// <summary>The schema of score packs.</summary>
    public static Schema Schema => Compiled.Value;

    /// <summary>The names of the packs that come with the product, the files of <c>programs/published</c>, ascending.</summary>
    public static IReadOnlyList<string> Published { get; } = [.. Resource.Names(Folder).Select(name => Path.GetFileNameWithoutExtension(name)).Order(StringComparer.Ordinal)];

    /// <summary>The text of a pack that comes with the product.</summary>
    public static string PublishedText(string name) => Resource.Text($"{Folder}{name}.yaml");

    /// <summary>Reads a document.</summary>
    public static ScorePackReading Load(string yaml)
    {
        var document = StrictYaml.Read(yaml, Schema);
        if (document.Root is { } root) ScorePackChecks.Check(document, root);
        var faults = document.Faults;
        return new(faults.Count == 0 ? Build(document.Root!.Value) : null, faults);
    }

    private static ScorePack Build(JsonElement p)
    {
        var figures = All(p, "figures", f => new ScoreFigure(Text(f, "name"), Word<FigureUnit>(f, "unit")));
        var decimals = figures.ToDictionary(figure => figure.Name, figure => FigureUnits.Decimals(figure.Unit));
        return new(
            Text(p, "name"), Text(p, "title"), Text(p, "version"), Points(p, "scale"), figures, All(p, "markets", m => new ScoreMarket(Text(m, "name"), Hundredths(m, "multiplier"))),
            All(p, "tracks", t => new ScoreTrack(Text(t, "name"), All(t, "metrics", m => Metric(m, decimals[Text(m, "figure")])))),
            All(p, "levels", l => Level(l, decimals)), Standing(p.GetProperty("standing")));
    }

    private static ScoreMetric Metric(JsonElement m, int decimals) => Text(m, "kind") == "capped"
        ? new ScoreMetric.Capped(Text(m, "name"), Text(m, "figure"), Points(m, "weight")!.Value, Scaled(m, "max", decimals))
        : new ScoreMetric.Rate(Text(m, "name"), Text(m, "figure"), Points(m, "points")!.Value, Scaled(m, "per", decimals), Points(m, "cap") ?? ScoreMetric.MostMicro);

    private static ScoreLevel Level(JsonElement l, Dictionary<string, int> decimals) => new(
        Text(l, "name"), Points(l, "score"), Points(l, "eachMetricAbove"), All(l, "points", m => new PointsMinimum(Text(m, "metric"), Points(m, "atLeast")!.Value)),
        Minimums(l, "figures", decimals), All(l, "unlocks", word => word.GetString()!));

    private static FigureMinimum[] Minimums(JsonElement owner, string name, Dictionary<string, int> decimals) =>
        All(owner, name, m => new FigureMinimum(Text(m, "figure"), Scaled(m, "atLeast", decimals[Text(m, "figure")]), Minimums(m, "ofWhich", decimals)));

    private static StandingTerms Standing(JsonElement s) => Text(s, "kind") switch
    {
        "live" => new StandingTerms.Live(),
        "up-only" => new StandingTerms.UpOnly(Whole(s, "yearStart")),
        _ => new StandingTerms.AnyDay(Whole(s, "months"), Whole(s, "daysBefore"), Whole(s, "daysAfter")),
    };

    private static long? Points(JsonElement owner, string name) => owner.TryGetProperty(name, out _) ? Scaled(owner, name, 6) : null;

    private static T[] All<T>(JsonElement owner, string name, Func<JsonElement, T> read) => owner.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(read)] : [];
}
