using System.Globalization;
using System.Text.Json.Nodes;
using PemActors.Rulebook.Primitives;

namespace PemActors.Simulator.Scenarios;

/// <summary>When a scenario starts, and how long it runs.</summary>
internal static class Calendar
{
    private const string DefaultStart = "2024-01-01";

    /// <summary>The date at which week 0 starts, as written; the default where it is none.</summary>
    public static string Day(JsonNode scenario) =>
        Places.At(scenario, "/population/start") is JsonValue value && value.TryGetValue<string>(out var text) && TryDay(text, out _) ? text : DefaultStart;

    /// <summary>The midnight UTC of that date.</summary>
    public static Instant Start(JsonNode scenario) => TryDay(Day(scenario), out var day) ? new(day.Ticks) : throw new System.Diagnostics.UnreachableException();

    /// <summary>Whether a text is a date.</summary>
    public static bool TryDay(string text, out DateTime day) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out day);

    /// <summary>Weeks that count.</summary>
    public static int Weeks(JsonNode scenario) => Whole(scenario, "/horizon/weeks", 104);

    /// <summary>Weeks of warm-up before.</summary>
    public static int WarmUpWeeks(JsonNode scenario) => Whole(scenario, "/horizon/warmUpWeeks", 26);

    private static int Whole(JsonNode scenario, string pointer, int otherwise) =>
        Places.At(scenario, pointer) is JsonValue value && value.TryGetValue<decimal>(out var number) && number is > 0 and < 10_000 || Places.At(scenario, pointer)?.ToJsonString() == "0"
            ? (int)Places.At(scenario, pointer)!.GetValue<decimal>()
            : otherwise;
}
