using System.Runtime.CompilerServices;
using PemActors.Simulator.Randomness.Lanes;

namespace PemActors.Simulator.Randomness;

/// <summary>
/// Exponential and logarithm of our own, because the platform's differ in their last bits between systems. Both are good to about one unit in the last place.
/// </summary>
internal static class Elementary
{
    // Within these e^x is a normal number.
    private const double ExponentMax = 709;

    public static double Exp(double x) => Exp(new OneLane(x)).Value;

    public static double Log(double x) => Log(new OneLane(x)).Value;

    /// <summary>The logistic function.</summary>
    public static double Logistic(double x) => 1 / (1 + Exp(-x));

    /// <summary>e^x; outside ±709 the value there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp<T>(T x)
        where T : struct, ILanes<T>
    {
        x = T.Choose(T.Less(x, T.Of(-ExponentMax)), T.Of(-ExponentMax), T.Choose(T.Less(T.Of(ExponentMax), x), T.Of(ExponentMax), x));
        // 1.5 · 2^52: adding it rounds to a whole number, which then stands in the low bits.
        var magic = T.Of(6_755_399_441_055_744.0);
        var shifted = T.Fused(x, T.Of(1.4426950408889634), magic);
        var whole = shifted - magic;
        var rest = T.Fused(whole, T.Of(-1.9082149292705877e-10), T.Fused(whole, T.Of(-0.6931471803691238), x));
        var sum = T.Of(2.08767569878681e-9);
        sum = T.Fused(sum, rest, T.Of(2.505210838544172e-8));
        sum = T.Fused(sum, rest, T.Of(2.755731922398589e-7));
        sum = T.Fused(sum, rest, T.Of(2.755731922398589e-6));
        sum = T.Fused(sum, rest, T.Of(2.48015873015873e-5));
        sum = T.Fused(sum, rest, T.Of(1.984126984126984e-4));
        sum = T.Fused(sum, rest, T.Of(1.388888888888889e-3));
        sum = T.Fused(sum, rest, T.Of(8.333333333333333e-3));
        sum = T.Fused(sum, rest, T.Of(4.1666666666666664e-2));
        sum = T.Fused(sum, rest, T.Of(1.6666666666666666e-1));
        sum = T.Fused(sum, rest, T.Of(0.5));
        sum = T.Fused(sum, rest, T.Of(1));
        return T.Scale(T.Fused(sum, rest, T.Of(1)), shifted);
    }

    /// <summary>ln x, for x above 0 and normal (the series of FDLIBM).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log<T>(T x)
        where T : struct, ILanes<T>
    {
        T.Split(x, out var mantissa, out var exponent);
        var f = mantissa - T.Of(1);
        var half = T.Of(0.5) * f * f;
        var s = f / (T.Of(2) + f);
        var z = s * s;
        var sum = T.Of(1.479819860511658591e-1);
        sum = T.Fused(sum, z, T.Of(1.531383769920937332e-1));
        sum = T.Fused(sum, z, T.Of(1.818357216161805012e-1));
        sum = T.Fused(sum, z, T.Of(2.222219843214978396e-1));
        sum = T.Fused(sum, z, T.Of(2.857142874366239149e-1));
        sum = T.Fused(sum, z, T.Of(3.999999999940941908e-1));
        sum = T.Fused(sum, z, T.Of(6.666666666666735130e-1));
        var low = T.Fused(exponent, T.Of(1.90821492927058770002e-10), s * T.Fused(sum, z, half));
        return T.Fused(exponent, T.Of(6.93147180369123816490e-1), f - (half - low));
    }
}
