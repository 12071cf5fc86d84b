using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Tests.Twin;

/// <summary>
/// Draws that are addressed, not sequenced: who, which week, what for and the how manieth give the number, so that one partner more moves nobody else's luck.
/// </summary>
internal readonly record struct Luck(ulong Seed)
{
    public ulong Bits(int entity, int week, Draw draw, int n = 0) => Mix(Mix(Mix(Seed ^ (uint)entity) ^ (uint)week) ^ (((ulong)draw << 32) | (uint)n));

    /// <summary>0 to below <paramref name="bound"/>.</summary>
    public int Below(int bound, int entity, int week, Draw draw, int n = 0) => (int)(Bits(entity, week, draw, n) % (uint)bound);

    public bool Chance(int perMille, int entity, int week, Draw draw, int n = 0) => Below(1000, entity, week, draw, n) < perMille;

    /// <summary>A moment inside a week: a day, the phase's three hours of it, and a second of these.</summary>
    public Moment When(int week, int phase, int entity, Draw draw, int n = 0)
    {
        var bits = Bits(entity, week, draw, 1000 + n);
        var day = 7 * week + (int)(bits % 7);
        return new(day, Clock.Day(day) + TimeSpan.FromHours(3 * phase) + TimeSpan.FromSeconds((bits >> 8) % 10_800));
    }

    // The finaliser of SplitMix64.
    private static ulong Mix(ulong x)
    {
        unchecked
        {
            x += 0x9E3779B97F4A7C15;
            x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
            x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
            return x ^ (x >> 31);
        }
    }
}

/// <summary>What a draw is for.</summary>
internal enum Draw
{
    Effort, Joins, Fit, Terms, Activities, ActivityKind, Certifies, Violates, Clears, Reinstates, Survey, Relations, Leaves,
    Opens, Size, DealShape, Touch, Registers, Stage, DealFate, DealChurn,
    Shuffle,
}

/// <summary>An instant with the day that it lies in, counted from the start of the first week.</summary>
internal readonly record struct Moment(int Day, Instant At);

/// <summary>Weeks and quarters of thirteen weeks from a Monday.</summary>
internal static class Clock
{
    public const int WeeksPerQuarter = 13;

    public static readonly Instant Start = Instant.Utc(2024, 1, 1);

    public static Instant Day(int day) => Start.AddDays(day);

    public static Instant WeekEnd(int week) => Day(7 * (week + 1));

    public static bool ClosesQuarter(int week) => (week + 1) % WeeksPerQuarter == 0;
}
