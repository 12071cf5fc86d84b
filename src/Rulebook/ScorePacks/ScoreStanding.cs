using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.ScorePacks;

/// <summary>Figures as they are from an instant on, until the next reading.</summary>
/// <param name="From">The first instant at which they are in force.</param>
/// <param name="Inputs">The figures.</param>
public sealed record ScoreReading(Instant From, ScoreInputs Inputs);

/// <summary>What a partner stands at, at an instant.</summary>
/// <param name="From">The first instant of the stretch judged.</param>
/// <param name="Until">
/// The first instant after it: the end of the year, of the month by which a rolling window moves, or of an anniversary's window; just after the instant
/// asked for a live standing.
/// </param>
/// <param name="Rank">The highest rank that held at any instant of the stretch up to the instant asked; 0 is none.</param>
/// <param name="Since">The first instant of the stretch at which it held; null for rank 0.</param>
/// <param name="ScoreMicro">The highest score of the stretch so far, in millionths of a point; 0 where no reading is in it.</param>
/// <param name="Inputs">The figures in force at the instant asked; null before the first reading.</param>
public sealed record ScoreStanding(Instant From, Instant Until, int Rank, Instant? Since, long ScoreMicro, ScoreInputs? Inputs)
{
    /// <summary>
    /// Where a partner stands at an instant by the pack's standing terms. A function of the set of readings: their order does not matter, and those after
    /// the instant are not known yet.
    /// </summary>
    /// <param name="pack">The program.</param>
    /// <param name="readings">Each instant once, in any order; a reading is in force from its instant until the next one's.</param>
    /// <param name="t">The instant asked; its own reading counts.</param>
    /// <param name="enrolled">When the partner was enrolled, for windows around its anniversaries; null for one that is not, or from later on.</param>
    /// <exception cref="ArgumentException">Two readings are of one instant.</exception>
    public static ScoreStanding At(ScorePack pack, IEnumerable<ScoreReading> readings, Instant t, Instant? enrolled = null)
    {
        var known = readings.Where(reading => reading.From <= t).OrderBy(reading => reading.From).ToArray();
        var (from, until) = ScoreStretch.Of(pack.Standing, t, enrolled);
        var standing = new ScoreStanding(from, until, 0, null, 0, known.LastOrDefault()?.Inputs);
        for (var i = 0; i < known.Length; i++)
        {
            var start = known[i].From;
            var end = i + 1 < known.Length ? known[i + 1].From : Instant.Never;
            if (start == end) throw new ArgumentException($"Two readings are of {start}.", nameof(readings));
            if (start >= until || end <= from) continue;
            var card = ScoreRules.Score(pack, known[i].Inputs);
            if (card.Rank > standing.Rank) standing = standing with { Rank = card.Rank, Since = Instant.Max(start, from) };
            standing = standing with { ScoreMicro = Math.Max(standing.ScoreMicro, card.ScoreMicro) };
        }
        return standing;
    }
}
