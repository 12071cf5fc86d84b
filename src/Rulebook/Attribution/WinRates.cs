using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Attribution;

/// <summary>
/// The worth of partners together: the win rate of closed deals touched by none outside them, direct deals included; 0 without such a deal.
/// </summary>
internal static class WinRates
{
    /// <summary>A win rate of 1.</summary>
    public const long One = 1L << 60;

    /// <summary>One × won / closed, half to even.</summary>
    public static long Of(long won, long closed) => closed == 0 ? 0 : Ratio.HalfEven((Int128)won * One, closed);

    /// <summary>The worth of each of the 2^n coalitions of n partners, the bit 2^i standing for the i-th.</summary>
    public static long[] OfCoalitions(Coalitions deals, int partners)
    {
        var won = new long[1 << partners];
        var closed = new long[1 << partners];
        for (var deal = 0; deal < deals.Count; deal++)
        {
            var coalition = 0;
            foreach (var partner in deals.Partners(deal)) coalition |= 1 << partner;
            closed[coalition]++;
            if (deals.Won(deal)) won[coalition]++;
        }
        // From deals of just these partners to deals of none outside them, one partner at a time.
        for (var bit = 1; bit < won.Length; bit <<= 1)
            for (var coalition = 0; coalition < won.Length; coalition++)
                if ((coalition & bit) != 0)
                {
                    won[coalition] += won[coalition ^ bit];
                    closed[coalition] += closed[coalition ^ bit];
                }
        for (var coalition = 0; coalition < won.Length; coalition++) won[coalition] = Of(won[coalition], closed[coalition]);
        return won;
    }
}
