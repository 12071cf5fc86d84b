namespace PemActors.Simulator.Statistics;

/// <summary>A closed interval that is to hold an unknown value; an end that the data cannot bound is infinite.</summary>
public readonly record struct Interval(double Lower, double Upper)
{
    /// <summary>Half of its width.</summary>
    public double HalfWidth => (Upper - Lower) / 2;

    /// <summary>Whether <paramref name="value"/> lies in it, ends included.</summary>
    public bool Contains(double value) => Lower <= value && value <= Upper;
}
