using System.Runtime.CompilerServices;

namespace PemActors.Simulator.Randomness;

/// <summary>Four random words, and the uniforms in (0, 1) made of them; no uniform is ever 0 or 1.</summary>
public readonly record struct RandomBlock(uint X0, uint X1, uint X2, uint X3)
{
    /// <summary>Word <paramref name="index"/>, 0–3.</summary>
    public uint this[int index] => index switch
    {
        0 => X0,
        1 => X1,
        2 => X2,
        3 => X3,
        _ => throw new ArgumentOutOfRangeException(nameof(index), index, "A block has words 0 to 3."),
    };

    /// <summary>The 32-bit uniform of word <paramref name="index"/>, 0–3: (x + 0.5) · 2⁻³².</summary>
    public double Uniform(int index) => UniformOf(this[index]);

    /// <summary>The 32-bit uniform of a word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double UniformOf(uint word) => (word + 0.5) * (1.0 / 4_294_967_296.0);

    /// <summary>The 52-bit uniform of words 2·<paramref name="pair"/> and 2·<paramref name="pair"/> + 1, for quantities whose tail matters.</summary>
    // 26 bits of each word: with 53 bits in all the half would be rounded away and 1 could be reached.
    public double FineUniform(int pair) =>
        (((ulong)(this[2 * pair] >> 6) << 26) + (this[2 * pair + 1] >> 6) + 0.5) * (1.0 / 4_503_599_627_370_496.0);
}
