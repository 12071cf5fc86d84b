using System.Text.Json;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;

namespace PemActors.Documents.Facts;

/// <summary>The part of an opportunity's history that incentives read.</summary>
internal static class WinJson
{
    public static void Write(Utf8JsonWriter w, OpportunityWin win)
    {
        w.WriteStartObject("win");
        w.Whole("time", win.Key.Time.Ticks).Text("source", win.Key.Source).Text("id", win.Key.Id).Whole("listMinor", win.ListAmountMinor).Word("motion", win.Motion)
            .Flag("owner", win.IsOwner).Flag("registered", win.IsRegistered).WriteStartArray("creditsPpm");
        foreach (var ppm in win.CreditsPpm) w.WriteNumberValue(ppm);
        w.WriteEndArray();
        w.Whole("place", win.Place).WriteStartArray("usage");
        foreach (var (key, amount, month) in win.Usage)
        {
            w.WriteStartObject();
            w.Whole("time", key.Time.Ticks).Text("source", key.Source).Text("id", key.Id).Whole("minor", amount).Whole("month", month).WriteEndObject();
        }
        w.WriteEndArray();
        w.WriteEndObject();
    }

    public static OpportunityWin Read(JsonElement win) => new(
        Key(win),
        win.TryGetProperty("listMinor"u8, out var list) ? list.GetInt64() : null,
        Words.Read<Motion>(win.GetProperty("motion"u8)),
        win.GetProperty("owner"u8).GetBoolean(),
        win.GetProperty("registered"u8).GetBoolean(),
        [.. win.GetProperty("creditsPpm"u8).EnumerateArray().Select(ppm => ppm.GetInt64())],
        win.GetProperty("place"u8).GetInt32(),
        [.. win.GetProperty("usage"u8).EnumerateArray().Select(metering => new UsageMetering(Key(metering), metering.GetProperty("minor"u8).GetInt64(), metering.GetProperty("month"u8).GetInt32()))]);

    private static FactKey Key(JsonElement key) => new(new(key.GetProperty("time"u8).GetInt64()), SourceNames.Shared(key.GetProperty("source"u8).GetString()!), key.GetProperty("id"u8).GetString()!);
}
