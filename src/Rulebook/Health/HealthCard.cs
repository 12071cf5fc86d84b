namespace PemActors.Rulebook.Health;

/// <summary>
/// A health card: per dimension a band and a value, and the score they make. Values and points are counted in millionths of a
/// point (100 points are 100,000,000), so that equal evidence gives equal cards everywhere.
/// </summary>
/// <param name="Activity">Activity.</param>
/// <param name="Pipeline">Pipeline.</param>
/// <param name="Enablement">Enablement.</param>
/// <param name="Quality">Quality.</param>
/// <param name="Compliance">Compliance.</param>
/// <param name="QualityKnown">False when Quality is yellow for want of evidence.</param>
/// <param name="ScoreMicro">Σ weight · value, 0–100,000,000, rounded half to even.</param>
/// <param name="Overall">Green and yellow from the program's scores, decided on the exact sum.</param>
public readonly record struct HealthCard(
    DimensionScore Activity,
    DimensionScore Pipeline,
    DimensionScore Enablement,
    DimensionScore Quality,
    DimensionScore Compliance,
    bool QualityKnown,
    int ScoreMicro,
    Band Overall)
{
    /// <summary>Millionths in a point.</summary>
    public const long PointMicro = 1_000_000;

    /// <summary>The value of a dimension at its best: 100 points.</summary>
    public const int FullMicro = 100_000_000;
}

/// <summary>One dimension of a card.</summary>
/// <param name="Band">Its band.</param>
/// <param name="ValueMicro">Its value, 0–100,000,000.</param>
/// <param name="PointsMicro">What it adds to the score: weight · value, rounded half to even.</param>
public readonly record struct DimensionScore(Band Band, int ValueMicro, int PointsMicro);

/// <summary>What a card comes to.</summary>
/// <param name="ScoreMicro">Σ weight · value, 0–100,000,000, rounded half to even.</param>
/// <param name="Overall">Green and yellow from the program's scores, decided on the exact sum.</param>
public readonly record struct HealthScore(int ScoreMicro, Band Overall);
