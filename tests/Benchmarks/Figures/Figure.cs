namespace PemActors.Benchmarks.Figures;

/// <summary>One measured figure.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The measurement.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Aim">What we want, with its direction such as <c>≥ 40,000</c>; null where we only look.</param>
internal sealed record Figure(string Name, double Value, string Unit, Aim? Aim = null);

/// <summary>A wish for a figure.</summary>
/// <param name="AtLeast">True: not less than the value. False: not more.</param>
/// <param name="Value">The value.</param>
internal sealed record Aim(bool AtLeast, double Value)
{
    public static Aim Least(double value) => new(true, value);

    public static Aim Most(double value) => new(false, value);

    public bool IsMet(double measured) => AtLeast ? measured >= Value : measured <= Value;
}
