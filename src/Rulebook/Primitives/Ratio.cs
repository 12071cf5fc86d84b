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

    /// <summary>The least integer not below <paramref name="part"/> / <paramref name="whole"/>; neither negative, the whole not 0.</summary>
    public static long Ceiling(Int128 part, Int128 whole) => (long)((part + whole - 1) / whole);
}
