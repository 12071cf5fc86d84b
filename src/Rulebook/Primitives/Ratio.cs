using System.Numerics;

namespace PemActors.Rulebook.Primitives;

/// <summary>Quotients of integers, rounded once, half to even or to a named side.</summary>
public static class Ratio
{
    // Twice a rest below it is no overflow.
    private const long Small = long.MaxValue / 4;

    /// <summary><paramref name="part"/> / <paramref name="whole"/> rounded half to even; neither negative, the whole not 0.</summary>
    public static long HalfEven(Int128 part, Int128 whole) =>
        // Most fit the machine's own words, which divide many times as fast.
        part <= Small && whole <= Small ? Rounded((long)part, (long)whole) : (long)Rounded(part, whole);

    /// <summary>
    /// A quotient for people to read: rounded half to even, a negative part included, and one beyond what 64 bits hold as the greatest, or
    /// least, that they do. Nothing is decided by it. The whole is above 0.
    /// </summary>
    public static long Shown(Int128 part, Int128 whole)
    {
        if (part < 0) return -Shown(-part, whole);
        return part / whole >= long.MaxValue ? long.MaxValue : HalfEven(part, whole);
    }

    /// <summary>The least integer not below <paramref name="part"/> / <paramref name="whole"/>; neither negative, the whole not 0.</summary>
    public static long Ceiling(Int128 part, Int128 whole) => (long)((part + whole - 1) / whole);

    private static T Rounded<T>(T part, T whole)
        where T : IBinaryInteger<T>
    {
        var quotient = part / whole;
        var rest = part - quotient * whole;
        var up = rest + rest > whole || (rest + rest == whole && T.IsOddInteger(quotient));
        return up ? quotient + T.One : quotient;
    }
}
