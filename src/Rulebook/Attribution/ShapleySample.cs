using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Attribution;

/// <summary>
/// Shapley values from orders drawn with a key. Each order is drawn by itself, so the values are means of independent ones, and the
/// spread of those tells their error. Every order parts the same total, the worth of all less the worth of none.
/// </summary>
internal sealed class ShapleySample
{
    private readonly Int128[] sums;
    private readonly double[] squares;
    private readonly int orders;

    /// <summary>Draws <paramref name="orders"/> orders of <paramref name="partners"/> partners.</summary>
    public ShapleySample(Coalitions deals, int partners, int orders, ulong key)
    {
        this.orders = orders;
        sums = new Int128[partners];
        squares = new double[partners];
        var order = new int[partners];
        var rank = new int[partners];
        var won = new long[partners + 1];
        var closed = new long[partners + 1];
        for (var drawn = 0; drawn < orders; drawn++)
        {
            Shuffle(order, key, (ulong)drawn);
            for (var i = 0; i < partners; i++) rank[order[i]] = i;
            Place(deals, rank, won, closed);
            var (wins, closes, before) = (won[0], closed[0], WinRates.Of(won[0], closed[0]));
            for (var i = 0; i < partners; i++)
            {
                if (closed[i + 1] == 0) continue;
                wins += won[i + 1];
                closes += closed[i + 1];
                var worth = WinRates.Of(wins, closes);
                sums[order[i]] += worth - before;
                squares[order[i]] += Square(worth - before);
                before = worth;
            }
        }
    }

    /// <summary>The mean of a partner's additions, in parts of <see cref="WinRates.One"/>; 0 where it is negative.</summary>
    public long Value(int partner) => sums[partner] > 0 ? Ratio.HalfEven(sums[partner], orders) : 0;

    /// <summary>The standard error of that mean, in the same parts.</summary>
    public double StandardError(int partner)
    {
        var mean = (double)sums[partner] / orders;
        return Math.Sqrt(Math.Max(0, squares[partner] / orders - mean * mean) / orders);
    }

    // A deal counts from the place of the last of its partners on, a direct one from the beginning.
    private static void Place(Coalitions deals, int[] rank, long[] won, long[] closed)
    {
        Array.Clear(won);
        Array.Clear(closed);
        for (var deal = 0; deal < deals.Count; deal++)
        {
            var from = 0;
            foreach (var partner in deals.Partners(deal)) from = Math.Max(from, rank[partner] + 1);
            closed[from]++;
            if (deals.Won(deal)) won[from]++;
        }
    }

    // Fisher and Yates, each step with a draw of its own position.
    private static void Shuffle(int[] order, ulong key, ulong drawn)
    {
        for (var i = 0; i < order.Length; i++)
        {
            var j = KeyedDraw.Below(i + 1, key, drawn * (ulong)order.Length + (ulong)i);
            order[i] = order[j];
            order[j] = i;
        }
    }

    private static double Square(double value) => value * value;
}
