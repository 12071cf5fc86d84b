namespace PemActors.Rulebook.ScorePacks;

/// <summary>How points are made of a figure. Every metric is upward: more of its figure is never fewer points. Points are never negative.</summary>
public abstract record ScoreMetric
{
    /// <summary>The cap of a metric by rate where its document names none: 1,000,000,000 points, which keeps sums within whole numbers.</summary>
    public const long MostMicro = 1_000_000_000_000_000;

    private ScoreMetric(string name, string figure) => (Name, Figure) = (name, figure);

    /// <summary>Names it within its track, kebab-case.</summary>
    public string Name { get; }

    /// <summary>The figure it reads, summed over markets.</summary>
    public string Figure { get; }

    /// <summary>Points it makes at most, in millionths.</summary>
    public abstract long MostPointsMicro { get; }

    /// <summary>Capped and linear: points = weight × min(value / max, 1), and 0 for a negative value.</summary>
    /// <param name="Name">Names it within its track, kebab-case.</param>
    /// <param name="Figure">The figure it reads.</param>
    /// <param name="WeightMicro">Points at <paramref name="Max"/> and above, in millionths, at least 1.</param>
    /// <param name="Max">The value of full points, in the figure's unit, at least 1.</param>
    public sealed record Capped(string Name, string Figure, long WeightMicro, long Max) : ScoreMetric(Name, Figure)
    {
        /// <inheritdoc/>
        public override long MostPointsMicro => WeightMicro;
    }

    /// <summary>
    /// Points by rate: points = rate × Σ over markets (multiplier × value) / per, at most the cap, and 0 for a negative sum. A part of a unit makes its
    /// part of the points.
    /// </summary>
    /// <param name="Name">Names it within its track, kebab-case; for points by attribution it is the class: sourced, assisted, managed.</param>
    /// <param name="Figure">The figure it reads.</param>
    /// <param name="PointsMicro">Points for each <paramref name="Per"/>, in millionths, at least 1.</param>
    /// <param name="Per">The unit that makes the points, in the figure's unit, at least 1.</param>
    /// <param name="CapMicro">Points at most, in millionths; <see cref="MostMicro"/> where the program names no cap.</param>
    public sealed record Rate(string Name, string Figure, long PointsMicro, long Per, long CapMicro) : ScoreMetric(Name, Figure)
    {
        /// <inheritdoc/>
        public override long MostPointsMicro => CapMicro;
    }
}
