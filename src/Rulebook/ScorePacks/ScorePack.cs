namespace PemActors.Rulebook.ScorePacks;

/// <summary>
/// A published partner program as a document: what it counts, how points are made of it, which levels the points and counts reach, and over which
/// stretch of time a level is judged. It stands beside the health card and the tiers and feeds neither. Immutable; made by the reader, which has checked
/// every range, so rules read it without checking again.
/// </summary>
/// <param name="Name">Names the pack, kebab-case.</param>
/// <param name="Title">As people read it.</param>
/// <param name="Version">Names this version of the document.</param>
/// <param name="ScaleMicro">
/// The greatest score in millionths of a point, to which the caps of each track's metrics sum; null where points have no top, and where there are no tracks.
/// </param>
/// <param name="Figures">What is counted, one of each name.</param>
/// <param name="Markets">Markets whose figures weigh other than 1 in a metric by rate, one of each name; every other market weighs 1.</param>
/// <param name="Tracks">Ways to make points, of which the better counts; none for a program of gates alone.</param>
/// <param name="Levels">At least one, from the lowest; a level asks for all below it too.</param>
/// <param name="Standing">Over which stretch of time a level is judged.</param>
public sealed record ScorePack(
    string Name,
    string Title,
    string Version,
    long? ScaleMicro,
    IReadOnlyList<ScoreFigure> Figures,
    IReadOnlyList<ScoreMarket> Markets,
    IReadOnlyList<ScoreTrack> Tracks,
    IReadOnlyList<ScoreLevel> Levels,
    StandingTerms Standing);

/// <summary>A count or sum that a pack reads.</summary>
/// <param name="Name">Names it, kebab-case.</param>
/// <param name="Unit">The whole numbers it comes in.</param>
public sealed record ScoreFigure(string Name, FigureUnit Unit);

/// <summary>The whole numbers a figure of a score pack comes in.</summary>
public enum FigureUnit : byte
{
    /// <summary>Things.</summary>
    Count,
    /// <summary>Minor units of the currency.</summary>
    Money,
    /// <summary>Parts per million.</summary>
    Share,
}

/// <summary>A market whose figures weigh other than 1 in a metric by rate.</summary>
/// <param name="Name">Names the market in the inputs.</param>
/// <param name="MultiplierHundredths">Its weight in hundredths, 1 to 1,000: 200 doubles.</param>
public sealed record ScoreMarket(string Name, int MultiplierHundredths);

/// <summary>One way to make points.</summary>
/// <param name="Name">Names it, kebab-case.</param>
/// <param name="Metrics">At least one, each name once; their points are summed.</param>
public sealed record ScoreTrack(string Name, IReadOnlyList<ScoreMetric> Metrics);
