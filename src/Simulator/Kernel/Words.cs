namespace PemActors.Simulator.Kernel;

/// <summary>Events of a probability, read off a random word without making a uniform of it.</summary>
internal static class Words
{
    private const double Whole = 4_294_967_296.0;

    /// <summary>The word below which an event of a probability happens: as often as a uniform lies below it, to 2⁻³².</summary>
    public static uint Below(double probability) => (uint)Math.Clamp(Math.Round(probability * Whole), 0, uint.MaxValue);
}
