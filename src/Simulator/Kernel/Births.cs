using PemActors.Simulator.Randomness;
using PemActors.Simulator.Randomness.Lanes;

namespace PemActors.Simulator.Kernel;

/// <summary>Sizes and stage lengths of a week's births, worked out eight at a time.</summary>
internal sealed class Births
{
    private const int Stages = 4;

    public double[] LogMedian { get; private set; } = [];

    public double[] Spread { get; private set; } = [];

    /// <summary>Weeks per unit of the logarithm: −μ/2 of Erlang-2, 1 / ln(1 − 1/μ) of geometric stages.</summary>
    public double[] Scale { get; private set; } = [];

    /// <summary>The standard normal of the size.</summary>
    public double[] Z { get; private set; } = [];

    /// <summary>The size in whole units, not rounded.</summary>
    public double[] Amount { get; private set; } = [];

    /// <summary>Weeks of the four stages, not rounded up. A geometric length from 1 on is such a one too: 1 + ⌊x⌋ is ⌈x⌉.</summary>
    public double[][] Weeks { get; } = [[], [], [], []];

    public void Reserve(int count)
    {
        if (count + EightLanes.Count <= LogMedian.Length) return;
        var size = Math.Max(64, 2 * (count + EightLanes.Count));
        (LogMedian, Spread, Scale) = (Larger(LogMedian, size), Larger(Spread, size), Larger(Scale, size));
        (Z, Amount) = (new double[size], new double[size]);
        for (var stage = 0; stage < Stages; stage++) Weeks[stage] = new double[size];
    }

    /// <summary>Works them out from the four blocks of each birth.</summary>
    public void Work(int count, DrawBatch[] blocks, bool erlang)
    {
        for (var at = 0; at < count; at += EightLanes.Count)
        {
            var z = NormalQuantile.Of(EightLanes.FineUniforms(blocks[0].X0, blocks[0].X1, at));
            z.Store(Z, at);
            Elementary.Exp(EightLanes.Load(LogMedian, at) + EightLanes.Load(Spread, at) * z).Store(Amount, at);
            var scale = EightLanes.Load(Scale, at);
            for (var stage = 0; stage < Stages; stage++)
            {
                var block = blocks[2 + stage / 2];
                var (first, second) = stage % 2 == 0 ? (block.X0, block.X1) : (block.X2, block.X3);
                var u = EightLanes.Uniforms(first, at);
                (scale * Elementary.Log(erlang ? u * EightLanes.Uniforms(second, at) : u)).Store(Weeks[stage], at);
            }
        }
    }

    private static double[] Larger(double[] column, int size)
    {
        Array.Resize(ref column, size);
        return column;
    }
}
