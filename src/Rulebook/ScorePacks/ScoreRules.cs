using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.ScorePacks;

/// <summary>
/// Scores figures by a pack. A level, score or metric never falls when a figure rises. Everything that decides is exact; only what is shown is rounded.
/// Not for the hot path: it allocates, and nothing of the health card or the simulator asks it.
/// </summary>
public static class ScoreRules
{
    private static readonly ScoreTrack None = new("", []);

    /// <summary>Points of each metric on each track, and the level reached.</summary>
    public static ScoreCard Score(ScorePack pack, ScoreInputs inputs)
    {
        var denominator = ScorePoints.Denominator(pack);
        var cards = new List<TrackCard>();
        var (counting, best, most) = (0, Int128.NegativeOne, Int128.Zero);
        foreach (var track in Tracks(pack))
        {
            var gates = new ScoreGates(pack, track, inputs, denominator);
            var (sum, rank) = (gates.Sum(), Rank(pack, gates));
            if (cards.Count == 0 || rank > cards[counting].Rank || (rank == cards[counting].Rank && sum > best)) (counting, best) = (cards.Count, sum);
            most = Int128.Max(most, sum);
            var metrics = track.Metrics.Select(metric => new MetricPoints(metric.Name, inputs.Total(metric.Figure), Ratio.HalfEven(gates.Exact(metric), denominator)));
            cards.Add(new(track.Name, [.. metrics], Ratio.HalfEven(sum, denominator), rank));
        }
        return new(cards, counting, Ratio.HalfEven(most, denominator), cards[counting].Rank);
    }

    /// <summary>Every gate of every level, met or missed, on the track that counts, from the lowest level.</summary>
    public static IReadOnlyList<ScoreGate> Explain(ScorePack pack, ScoreInputs inputs) => UpTo(pack, inputs, pack.Levels.Count);

    /// <summary>
    /// What the level above <paramref name="rank"/> still lacks at these figures on the track that counts; null where there is none above. A partner that
    /// stands higher than its figures (up-only) is judged from where it stands.
    /// </summary>
    public static NextScoreLevel? Next(ScorePack pack, ScoreInputs inputs, int rank) =>
        rank == pack.Levels.Count ? null : new(pack.Levels[rank], [.. UpTo(pack, inputs, rank + 1).Where(gate => !gate.Met)]);

    /// <summary>The level of a rank; null for 0.</summary>
    public static ScoreLevel? Level(ScorePack pack, int rank) => rank == 0 ? null : pack.Levels[rank - 1];

    /// <summary>All that a rank opens: what its level and those below it unlock, from the lowest level.</summary>
    public static IReadOnlyList<string> Unlocks(ScorePack pack, int rank) => [.. pack.Levels.Take(rank).SelectMany(level => level.Unlocks)];

    private static ScoreGate[] UpTo(ScorePack pack, ScoreInputs inputs, int levels)
    {
        var track = Tracks(pack)[Score(pack, inputs).Counting];
        var gates = new ScoreGates(pack, track, inputs, ScorePoints.Denominator(pack));
        return [.. pack.Levels.Take(levels).SelectMany(gates.Of)];
    }

    private static int Rank(ScorePack pack, ScoreGates gates)
    {
        var rank = 0;
        while (rank < pack.Levels.Count && gates.Hold(pack.Levels[rank])) rank++;
        return rank;
    }

    private static IReadOnlyList<ScoreTrack> Tracks(ScorePack pack) => pack.Tracks.Count == 0 ? [None] : pack.Tracks;
}
