using System.Diagnostics;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Attribution;

/// <summary>
/// What each touch weighs under the models that look at when touches were. Weights are integers; only their proportions mean
/// anything. Those of position are exact up to 100,000 touches.
/// </summary>
public static class TouchWeights
{
    private const int OnStack = 32;

    /// <summary>
    /// Weighs the touches at the instants <paramref name="at"/>, given in any order, at least one. Touches of one instant share the weights of their
    /// positions; a touch in two positions has both; a weight whose position no touch holds is left out, which spreads it in proportion. Where
    /// every weight is 0, and for Markov and Shapley, which weigh partners, each touch counts alike.
    /// </summary>
    /// <returns>Whether the model itself weighed them.</returns>
    public static bool Fill(AttributionModel model, ReadOnlySpan<Instant> at, Instant createdAt, AttributionTerms terms, Span<Int128> weights)
    {
        switch (model)
        {
            case AttributionModel.Linear: weights.Fill(Int128.One); break;
            case AttributionModel.Markov or AttributionModel.Shapley: weights.Clear(); break;
            case AttributionModel.FirstTouch: ByPosition(new(1, 0, 0, 0), at, default, weights); break;
            case AttributionModel.LastTouch: ByPosition(new(0, 0, 1, 0), at, default, weights); break;
            case AttributionModel.UShaped:
                ByPosition(new(terms.UShaped.FirstPpm, 0, terms.UShaped.LastPpm, terms.UShaped.MiddlePpm), at, default, weights);
                break;
            case AttributionModel.WShaped:
                ByPosition(new(terms.WShaped.FirstPpm, terms.WShaped.CreationPpm, terms.WShaped.LastPpm, terms.WShaped.RestPpm), at, createdAt, weights);
                break;
            case AttributionModel.TimeDecay: ByAge(terms.HalfLifeDays, at, weights); break;
            default: throw new UnreachableException($"No weights of {model}.");
        }
        if (weights.ContainsAnyExcept(Int128.Zero)) return true;
        weights.Fill(Int128.One);
        return false;
    }

    // Ages are taken to the last touch, not to the close: that scales all weights alike, and keeps those of long deals from vanishing.
    private static void ByAge(int halfLifeDays, ReadOnlySpan<Instant> at, Span<Int128> weights)
    {
        var last = at[0];
        foreach (var one in at) last = Instant.Max(last, one);
        var halfLife = halfLifeDays * TimeSpan.TicksPerDay;
        for (var i = 0; i < at.Length; i++) weights[i] = HalfLife.Weight(last.Ticks - at[i].Ticks, halfLife);
    }

    // Before the default instant lies no touch: then no position is the one before creation.
    private static void ByPosition(Shape shape, ReadOnlySpan<Instant> at, Instant createdAt, Span<Int128> weights)
    {
        var count = at.Length;
        var times = count <= OnStack ? stackalloc long[count] : new long[count];
        var order = count <= OnStack ? stackalloc int[count] : new int[count];
        for (var i = 0; i < count; i++) (times[i], order[i]) = (at[i].Ticks, i);
        times.Sort(order);
        var before = -1;
        while (before + 1 < count && times[before + 1] < createdAt.Ticks) before++;

        // One scale makes every share whole: the rest is parted by the positions that have it, a named weight by the touches of its instant.
        Int128 part = Common(Common(Together(times, 0), Together(times, count - 1)), before < 0 ? 1 : Together(times, before));
        var scale = part * Math.Max(1, Rests(0, count));
        for (var from = 0; from < count;)
        {
            var until = from + Together(times[from..], 0);
            var named = (from == 0 ? shape.First : 0) + (before >= from && before < until ? shape.Creation : 0) + (until == count ? shape.Last : 0);
            var share = (scale * named + part * Rests(from, until) * shape.Rest) / (until - from);
            for (; from < until; from++) weights[order[from]] = share;
        }

        int Rests(int from, int until)
        {
            var rests = 0;
            for (var i = from; i < until; i++)
                if (i != 0 && i != before && i != count - 1)
                    rests++;
            return rests;
        }
    }

    // How many touches there are of the instant of one of them.
    private static int Together(ReadOnlySpan<long> times, int one)
    {
        var (from, until) = (one, one + 1);
        while (from > 0 && times[from - 1] == times[one]) from--;
        while (until < times.Length && times[until] == times[one]) until++;
        return until - from;
    }

    private static long Common(long a, long b)
    {
        var (divisor, rest) = (a, b);
        while (rest != 0) (divisor, rest) = (rest, divisor % rest);
        return a / divisor * b;
    }

    /// <summary>Weights of the first position, of the last before creation, of the last, and of all others together.</summary>
    private readonly record struct Shape(int First, int Creation, int Last, int Rest);
}
