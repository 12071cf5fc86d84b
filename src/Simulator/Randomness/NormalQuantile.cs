using System.Runtime.CompilerServices;
using PemActors.Simulator.Randomness.Lanes;

namespace PemActors.Simulator.Randomness;

/// <summary>The standard normal quantile by Wichura's AS 241 (PPND16), good to about 16 figures.</summary>
public static class NormalQuantile
{
    /// <summary>z with Φ(z) = <paramref name="p"/>, for p in (0, 1).</summary>
    public static double Of(double p) => Of(new OneLane(p)).Value;

    // The middle holds 85 % of draws; the ratios beside it are worked out only where some lane lies there.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Of<T>(T p)
        where T : struct, ILanes<T>
    {
        var q = p - T.Of(0.5);
        var near = T.Of(0.425 * 0.425) - q * q;
        var z = q * Ratio(near, CentreTop, CentreBottom);
        var outside = T.Less(near, T.Of(0));
        return T.Any(outside) ? T.Choose(outside, Outside(p, q), z) : z;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T Outside<T>(T p, T q)
        where T : struct, ILanes<T>
    {
        var lower = T.Less(q, T.Of(0));
        var r = T.Root(T.Of(0) - Elementary.Log(T.Choose(lower, p, T.Of(1) - p)));
        var z = Ratio(r - T.Of(1.6), ShoulderTop, ShoulderBottom);
        var far = T.Less(T.Of(5), r);
        if (T.Any(far)) z = T.Choose(far, Ratio(r - T.Of(5), TailTop, TailBottom), z);
        return T.Choose(lower, T.Of(0) - z, z);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Ratio<T>(T x, ReadOnlySpan<double> top, ReadOnlySpan<double> bottom)
        where T : struct, ILanes<T> => Horner(x, top) / Horner(x, bottom);

    // Coefficients descend from the highest power.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Horner<T>(T x, ReadOnlySpan<double> coefficients)
        where T : struct, ILanes<T>
    {
        var sum = T.Fused(T.Of(coefficients[0]), x, T.Of(coefficients[1]));
        sum = T.Fused(sum, x, T.Of(coefficients[2]));
        sum = T.Fused(sum, x, T.Of(coefficients[3]));
        sum = T.Fused(sum, x, T.Of(coefficients[4]));
        sum = T.Fused(sum, x, T.Of(coefficients[5]));
        sum = T.Fused(sum, x, T.Of(coefficients[6]));
        return T.Fused(sum, x, T.Of(coefficients[7]));
    }

    private static ReadOnlySpan<double> CentreTop =>
    [
        2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4,
        1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e0,
    ];

    private static ReadOnlySpan<double> CentreBottom =>
    [
        5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
        5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1.0,
    ];

    private static ReadOnlySpan<double> ShoulderTop =>
    [
        7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e0,
        3.64784832476320460504e0, 5.76949722146069140550e0, 4.63033784615654529590e0, 1.42343711074968357734e0,
    ];

    private static ReadOnlySpan<double> ShoulderBottom =>
    [
        1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
        6.89767334985100004550e-1, 1.67638483018380384940e0, 2.05319162663775882187e0, 1.0,
    ];

    private static ReadOnlySpan<double> TailTop =>
    [
        2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
        2.96560571828504891230e-1, 1.78482653991729133580e0, 5.46378491116411436990e0, 6.65790464350110377720e0,
    ];

    private static ReadOnlySpan<double> TailBottom =>
    [
        2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
        1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0,
    ];
}
