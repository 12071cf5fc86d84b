namespace PemActors.Rulebook.Primitives;

/// <summary>Quotients of integers, rounded once, half to even or to a named side.</summary>
public static class Ratio
{
    /// <summary><paramref name="part"/> / <paramref name="whole"/> rounded half to even; neither negative, the whole not 0.</summary>
    public static long HalfEven(Int128 part, Int128 whole)
    {
        var quotient = part / whole;
        var twice = 2 * (part - quotient * whole);
        var up = twice > whole || (twice == whole && Int128.IsOddInteger(quotient));
        return (long)(up ? quotient + 1 : quotient);
    }

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
}
