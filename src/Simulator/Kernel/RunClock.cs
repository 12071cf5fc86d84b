using System.Runtime.CompilerServices;
using PemActors.Rulebook.Primitives;
using PemActors.Simulator.Population;

namespace PemActors.Simulator.Kernel;

/// <summary>
/// Time inside a run, in whole seconds since its start. A fact's instant is week start + day × 24 h + phase × 3 h + seconds below 3 h; one word draws day and
/// seconds. A week ends at the midnight that ends it, and what lies at that instant belongs to it.
/// </summary>
internal static class RunClock
{
    public const int Days = 7;
    public const int WeeksPerQuarter = 13;
    public const int WeeksPerYear = 52;
    public const long Day = 86_400;
    public const long Week = Days * Day;
    public const int PhaseLength = 10_800;
    // Three thousand years: later than anything, and still an instant.
    public const long Never = 100_000_000_000;

    /// <summary>The day, 0–6, that a word draws.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int DayOf(uint word) => (int)(((ulong)word * Days) >> 32);

    /// <summary>The second below 3 h that the same word draws.</summary>
    public static int SecondOf(uint word) => (int)(((ulong)(uint)(word * Days) * PhaseLength) >> 32);

    public static long At(int week, int day, Phase phase, int second) => week * Week + day * Day + (int)phase * PhaseLength + second;

    /// <summary>An instant in a phase of the week.</summary>
    public static long At(int week, uint word, Phase phase) => At(week, DayOf(word), phase, SecondOf(word));

    /// <summary>The same in the earlier half of the phase.</summary>
    public static long Early(int week, int day, uint word, Phase phase) => At(week, day, phase, SecondOf(word) / 2);

    /// <summary>The same in the later half.</summary>
    public static long Late(int week, int day, uint word, Phase phase) => At(week, day, phase, (PhaseLength + SecondOf(word)) / 2);

    /// <summary>The week at whose end a second has been reached for the first time.</summary>
    public static int WeekBy(long second) => second >= Never ? int.MaxValue : (int)((second + Week - 1) / Week) - 1;

    /// <summary>The week at whose end an item of a window of so many days counts no more.</summary>
    public static int WeekLeft(long second, int windowDays) => WeekBy(second + windowDays * Day);

    public static Instant Instant(Instant start, long second) => new(start.Ticks + second * TimeSpan.TicksPerSecond);

    public static long Second(Instant start, Instant at) => (at.Ticks - start.Ticks) / TimeSpan.TicksPerSecond;
}
