using System.Globalization;
using PemActors.Rulebook.Cadence;
using PemActors.Rulebook.Primitives;

namespace PemActors.Documents.Reports;

/// <summary>Names and cells as people read them, the same everywhere: points in decimals, thousands apart, times in UTC.</summary>
public static class Spoken
{
    private static readonly string[] Capitals = ["arr", "sla", "csat", "mdf", "qbr", "okr", "id"];

    /// <summary>A kebab-case name as a title: <c>open-registrations</c> is <c>Open registrations</c>.</summary>
    public static string Title(string name)
    {
        if (name == "half-yearly") return "Half-yearly";
        var words = name.Split('-').Select(word => Capitals.Contains(word) ? word.ToUpperInvariant() : word).ToArray();
        words[0] = char.ToUpperInvariant(words[0][0]) + words[0][1..];
        return string.Join(' ', words);
    }

    /// <summary>A cell's text; a dash where nothing is known.</summary>
    public static string Text(Cell? cell) => cell switch
    {
        null => "–",
        Cell.Text text => text.Value,
        Cell.Count count => Whole(count.Value),
        Cell.Money money => Money(money.Minor),
        Cell.Share share => Decimals(share.Ppm, 4, "N1") + " %",
        Cell.Score score => Decimals(score.Hundredths, 2, "N2"),
        Cell.Date date => Date(date.At),
        Cell.Id id => id.Subject.Id,
        _ => throw new System.Diagnostics.UnreachableException(cell.ToString()),
    };

    /// <summary>A day, with the time of day where it is not midnight.</summary>
    public static string Date(Instant at)
    {
        var moment = at.ToDateTimeOffset();
        return moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>A sum in minor units.</summary>
    public static string Money(long minor) => Decimals(minor, 2, "N2");

    /// <summary>A whole number.</summary>
    public static string Whole(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Decimals(long value, int scale, string format)
    {
        var divisor = 1m;
        for (var i = 0; i < scale; i++) divisor *= 10;
        return (value / divisor).ToString(format, CultureInfo.InvariantCulture);
    }
}
