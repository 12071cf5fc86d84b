using System.Globalization;

namespace PemActors.Rulebook.Primitives;

/// <summary>
/// A point on the UTC time line, kept to 100 ns. The default value is the first instant of year 1, which no fact may carry
/// (facts before the year 2000 are quarantined at the door), so it can stand for "never happened" inside evidence.
/// </summary>
/// <param name="Ticks">Count of 100 ns steps since 0001-01-01T00:00:00Z, as in <see cref="DateTime.Ticks"/>.</param>
public readonly record struct Instant(long Ticks) : IComparable<Instant>
{
    /// <summary>Later than every instant a fact can carry; stands for "never ends".</summary>
    public static readonly Instant Never = new(long.MaxValue);

    /// <summary>The instant of a UTC date and time of day.</summary>
    public static Instant Utc(int year, int month, int day, int hour = 0, int minute = 0, int second = 0) =>
        new(new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).Ticks);

    /// <summary>The instant of a date and time with offset.</summary>
    public static Instant From(DateTimeOffset moment) => new(moment.UtcTicks);

    /// <summary>The same instant as a UTC <see cref="DateTimeOffset"/>; <see cref="Never"/> becomes the greatest one.</summary>
    public DateTimeOffset ToDateTimeOffset() => new(Math.Min(Ticks, DateTime.MaxValue.Ticks), TimeSpan.Zero);

    /// <summary>The same time of day <paramref name="months"/> calendar months later, on the month's last day where the day does not exist.</summary>
    public Instant AddMonths(int months) => new(new DateTime(Ticks, DateTimeKind.Utc).AddMonths(months).Ticks);

    /// <summary>This instant plus <paramref name="days"/> × 24 h.</summary>
    public Instant AddDays(int days) => new(Ticks + days * TimeSpan.TicksPerDay);

    /// <inheritdoc/>
    public int CompareTo(Instant other) => Ticks.CompareTo(other.Ticks);

    /// <summary>The earlier of two instants.</summary>
    public static Instant Min(Instant a, Instant b) => a.Ticks <= b.Ticks ? a : b;

    /// <summary>The later of two instants.</summary>
    public static Instant Max(Instant a, Instant b) => a.Ticks >= b.Ticks ? a : b;

    /// <summary>Shifts an instant by a signed duration.</summary>
    public static Instant operator +(Instant at, TimeSpan span) => new(at.Ticks + span.Ticks);

    /// <summary>Shifts an instant back by a signed duration.</summary>
    public static Instant operator -(Instant at, TimeSpan span) => new(at.Ticks - span.Ticks);

    /// <summary>The signed duration from <paramref name="b"/> to <paramref name="a"/>.</summary>
    public static TimeSpan operator -(Instant a, Instant b) => new(a.Ticks - b.Ticks);

    /// <summary>Whether <paramref name="a"/> is earlier.</summary>
    public static bool operator <(Instant a, Instant b) => a.Ticks < b.Ticks;

    /// <summary>Whether <paramref name="a"/> is later.</summary>
    public static bool operator >(Instant a, Instant b) => a.Ticks > b.Ticks;

    /// <summary>Whether <paramref name="a"/> is not later.</summary>
    public static bool operator <=(Instant a, Instant b) => a.Ticks <= b.Ticks;

    /// <summary>Whether <paramref name="a"/> is not earlier.</summary>
    public static bool operator >=(Instant a, Instant b) => a.Ticks >= b.Ticks;

    /// <summary>RFC 3339 in UTC with the shortest fraction that keeps the value, for example <c>2026-03-01T09:30:00Z</c>.</summary>
    public override string ToString() =>
        this == Never ? "never" : new DateTime(Ticks, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
