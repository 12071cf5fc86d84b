namespace PemActors.Rulebook.Primitives;

/// <summary>Splits a whole by integer weights so that nothing is lost: floors first, then a unit each to the largest remainders, ties in the order given.</summary>
public static class Split
{
    /// <summary>
    /// The shares of <paramref name="whole"/>, which sum to it; all 0 when every weight is 0. Give the weights in order of partner id, so
    /// that ties fall to the lesser id.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The whole or a weight is negative.</exception>
    public static long[] LargestRemainder(long whole, ReadOnlySpan<long> weights)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(whole);
        var sum = Int128.Zero;
        foreach (var weight in weights)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(weight);
            sum += weight;
        }
        var shares = new long[weights.Length];
        if (sum == 0) return shares;
        var remainders = new Int128[weights.Length];
        var order = new int[weights.Length];
        var left = whole;
        for (var i = 0; i < shares.Length; i++)
        {
            var exact = (Int128)whole * weights[i];
            shares[i] = (long)(exact / sum);
            remainders[i] = exact % sum;
            order[i] = i;
            left -= shares[i];
        }
        Array.Sort(order, (a, b) => remainders[a] != remainders[b] ? remainders[b].CompareTo(remainders[a]) : a.CompareTo(b));
        for (var i = 0; i < left; i++) shares[order[i]]++;
        return shares;
    }
}
