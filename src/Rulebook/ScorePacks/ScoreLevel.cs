namespace PemActors.Rulebook.ScorePacks;

/// <summary>
/// A level, tier or band. It holds when every gate that it names is met and every level below it holds. A gate names its figure inclusively
/// (at least), but for <paramref name="EachMetricAboveMicro"/>.
/// </summary>
/// <param name="Name">Names it, kebab-case.</param>
/// <param name="ScoreFromMicro">The exact score is this or more, in millionths of a point; null asks none.</param>
/// <param name="EachMetricAboveMicro">The points of every metric of the track are more than this, in millionths; null asks none.</param>
/// <param name="Points">Points that single metrics must make.</param>
/// <param name="Figures">What single figures must come to, each with the part of it that must be of a kind.</param>
/// <param name="Unlocks">What the level opens, beside all that levels below it open.</param>
public sealed record ScoreLevel(
    string Name,
    long? ScoreFromMicro,
    long? EachMetricAboveMicro,
    IReadOnlyList<PointsMinimum> Points,
    IReadOnlyList<FigureMinimum> Figures,
    IReadOnlyList<string> Unlocks);

/// <summary>Points that a metric must make.</summary>
/// <param name="Metric">A metric of every track.</param>
/// <param name="AtLeastMicro">Its exact points are this or more, in millionths.</param>
public sealed record PointsMinimum(string Metric, long AtLeastMicro);

/// <summary>
/// What a figure must come to, summed over markets. "6 technical certifications of which 3 professional" is a minimum of 6 with a minimum of 3 inside; the
/// inner figure counts things that the outer one counts too.
/// </summary>
/// <param name="Figure">The figure.</param>
/// <param name="AtLeast">In the figure's unit, at least 1.</param>
/// <param name="OfWhich">What must be met inside it; the document nests once.</param>
public sealed record FigureMinimum(string Figure, long AtLeast, IReadOnlyList<FigureMinimum> OfWhich);
