using System.Collections.Concurrent;
using MathNet.Numerics;

namespace PemActors.Simulator.Randomness;

/// <summary>
/// The quantile of a gamma of mean 1. Finding its root takes microseconds, and every partner of every replication needs one; so for a shape the roots at equal
/// steps of the standard normal are found once, and the logarithm, which runs smoothly there, is read between them by cubics. Good to about 1e-7.
/// </summary>
internal sealed class GammaQuantile
{
    private const double StepsPerUnit = 32;
    private const double Edge = 6.5;
    private const int Nodes = (int)(2 * Edge * StepsPerUnit) + 1;
    private const int Halvings = 70;
    private static readonly ConcurrentDictionary<double, GammaQuantile> Made = [];
    private readonly double[] _logs = new double[Nodes];

    private GammaQuantile(double shape)
    {
        for (var node = 0; node < Nodes; node++) _logs[node] = Root(shape, node / StepsPerUnit - Edge);
    }

    public static GammaQuantile OfShape(double shape) => Made.GetOrAdd(shape, static shape => new(shape));

    public double Of(double u)
    {
        var place = (NormalQuantile.Of(u) + Edge) * StepsPerUnit;
        var node = Math.Clamp((int)place, 1, Nodes - 3);
        var (t, a, b, c, d) = (place - node, _logs[node - 1], _logs[node], _logs[node + 1], _logs[node + 2]);
        // Lagrange through the four nodes around.
        var log = a * (-t * (t - 1) * (t - 2) / 6) + b * ((t + 1) * (t - 1) * (t - 2) / 2) + c * (-(t + 1) * t * (t - 2) / 2) + d * ((t + 1) * t * (t - 1) / 6);
        return Elementary.Exp(log);
    }

    // Each tail is measured from its own end, where it keeps its figures.
    private static double Root(double shape, double z)
    {
        var tail = SpecialFunctions.Erfc(Math.Abs(z) / Math.Sqrt(2)) / 2;
        var (low, high) = (-60 / shape - 5, Math.Log(60 / shape + 60));
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = (low + high) / 2;
            var x = shape * Math.Exp(middle);
            var below = z < 0 ? Lower(shape, x) < tail : SpecialFunctions.GammaUpperRegularized(shape, x) > tail;
            if (below) low = middle;
            else high = middle;
        }

        return (low + high) / 2;
    }

    // Where x is next to nothing the series has but its first term.
    private static double Lower(double shape, double x) =>
        x < 1e-12 ? Math.Exp(shape * Math.Log(Math.Max(x, double.Epsilon)) - SpecialFunctions.GammaLn(shape + 1)) : SpecialFunctions.GammaLowerRegularized(shape, x);
}
