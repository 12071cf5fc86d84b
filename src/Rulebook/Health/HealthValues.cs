namespace PemActors.Rulebook.Health;

/// <summary>The values of the five dimensions in millionths of a point, 0–100,000,000.</summary>
internal readonly record struct HealthValues(int Activity, int Pipeline, int Enablement, int Quality, int Compliance)
{
    /// <summary>Red 0, yellow 50, green 100.</summary>
    public static HealthValues Banded(HealthBands bands) =>
        new(Value(bands.Activity), Value(bands.Pipeline), Value(bands.Enablement), Value(bands.Quality), Value(bands.Compliance));

    /// <summary>On the <see cref="LinearScale"/>; Quality without evidence is worth its band.</summary>
    public static HealthValues Linear(in HealthInputs inputs, HealthBands bands, HealthCuts cuts) => new(
        LinearScale.Activity(inputs, cuts.Activity),
        LinearScale.Pipeline(inputs, cuts.Pipeline),
        LinearScale.Enablement(inputs, cuts.Enablement),
        bands.QualityKnown ? LinearScale.Quality(inputs, cuts.Quality) : Value(bands.Quality),
        LinearScale.Compliance(inputs, cuts.Compliance));

    private static int Value(Band band) => (int)band * (HealthCard.FullMicro / 2);
}
