namespace PemActors.Rulebook.ScorePacks;

/// <summary>One gate of a level, met or missed, with its figure.</summary>
/// <param name="Name">
/// Level and what is asked: <c>gold.score</c>, <c>gold.each.sourced</c> (more points than a figure that all metrics must pass), <c>gold.points.sourced</c>,
/// <c>premier.figure.technical</c>, and <c>premier.figure.technical.professional</c> inside it.
/// </param>
/// <param name="Met">Decided on exact points.</param>
/// <param name="Value">The figure as people read it; points are rounded half to even to a millionth.</param>
/// <param name="Needed">What is asked, in words.</param>
/// <param name="Lacking">The least that must be added to meet it, in millionths of a point or the figure's unit; 0 where it is met.</param>
public sealed record ScoreGate(string Name, bool Met, string Value, string Needed, long Lacking);

/// <summary>What stands between a partner and the next level.</summary>
/// <param name="Level">The next level.</param>
/// <param name="Missing">Gates missed now, of that level and of those below it.</param>
public sealed record NextScoreLevel(ScoreLevel Level, IReadOnlyList<ScoreGate> Missing);
