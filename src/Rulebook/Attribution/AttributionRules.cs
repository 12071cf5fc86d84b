using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Attribution;

/// <summary>
/// Credit for a deal under any model: weights of touches or of partners as integers, then one split of 1,000,000 ppm and one of the
/// money by them, each by largest remainder, ties to the lesser partner id.
/// </summary>
public static class AttributionRules
{
    private const int OnStack = 32;
    private const long WholePpm = 1_000_000;

    /// <summary>
    /// Credits of every partner with a touch, by partner id ascending, 0 for those the model gives nothing. They are not negative and sum
    /// to 1,000,000 ppm and to the amount; with no touch there are none. Where every weight is 0 each touch counts alike.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative.</exception>
    public static IReadOnlyList<Credit> Credits(AttributionModel model, in AttributionInputs inputs, AttributionTerms terms, long amountMinor) =>
        Judge(model, inputs, terms, amountMinor, out _, out _);

    /// <summary>The same credits, with what they rest on.</summary>
    public static AttributionReport Report(AttributionModel model, in AttributionInputs inputs, AttributionTerms terms, long amountMinor)
    {
        var credits = Judge(model, inputs, terms, amountMinor, out var counted, out var errorsPpm);
        return new(model, counted, credits, errorsPpm);
    }

    private static Credit[] Judge(
        AttributionModel model,
        in AttributionInputs inputs,
        AttributionTerms terms,
        long amountMinor,
        out AttributionModel counted,
        out IReadOnlyList<long> errorsPpm)
    {
        (counted, errorsPpm) = (model, []);
        var touches = inputs.Touches.Span;
        if (touches.IsEmpty) return [];
        var count = touches.Length;
        var at = count <= OnStack ? stackalloc Instant[count] : new Instant[count];
        var each = count <= OnStack ? stackalloc Int128[count] : new Int128[count];
        var one = count <= OnStack ? stackalloc int[count] : new int[count];
        var weights = count <= OnStack ? stackalloc Int128[count] : new Int128[count];
        for (var i = 0; i < count; i++) at[i] = touches[i].Key.Time;
        var weighed = TouchWeights.Fill(model, at, inputs.CreatedAt, terms, each);
        var partners = ByPartner(touches, each, one, weights);
        one = one[..partners];
        weights = weights[..partners];
        if (model is AttributionModel.Markov or AttributionModel.Shapley)
        {
            var ids = new PartnerId[partners];
            for (var i = 0; i < partners; i++) ids[i] = touches[one[i]].Partner;
            var values = PartnerWeights.Of(model, ids, inputs, terms);
            weighed = values.Fill(weights);
            if (weighed) errorsPpm = values.StandardErrorsPpm;
        }
        if (!weighed) counted = AttributionModel.Linear;
        return Part(touches, one, weights, amountMinor);
    }

    // Partners in order of id, each known by one of its touches, with the sum of its weights.
    private static int ByPartner(ReadOnlySpan<Touch> touches, ReadOnlySpan<Int128> each, Span<int> one, Span<Int128> sums)
    {
        var partners = 0;
        for (var i = 0; i < touches.Length; i++)
        {
            var (low, high) = (0, partners);
            var order = -1;
            while (low < high && order != 0)
            {
                var middle = (low + high) / 2;
                order = touches[i].Partner.CompareTo(touches[one[middle]].Partner);
                if (order == 0) sums[middle] += each[i];
                else if (order < 0) high = middle;
                else low = middle + 1;
            }
            if (order == 0) continue;
            one[low..partners].CopyTo(one[(low + 1)..]);
            sums[low..partners].CopyTo(sums[(low + 1)..]);
            (one[low], sums[low]) = (i, each[i]);
            partners++;
        }
        return partners;
    }

    private static Credit[] Part(ReadOnlySpan<Touch> touches, ReadOnlySpan<int> one, ReadOnlySpan<Int128> weights, long amountMinor)
    {
        var credits = new Credit[one.Length];
        var ppm = one.Length <= OnStack ? stackalloc long[one.Length] : new long[one.Length];
        var money = one.Length <= OnStack ? stackalloc long[one.Length] : new long[one.Length];
        Split.LargestRemainder(WholePpm, weights, ppm);
        Split.LargestRemainder(amountMinor, weights, money);
        for (var i = 0; i < credits.Length; i++) credits[i] = new(touches[one[i]].Partner, ppm[i], money[i]);
        return credits;
    }
}
