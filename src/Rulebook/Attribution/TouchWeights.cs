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

    // No sorting: a position of note is the first of the first instant, or the last of the last one or of the last before creation. No
    // touch lies before the default instant, so that a creation then means none before it.
    private static void ByPosition(Shape shape, ReadOnlySpan<Instant> at, Instant createdAt, Span<Int128> weights)
    {
        var (first, last, before) = (at[0], at[0], default(Instant));
        foreach (var one in at)
        {
            first = Instant.Min(first, one);
            last = Instant.Max(last, one);
            if (one < createdAt) before = Instant.Max(before, one);
        }
        var (atFirst, atLast, atBefore) = (at.Count(first), at.Count(last), at.Count(before));
        var named = Named(first, atFirst);
        if (last != first) named += Named(last, atLast);
        if (before != first && before != last) named += Named(before, atBefore);

        // One scale makes every share whole: the rest is parted by the positions that have it, a named weight by the touches of its instant.
        Int128 part = Common(Common(atFirst, atLast), Math.Max(1, atBefore));
        var scale = part * Math.Max(1, at.Length - named);
        var (ofFirst, ofLast, ofBefore) = (Share(first, atFirst), Share(last, atLast), Share(before, Math.Max(1, atBefore)));
        for (var i = 0; i < at.Length; i++)
            weights[i] = at[i] == first ? ofFirst : at[i] == last ? ofLast : at[i] == before ? ofBefore : part * shape.Rest;

        int Named(Instant time, int touches) => Math.Min(touches, (time == first ? 1 : 0) + (time == last || time == before ? 1 : 0));

        Int128 Share(Instant time, int touches)
        {
            var weight = (time == first ? shape.First : 0) + (time == before ? shape.Creation : 0) + (time == last ? shape.Last : 0);
            return (scale * weight + part * (touches - Named(time, touches)) * shape.Rest) / touches;
        }
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
