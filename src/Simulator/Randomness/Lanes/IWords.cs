namespace PemActors.Simulator.Randomness.Lanes;

/// <summary>32-bit words that are worked on together: one, or eight in a vector.</summary>
/// <typeparam name="T">The words.</typeparam>
internal interface IWords<T>
    where T : struct, IWords<T>
{
    static abstract T Of(uint word);

    static abstract T operator ^(T a, T b);

    /// <summary>The high and the low word of each product with a constant.</summary>
    static abstract void Multiply(T constant, T word, out T high, out T low);
}
