using System.Text.Json;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;

namespace PemActors.Documents.Facts;

/// <summary>How far the money of an incentive has come, for its row.</summary>
/// <param name="TakenMinor">Taken or reserved.</param>
/// <param name="AvailableMinor">What can still be taken; null where the budget is unlimited.</param>
/// <param name="PendingMinor">What waits for a settlement.</param>
/// <param name="ClosedAt">Since when it is closed; null while it is open.</param>
/// <param name="Version">Journal version of these figures.</param>
public readonly record struct IncentiveFigures(long TakenMinor, long? AvailableMinor, long PendingMinor, Instant? ClosedAt, long Version);

/// <summary>
/// An incentive as its publication tells it, and as the body of its row in the list <c>incentives</c>, which has the same members and nothing left out.
/// What was not written here, or did not pass the event's schema, throws as <see cref="FactDecoder"/> does.
/// </summary>
public static class IncentiveJson
{
    private static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement;

    /// <summary>Reads the data of <c>pem.incentive.published.v1</c>.</summary>
    /// <param name="id">The event's subject.</param>
    /// <param name="key">The event's key; amounts are converted at its time.</param>
    /// <param name="data">The data.</param>
    /// <param name="program">Gives the figures that the terms leave out.</param>
    /// <param name="currencies">Converts amounts; the budget may be out of range, for the rules to say so.</param>
    public static Incentive Published(IncentiveId id, FactKey key, JsonElement data, IncentivesTerms program, CurrencyConverter currencies)
    {
        var members = new Members(data, key, currencies);
        return Read(id, members, program, members.Optional("budget"u8) is { } budget ? MoneyJson.Minor(budget, key.Time, currencies) : null);
    }

    /// <summary>Reads the body of a row of the list <c>incentives</c>: the incentive as it now is, with its present budget; one that was closed ends there.</summary>
    public static Incentive Read(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        var members = new Members(root, default, new(root.GetProperty("currency"u8).GetString()!, []));
        return Read(new(members.Text("incentive"u8)), members, null, members.OptionalMoney("budget"u8));
    }

    /// <summary>Writes the body of a row.</summary>
    public static byte[] Row(Incentive incentive, string currency, in IncentiveFigures figures)
    {
        var (taken, available, pending, closed, version) = figures;
        return Json.Object(w =>
        {
            w.Text("incentive", incentive.Id.Value).Text("currency", currency).Text("state", closed is null ? "open" : "closed");
            Write(w, incentive, currency);
            w.Whole("takenMinor", taken).Whole("availableMinor", available).Whole("pendingMinor", pending).At("closedAt", closed).Whole("version", version);
        });
    }

    /// <summary>Writes the data of a publication, a closing or a change of budget: the incentive as it is from then on, its terms complete.</summary>
    public static byte[] Publication(Incentive incentive, string currency, string by) => Json.Object(w =>
    {
        Write(w, incentive, currency);
        w.Text("by", by);
    });

    private static void Write(Utf8JsonWriter w, Incentive incentive, string currency)
    {
        w.Word("kind", incentive.Terms.Kind).Text("name", incentive.Name).At("from", incentive.From).At("until", incentive.Until)
            .Money("budget", incentive.BudgetMinor, currency).WriteStartObject("eligibility");
        w.Words("types", incentive.Eligibility.Types);
        if (incentive.Eligibility.Regions.Count > 0)
        {
            w.WriteStartArray("regions");
            foreach (var region in incentive.Eligibility.Regions) w.WriteStringValue(region);
            w.WriteEndArray();
        }
        w.Words("tiers", incentive.Eligibility.Tiers).Words("motions", incentive.Eligibility.Motions).WriteEndObject();
        w.WriteStartObject("terms");
        IncentiveTermsJson.Write(w, incentive.Terms, currency);
        w.WriteEndObject();
    }

    private static Incentive Read(IncentiveId id, in Members m, IncentivesTerms? program, long? budgetMinor) => new(
        id, m.Text("name"u8), m.At("from"u8), m.At("until"u8), budgetMinor, m.Optional("eligibility"u8) is { } who ? Eligibility(who) : Rulebook.Incentives.Eligibility.Any,
        IncentiveTermsJson.Read(m.Word<IncentiveKind>("kind"u8), m.Within(m.Optional("terms"u8) ?? Nothing), program));

    private static Eligibility Eligibility(JsonElement who) =>
        new(Words<PartnerType>(who, "types"), [.. Items(who, "regions").Select(region => region.GetString()!)], Words<Tier>(who, "tiers"), Words<Motion>(who, "motions"));

    private static T[] Words<T>(JsonElement owner, string name) where T : struct, Enum => [.. Items(owner, name).Select(Facts.Words.Read<T>)];

    private static JsonElement[] Items(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];
}
