
namespace PemActors.Simulator.Kernel;

/// <summary>A block of partners with all that belongs to them: columns, open deals, what waits for a later week, and their activities by week and day.</summary>
internal sealed class Block
{
    private const ulong Ones = 0x0101010101010101;
    private readonly ulong[] _ring;
    private readonly int _ringWeeks;
    private readonly int _fullWeeks;
    private readonly ulong _cutDays;

    /// <param name="windowDays">Days of the window that counts activities.</param>
    /// <param name="rebates">How many rebates there are, each with bookings of its own.</param>
    public Block(int windowDays, int rebates)
    {
        _fullWeeks = windowDays / RunClock.Days;
        // The last so many days of the week in which the window begins.
        var cut = windowDays % RunClock.Days;
        _cutDays = cut == 0 ? 0 : ((1UL << (8 * cut)) - 1) << (8 * (RunClock.Days - cut));
        _ringWeeks = _fullWeeks + 1;
        _ring = new ulong[_ringWeeks * Columns.Size];
        BookedMinor = new long[rebates * Columns.Size];
        IsBooked = new bool[rebates * Columns.Size];
    }

    public Columns Of { get; } = new();

    public Agenda<Deal> Deals { get; } = new();

    public Agenda<Note> Notes { get; } = new();

    /// <summary>Credited ACV of the quarter by rebate and partner, and whether there was any.</summary>
    public long[] BookedMinor { get; }

    public bool[] IsBooked { get; }

    /// <summary>Partners in the block.</summary>
    public int Count { get; set; }

    /// <summary>The weeks in which the first and the last of them join.</summary>
    public int FirstJoin { get; set; }

    public int LastJoin { get; set; }

    public void Clear()
    {
        Count = 0;
        (FirstJoin, LastJoin) = (int.MaxValue, 0);
        Deals.Clear();
        Notes.Clear();
        Array.Clear(_ring);
        Array.Clear(BookedMinor);
        Array.Clear(IsBooked);
    }

    public void Note(int due, NoteKind kind, int partner, long value = 0)
    {
        ref var note = ref Notes.Add(due);
        (note.Kind, note.Partner, note.Value) = (kind, partner, value);
    }

    /// <summary>
    /// Takes in the week's activities, a byte a day, and counts the window that ends with the week: whole weeks, and the last days of the week in which it begins.
    /// </summary>
    /// <returns>The activities of the week.</returns>
    public long CountActivities(int week, ReadOnlySpan<ulong> days)
    {
        var entering = _ring.AsSpan(week % _ringWeeks * Columns.Size, Columns.Size);
        var leaving = _ring.AsSpan((week + 1) % _ringWeeks * Columns.Size, Columns.Size);
        var (full, counts, quarter) = (Of.FullWeeks, Of.Activities, Of.QuarterActivities);
        var total = 0L;
        for (var i = 0; i < Count; i++)
        {
            var (now, then) = (days[i], leaving[i]);
            entering[i] = now;
            var sum = Sum(now);
            full[i] += sum - Sum(then);
            quarter[i] += sum;
            counts[i] = full[i] + Sum(then & _cutDays);
            total += sum;
        }

        return total;
    }

    /// <summary>Activities of all days in a week's bytes, 255 at most.</summary>
    public static int Sum(ulong days) => (int)(unchecked(days * Ones) >> 56);
}
