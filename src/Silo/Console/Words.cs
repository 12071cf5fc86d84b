using System.Globalization;
using System.Text;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Tiers;

namespace PemActors.Silo.Pages;

/// <summary>Wire words and figures as people read them.</summary>
public static class Words
{
    /// <summary>Bands, best first.</summary>
    public static readonly IReadOnlyList<string> Bands = ["green", "yellow", "red"];

    /// <summary>Tiers, lowest first.</summary>
    public static readonly IReadOnlyList<string> Tiers = Documents.Facts.Words.All<Tier>();

    /// <summary>Partner types.</summary>
    public static readonly IReadOnlyList<string> Types = Documents.Facts.Words.All<PartnerType>();

    /// <summary>Stages of the lifecycle in order, without those that end or interrupt it.</summary>
    public static readonly IReadOnlyList<string> Stages = ["recruit", "onboard", "enable", "activate", "grow", "retain"];

    /// <summary>The five dimensions in the order of <c>CardRow.Dimensions</c>.</summary>
    public static readonly IReadOnlyList<string> Dimensions = ["Activity", "Pipeline", "Enablement", "Quality", "Compliance"];

    private static readonly Dictionary<string, string> Asked = new(StringComparer.Ordinal)
    {
        ["registered.entry.terms"] = "Terms",
        ["registered.entry.icp-fit"] = "ICP fit",
        ["registered.keep.first-activity"] = "First activity",
        ["select.keep.activities"] = "Activities in the quarter",
        ["select.keep.csat"] = "Mean CSAT",
        ["premier.entry.arr"] = "ARR",
        ["elite.entry.arr"] = "ARR",
        ["elite.keep.plan"] = "Multi-year plan",
    };

    /// <summary>A kebab-case word with a capital, blanks for dashes: <c>systems-integrator</c> is Systems integrator.</summary>
    public static string Of(string word) => word switch
    {
        "" => "",
        "oem" => "OEM",
        "amer" or "emea" or "apac" or "latam" => word.ToUpperInvariant(),
        _ when word.StartsWith("nps", StringComparison.Ordinal) => $"NPS{word[3..].Replace('-', ' ')}",
        "co-sell" => "Co-sell",
        "co-build" => "Co-build",
        "none" => "No tier",
        _ => $"{char.ToUpperInvariant(word[0])}{word[1..].Replace('-', ' ')}",
    };

    /// <summary>A band's letter of <c>CardRow.Dimensions</c> as its word.</summary>
    public static string Band(char letter) => letter switch { 'g' => "green", 'y' => "yellow", _ => "red" };

    /// <summary>What a requirement asks, and of which tier: <c>select.entry.wins</c> is Wins of the entry to Select.</summary>
    public static (string Asks, string Of) Requirement(string name)
    {
        var parts = name.Split('.');
        if (parts.Length != 3) return (Of(name), "");
        return (Asked.GetValueOrDefault(name) ?? Of(parts[2]), $"{Of(parts[0])}, {(parts[1] == "entry" ? "to enter" : "to keep")}");
    }

    /// <summary>An event type as a short phrase: <c>pem.user.certification-earned.v1</c> is Certification earned.</summary>
    public static string EventType(string type)
    {
        var parts = type.Split('.');
        if (parts.Length != 4) return type;
        return parts[1] switch
        {
            "user" or "compliance" or "partner" when parts[2].Contains('-') => Of(parts[2]),
            "marketplace" or "customer" => Of(parts[2]),
            _ => Of($"{parts[1]} {parts[2]}"),
        };
    }

    /// <summary>A score with one decimal.</summary>
    public static string Score(decimal score) => score.ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>A figure without trailing zeros, at most two decimals; a dash for none.</summary>
    public static string Figure(decimal? figure) => figure?.ToString("0.##", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>Whole units of money, thousands apart.</summary>
    public static string Money(long minor) => (minor / 100).ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Money in few digits: 12.4 M, 830 k.</summary>
    public static string ShortMoney(long minor) => Math.Abs(minor) switch
    {
        >= 99_950_000_000 => $"{(minor / 100_000_000_000m).ToString("N2", CultureInfo.InvariantCulture)} bn",
        >= 99_950_000 => $"{(minor / 100_000_000m).ToString("N1", CultureInfo.InvariantCulture)} M",
        >= 100_000 => $"{(minor / 100_000m).ToString("N0", CultureInfo.InvariantCulture)} k",
        _ => Money(minor),
    };

    /// <summary>A share as a percentage with one decimal; a dash for none.</summary>
    public static string Percent(decimal? share) => share is { } value ? $"{(value * 100).ToString("0.0", CultureInfo.InvariantCulture)} %" : "–";

    /// <summary>A date.</summary>
    public static string Date(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A date and time of day, UTC.</summary>
    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The first members of an event's data as <c>kind demo · user u-7</c>; empty for none.</summary>
    public static string Data(ReadOnlySpan<byte> json)
    {
        const int most = 4;
        if (json.IsEmpty) return "";
        using var document = System.Text.Json.JsonDocument.Parse(json.ToArray());
        if (document.RootElement.ValueKind != System.Text.Json.JsonValueKind.Object) return "";
        var text = new StringBuilder();
        var told = 0;
        foreach (var member in document.RootElement.EnumerateObject())
        {
            if (Value(member.Value) is not { } value) continue;
            text.Append(told > 0 ? " · " : "").Append(member.Name).Append(' ').Append(value);
            if (++told == most) break;
        }
        return text.ToString();
    }

    private static string? Value(System.Text.Json.JsonElement value) => value.ValueKind switch
    {
        System.Text.Json.JsonValueKind.String when value.GetString() is ['2', ..] text && text.Length >= 20 && value.TryGetDateTimeOffset(out var at) => Date(at),
        System.Text.Json.JsonValueKind.String => value.GetString() is { Length: > 40 } text ? $"{text[..39]}…" : value.GetString(),
        System.Text.Json.JsonValueKind.Number => value.GetRawText(),
        System.Text.Json.JsonValueKind.True => "yes",
        System.Text.Json.JsonValueKind.False => "no",
        System.Text.Json.JsonValueKind.Object when value.TryGetProperty("minor", out var minor) && minor.TryGetInt64(out var amount) => Money(amount),
        _ => null,
    };
}
