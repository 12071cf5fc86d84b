using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Attribution;

/// <summary>What the partners of a deal weigh under the models that read the history of closed deals.</summary>
/// <param name="Values">One for each partner, not negative; only their proportions mean anything.</param>
/// <param name="StandardErrors">One for each partner, in the same parts; empty where the values are exact.</param>
internal sealed record PartnerWeights(long[] Values, double[] StandardErrors)
{
    /// <summary>Weighs the partners, given by id ascending.</summary>
    public static PartnerWeights Of(AttributionModel model, PartnerId[] partners, in AttributionInputs inputs, AttributionTerms terms)
    {
        var window = new Window(terms.HistoryDays);
        if (model == AttributionModel.Markov)
        {
            var chain = new TouchChain(inputs.History, window, inputs.ClosedAt);
            return new(Array.ConvertAll(partners, chain.RemovalEffect), []);
        }
        var deals = new Coalitions(inputs.History, window, inputs.ClosedAt, partners);
        if (partners.Length <= terms.ShapleyExactPartners) return new(Exact(WinRates.OfCoalitions(deals, partners.Length)), []);
        var sample = new ShapleySample(deals, partners.Length, terms.ShapleySamples, inputs.Key);
        var places = Enumerable.Range(0, partners.Length);
        return new([.. places.Select(sample.Value)], [.. places.Select(sample.StandardError)]);
    }

    /// <summary>Puts the values in place of <paramref name="weights"/>, unless all are 0.</summary>
    /// <returns>Whether it did.</returns>
    public bool Fill(Span<Int128> weights)
    {
        if (!Values.AsSpan().ContainsAnyExcept(0)) return false;
        for (var i = 0; i < weights.Length; i++) weights[i] = Values[i];
        return true;
    }

    /// <summary>
    /// Of the credits, in ppm, rounded up. Every order parts the same total, so only the values err; where some were negative, the total of
    /// the others errs too, which is left out.
    /// </summary>
    public IReadOnlyList<long> StandardErrorsPpm
    {
        get
        {
            var total = Values.Sum(value => (double)value);
            return [.. StandardErrors.Select(error => (long)Math.Ceiling(error / total * 1_000_000))];
        }
    }

    private static long[] Exact(long[] worth)
    {
        var sums = ShapleyValues.SumOverOrders(worth);
        var orders = ShapleyValues.Factorial(sums.Length);
        return Array.ConvertAll(sums, sum => sum > 0 ? Ratio.HalfEven(sum, orders) : 0);
    }
}
