namespace PemActors.Rulebook.Tests.Twin.Columns;

/// <summary>
/// Sums over the last so many days, one for each partner: a ring of days and the running sum. At the midnight that ends a day the
/// window (t − N·24 h, t] is exactly the last N days, because no fact is dated at a midnight.
/// </summary>
internal sealed class Rolling(int partners, int days)
{
    // A week is added to before the days that leave with it are dropped.
    private readonly int slots = days + 7;
    private readonly long[] ring = new long[partners * (days + 7)];
    private readonly long[] sums = new long[partners];
    private int firstKept;

    public long this[int partner] => sums[partner];

    public void Add(int partner, int day, long value)
    {
        if (day < firstKept) return;
        ring[partner * slots + day % slots] += value;
        sums[partner] += value;
    }

    /// <summary>Drops the days that lie outside at the midnight which begins <paramref name="today"/>; answers how many sums changed.</summary>
    public int Advance(int today)
    {
        var changed = 0;
        for (; firstKept < today - days; firstKept++)
            for (var partner = 0; partner < sums.Length; partner++)
            {
                ref var leaving = ref ring[partner * slots + firstKept % slots];
                if (leaving != 0) changed++;
                sums[partner] -= leaving;
                leaving = 0;
            }
        return changed;
    }
}
