using System.Text;
using PemActors.Rulebook.Primitives;

namespace PemActors.Documents;

/// <summary>
/// Date and time with offset as RFC 3339 writes it. Up to 9 digits of a second's fraction are read and cut to the 7 that an
/// <see cref="Instant"/> keeps, because many senders count nanoseconds; more are refused, as are leap seconds and a missing offset.
/// </summary>
public static class Rfc3339
{
    /// <summary>What is legal, for faults.</summary>
    public const string Legal = "RFC 3339 with offset, such as 2026-03-01T09:30:00Z, with at most 9 decimals of a second and no leap second";

    /// <summary>Reads a date and time; false when it is none.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out Instant at)
    {
        at = default;
        if (text.Length is < 20 or > 35 || text[4] != '-' || text[7] != '-' || (text[10] | 0x20) != 't' || text[13] != ':' || text[16] != ':') return false;
        if (!Digits(text[..4], out var year) || !Digits(text[5..7], out var month) || !Digits(text[8..10], out var day) ||
            !Digits(text[11..13], out var hour) || !Digits(text[14..16], out var minute) || !Digits(text[17..19], out var second)) return false;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59) return false;
        var rest = text[19..];
        if (!Fraction(ref rest, out var fraction) || !Offset(rest, out var offsetMinutes)) return false;
        var ticks = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).Ticks + fraction - offsetMinutes * TimeSpan.TicksPerMinute;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks) return false;
        at = new(ticks);
        return true;
    }

    /// <summary>Reads a date and time; false when it is none.</summary>
    public static bool TryParse(string text, out Instant at) => TryParse(Encoding.UTF8.GetBytes(text), out at);

    private static bool Fraction(ref ReadOnlySpan<byte> rest, out long ticks)
    {
        ticks = 0;
        if (rest.IsEmpty || rest[0] != '.') return true;
        var count = rest[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (count is < 1 or > 9) return false;
        for (var i = 1; i <= 7; i++)
            ticks = ticks * 10 + (i <= count ? rest[i] - '0' : 0);
        rest = rest[(count + 1)..];
        return true;
    }

    private static bool Offset(ReadOnlySpan<byte> rest, out int minutes)
    {
        minutes = 0;
        if (rest.Length == 1) return (rest[0] | 0x20) == 'z';
        if (rest.Length != 6 || rest[0] is not ((byte)'+' or (byte)'-') || rest[3] != ':') return false;
        if (!Digits(rest[1..3], out var hour) || !Digits(rest[4..6], out var minute) || hour > 23 || minute > 59) return false;
        minutes = (rest[0] == '-' ? -1 : 1) * (hour * 60 + minute);
        return true;
    }

    private static bool Digits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (var c in text)
        {
            if (c is < (byte)'0' or > (byte)'9') return false;
            value = value * 10 + (c - '0');
        }
        return true;
    }
}
