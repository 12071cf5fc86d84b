namespace PemActors.Rulebook.ScorePacks;

/// <summary>What a pack says of figures at one instant.</summary>
/// <param name="Tracks">Each track in the pack's order; a pack without tracks has one, nameless and without metrics.</param>
/// <param name="Counting">Index of the track that counts: that of the highest level, of those the one with the most points, of those the first.</param>
/// <param name="ScoreMicro">
/// The most points of any track, in millionths, rounded half to even from the exact sum. It is that of another track than the counting one only where
/// a gate stops the higher score.
/// </param>
/// <param name="Rank">The highest level of any track: 0 is none, 1 the pack's first.</param>
public sealed record ScoreCard(IReadOnlyList<TrackCard> Tracks, int Counting, long ScoreMicro, int Rank)
{
    /// <summary>The track that counts.</summary>
    public TrackCard Best => Tracks[Counting];
}

/// <summary>What a track makes of figures.</summary>
/// <param name="Name">The track; empty where the pack has none.</param>
/// <param name="Metrics">Points of each metric in the track's order.</param>
/// <param name="ScoreMicro">Their exact sum, in millionths of a point, rounded half to even.</param>
/// <param name="Rank">The highest level that holds on this track, with all below it: 0 is none.</param>
public sealed record TrackCard(string Name, IReadOnlyList<MetricPoints> Metrics, long ScoreMicro, int Rank);

/// <summary>Points of a metric.</summary>
/// <param name="Metric">Names the metric.</param>
/// <param name="Value">The figure it read, summed over markets, in the figure's unit.</param>
/// <param name="PointsMicro">In millionths, rounded half to even; never more than the metric's cap.</param>
public sealed record MetricPoints(string Metric, long Value, long PointsMicro);
