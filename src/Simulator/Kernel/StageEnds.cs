using PemActors.Simulator.Randomness;
using PemActors.Simulator.Randomness.Lanes;

namespace PemActors.Simulator.Kernel;

/// <summary>Stages that end in a week, decided eight at a time.</summary>
internal sealed class StageEnds
{
    private double[] _logits = [];
    private uint[] _words = [];
    private double[] _odds = [];

    public int Count { get; private set; }

    /// <summary>Places of the deals.</summary>
    public int[] Deals { get; private set; } = [];

    /// <summary>Places of their instants among those drawn.</summary>
    public int[] Instants { get; private set; } = [];

    public void Clear() => Count = 0;

    public void Add(int deal, uint word, double logit)
    {
        if (Count + EightLanes.Count > Deals.Length) Grow();
        (Deals[Count], _words[Count], _logits[Count]) = (deal, word, logit);
        Count++;
    }

    /// <summary>u &lt; p^¼ with p = 1 / (1 + e^−logit), told as u⁴ (1 + e^−logit) &lt; 1.</summary>
    public void Decide()
    {
        for (var at = 0; at < Count; at += EightLanes.Count)
        {
            var u = EightLanes.Uniforms(_words, at);
            var square = u * u;
            (square * square * (EightLanes.Of(1) + Elementary.Exp(EightLanes.Of(0) - EightLanes.Load(_logits, at)))).Store(_odds, at);
        }
    }

    /// <summary>Whether the deal goes on.</summary>
    public bool Advances(int n) => _odds[n] < 1;

    private void Grow()
    {
        var size = Math.Max(256, 2 * Deals.Length);
        (var deals, var words, var logits) = (Deals, _words, _logits);
        Array.Resize(ref deals, size);
        Array.Resize(ref words, size);
        Array.Resize(ref logits, size);
        (Deals, _words, _logits, _odds, Instants) = (deals, words, logits, new double[size], new int[size]);
    }
}
