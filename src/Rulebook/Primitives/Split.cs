namespace PemActors.Rulebook.Primitives;

/// <summary>
/// Splits a whole by integer weights so that nothing is lost: floors first, then a unit each to the largest remainders, ties in the order
/// given.
/// </summary>
public static class Split
{
    private const int OnStack = 32;

    /// <summary>
    /// The shares of <paramref name="whole"/>, which sum to it; all 0 when every weight is 0. Give the weights in order of partner id, so
    /// that ties fall to the lesser id.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The whole or a weight is negative.</exception>
    public static long[] LargestRemainder(long whole, ReadOnlySpan<long> weights)
    {
        var wide = new Int128[weights.Length];
        for (var i = 0; i < wide.Length; i++) wide[i] = weights[i];
        var shares = new long[weights.Length];
        LargestRemainder(whole, wide, shares);
        return shares;
    }

    /// <summary>The same into <paramref name="shares"/>, which is as long as the weights. Their sum times the whole is below 2^127.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The whole or a weight is negative.</exception>
    /// <exception cref="OverflowException">The sum of the weights times the whole is too large.</exception>
    public static void LargestRemainder(long whole, ReadOnlySpan<Int128> weights, Span<long> shares)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(whole);
        var sum = Int128.Zero;
        foreach (var weight in weights)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(weight);
            sum += weight;
        }
        shares.Clear();
        if (sum == 0) return;
        // Every product below is at most this one, so that this one alone need be checked.
        _ = whole * sum;
        var rests = weights.Length <= OnStack ? stackalloc Rest[weights.Length] : new Rest[weights.Length];
        var left = whole;
        for (var i = 0; i < rests.Length; i++)
            unchecked
            {
                var exact = (UInt128)whole * (UInt128)weights[i];
                var share = exact / (UInt128)sum;
                rests[i] = new(exact - share * (UInt128)sum, i);
                shares[i] = (long)share;
                left -= shares[i];
            }
        rests.Sort();
        for (var i = 0; i < left; i++) shares[rests[i].Index]++;
    }

    private readonly record struct Rest(UInt128 Remainder, int Index) : IComparable<Rest>
    {
        public int CompareTo(Rest other) => Remainder != other.Remainder ? other.Remainder.CompareTo(Remainder) : Index.CompareTo(other.Index);
    }
}
