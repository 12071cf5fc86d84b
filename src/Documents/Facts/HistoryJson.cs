using System.Text.Json;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Documents.Facts;

/// <summary>An opportunity's history as an entry of a partner's journal: instants as ticks, because "never" has a tick, too.</summary>
internal static class HistoryJson
{
    public static void Encode(Utf8JsonWriter w, OpportunityHistory history)
    {
        w.Text("opportunity", history.Opportunity.Value).Whole("version", history.Version).Text("account", history.Account).Text("productLine", history.ProductLine)
            .Whole("createdAt", history.CreatedAt.Ticks).Whole("linkedFrom", history.LinkedFrom?.Ticks);
        w.WriteStartArray("protections");
        foreach (var (from, until) in history.Protections)
        {
            w.WriteStartObject();
            w.Whole("from", from.Ticks).Whole("until", until.Ticks).WriteEndObject();
        }
        w.WriteEndArray();
        w.WriteStartArray("amounts");
        foreach (var (at, minor) in history.Amounts)
        {
            w.WriteStartObject();
            w.Whole("at", at.Ticks).Whole("minor", minor).WriteEndObject();
        }
        w.WriteEndArray();
        w.WriteStartArray("stages");
        foreach (var (at, stage) in history.Stages)
        {
            w.WriteStartObject();
            w.Whole("at", at.Ticks).Word("stage", stage).WriteEndObject();
        }
        w.WriteEndArray();
        w.WriteStartArray("submissions");
        foreach (var at in history.Submissions) w.WriteNumberValue(at.Ticks);
        w.WriteEndArray();
        if (history.Close is { } close)
        {
            w.WriteStartObject("close");
            w.Whole("at", close.At.Ticks).Flag("won", close.Won).Whole("amountMinor", close.AmountMinor).Whole("creditMinor", close.CreditMinor).Flag("sourced", close.Sourced);
            if (close.Win is { } win) WinJson.Write(w, win);
            w.WriteEndObject();
        }
        w.Whole("churnedAt", history.ChurnedAt?.Ticks);
    }

    public static OpportunityHistory Decode(in Members data) => new(
        new(data.Text("opportunity"u8)),
        data["version"u8].GetInt64(),
        data.Text("account"u8),
        data.Text("productLine"u8),
        At(data["createdAt"u8]),
        data.Optional("linkedFrom"u8) is { } linked ? At(linked) : null,
        List(data["protections"u8], p => new Interval(At(p.GetProperty("from"u8)), At(p.GetProperty("until"u8)))),
        List(data["amounts"u8], s => new AmountStep(At(s.GetProperty("at"u8)), s.GetProperty("minor"u8).GetInt64())),
        List(data["stages"u8], s => new StageStep(At(s.GetProperty("at"u8)), Words.Read<Stage>(s.GetProperty("stage"u8)))),
        List(data["submissions"u8], At),
        data.Optional("close"u8) is { } close ? Close(close) : null,
        data.Optional("churnedAt"u8) is { } churned ? At(churned) : null);

    private static OpportunityClose Close(JsonElement close) => new(
        At(close.GetProperty("at"u8)), close.GetProperty("won"u8).GetBoolean(), close.GetProperty("amountMinor"u8).GetInt64(),
        close.GetProperty("creditMinor"u8).GetInt64(), close.GetProperty("sourced"u8).GetBoolean(), close.TryGetProperty("win"u8, out var win) ? WinJson.Read(win) : null);

    private static Instant At(JsonElement ticks) => new(ticks.GetInt64());

    private static T[] List<T>(JsonElement array, Func<JsonElement, T> item)
    {
        var items = new T[array.GetArrayLength()];
        var next = 0;
        foreach (var element in array.EnumerateArray()) items[next++] = item(element);
        return items;
    }
}
