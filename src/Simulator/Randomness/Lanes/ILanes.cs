namespace PemActors.Simulator.Randomness.Lanes;

/// <summary>
/// Numbers that are worked on together: one, or eight in a vector. What is written over lanes has one text and gives each lane the bits that it would have
/// alone, because every operation is rounded by itself and none is fused but where the text says so.
/// </summary>
/// <typeparam name="T">The lanes.</typeparam>
internal interface ILanes<T>
    where T : struct, ILanes<T>
{
    static abstract T Of(double value);

    static abstract T operator +(T a, T b);

    static abstract T operator -(T a, T b);

    static abstract T operator *(T a, T b);

    static abstract T operator /(T a, T b);

    /// <summary>a · b + c, rounded once.</summary>
    static abstract T Fused(T a, T b, T c);

    static abstract T Root(T a);

    /// <summary>A mask: all bits where a is less than b.</summary>
    static abstract T Less(T a, T b);

    /// <summary>Where the mask is set <paramref name="a"/>, else <paramref name="b"/>.</summary>
    static abstract T Choose(T mask, T a, T b);

    /// <summary>Where both masks are set.</summary>
    static abstract T Both(T a, T b);

    static abstract bool Any(T mask);

    /// <summary>A value times two to the power of a whole number, which stands in the low bits of <paramref name="shifted"/>.</summary>
    static abstract T Scale(T value, T shifted);

    /// <summary>A positive value as mantissa · 2^exponent, the mantissa from √½ to below √2.</summary>
    static abstract void Split(T value, out T mantissa, out T exponent);
}
