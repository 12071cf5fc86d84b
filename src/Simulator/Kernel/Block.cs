
using System.Numerics;
using System.Runtime.Intrinsics;

namespace PemActors.Simulator.Kernel;

/// <summary>A block of partners with all that belongs to them: columns, open deals, what waits for a later week, and their activities by week and day.</summary>
internal sealed class Block
{
    private const ulong Ones = 0x0101010101010101;
    private readonly ulong[] _ring;
    private readonly int _ringWeeks;
    private readonly int _fullWeeks;
    private readonly ulong _cutDays;
    private CardSums _cards;

    /// <param name="windowDays">Days of the window that counts activities.</param>
    /// <param name="rebates">How many rebates there are, each with bookings of its own.</param>
    /// <param name="incentives">How many incentives there are.</param>
    public Block(int windowDays, int rebates, int incentives)
    {
        _fullWeeks = windowDays / RunClock.Days;
        // The last so many days of the week in which the window begins.
        var cut = windowDays % RunClock.Days;
        _cutDays = cut == 0 ? 0 : ((1UL << (8 * cut)) - 1) << (8 * (RunClock.Days - cut));
        _ringWeeks = _fullWeeks + 1;
        _ring = new ulong[_ringWeeks * Columns.Size];
        BookedMinor = new long[rebates * Columns.Size];
        IsBooked = new bool[rebates * Columns.Size];
        PaidClaims = new int[incentives * Columns.Size];
    }

    public Columns Of { get; } = new();

    public Agenda<Deal> Deals { get; } = new();

    public Agenda<Note> Notes { get; } = new();

    /// <summary>Credited ACV of the quarter by rebate and partner, and whether there was any.</summary>
    public long[] BookedMinor { get; }

    public bool[] IsBooked { get; }

    /// <summary>Claims that a SPIF has paid in the quarter, by incentive and partner.</summary>
    public int[] PaidClaims { get; }

    /// <summary>A bit for each partner of whom a figure has changed since its card was scored.</summary>
    public ulong[] Stale { get; } = new ulong[Columns.Size / 64];

    /// <summary>The cards of all that have joined.</summary>
    public ref CardSums Cards => ref _cards;

    /// <summary>Partners with an activity in the window that ends with the week.</summary>
    public int ActivePartners { get; private set; }

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
        Array.Clear(PaidClaims);
        Array.Clear(Stale);
        // Vectors reach past the last partner; what stands there must not look changed.
        Array.Clear(Of.FullWeeks);
        Array.Clear(Of.Activities);
        _cards = default;
    }

    /// <summary>A figure of the partner's card has changed.</summary>
    public void Touch(int i) => Stale[i >> 6] |= 1UL << (i & 63);

    public void Note(int due, NoteKind kind, int partner, long value = 0, int of = 0)
    {
        ref var note = ref Notes.Add(due);
        (note.Kind, note.Partner, note.Value, note.Of) = (kind, partner, value, of);
    }

    /// <summary>
    /// Takes in the week's activities, a byte a day, and counts the window that ends with the week: whole weeks, and the last days of the week in which it begins.
    /// </summary>
    /// <returns>The activities of the week.</returns>
    public long CountActivities(int week, ReadOnlySpan<ulong> days)
    {
        var entering = _ring.AsSpan(week % _ringWeeks * Columns.Size, Columns.Size);
        var leaving = _ring.AsSpan((week + 1) % _ringWeeks * Columns.Size, Columns.Size);
        var (total, cut, active) = (Vector512<ulong>.Zero, Vector512.Create(_cutDays), 0);
        for (var at = 0; at < Count; at += Vector512<ulong>.Count)
        {
            var (now, then) = (Vector512.Create(days[at..]), Vector512.Create((ReadOnlySpan<ulong>)leaving[at..]));
            now.CopyTo(entering[at..]);
            var sum = Sum(now);
            var full = Vector512.Create(Of.FullWeeks, at) + sum - Sum(then);
            full.CopyTo(Of.FullWeeks, at);
            (Vector512.Create(Of.QuarterActivities, at) + sum).CopyTo(Of.QuarterActivities, at);
            var count = full + Sum(then & cut);
            var stale = ~Vector512.Equals(count, Vector512.Create(Of.Activities, at)).ExtractMostSignificantBits() & 0xff;
            Stale[at >> 6] |= stale << (at & 63);
            count.CopyTo(Of.Activities, at);
            active += Vector512<ulong>.Count - BitOperations.PopCount(Vector512.Equals(count, Vector512<ulong>.Zero).ExtractMostSignificantBits());
            total += sum;
        }

        ActivePartners = active;
        return (long)Vector512.Sum(total);
    }

    /// <summary>Activities of all days in a week's bytes, 255 at most.</summary>
    public static int Sum(ulong days) => (int)(unchecked(days * Ones) >> 56);

    private static Vector512<ulong> Sum(Vector512<ulong> days) => (days * Ones) >> 56;
}

/// <summary>What the cards of a block add up to.</summary>
internal record struct CardSums
{
    public readonly CardSums Plus(in CardSums other) => new()
    {
        Count = Count + other.Count,
        Yellow = Yellow + other.Yellow,
        Green = Green + other.Green,
        ScoreMicro = ScoreMicro + other.ScoreMicro,
    };

    public int Count;
    public int Yellow;
    public int Green;
    public long ScoreMicro;
}
