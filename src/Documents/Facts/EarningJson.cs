using System.Text.Json;
using PemActors.Rulebook.Compliance;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tiers;

namespace PemActors.Documents.Facts;

/// <summary>
/// What partners tell incentives, as entries of an incentive's journal: instants as ticks, amounts in minor units of the installation's currency.
/// Decoding what was not encoded here throws as <see cref="FactDecoder"/> does.
/// </summary>
public static class EarningJson
{
    /// <summary>The data of <c>pem.incentive.partner-earned.v1</c>.</summary>
    public static byte[] Encode(PartnerEarned earned) => Json.Object(w =>
    {
        w.Text("partner", earned.Partner.Value).Whole("version", earned.Version).Whole("quarter", earned.Quarter.Ticks).WriteStartArray("entitlements");
        foreach (var entitlement in earned.Entitlements) Write(w, entitlement);
        w.WriteEndArray();
        w.WriteStartArray("activities");
        foreach (var activity in earned.Activities) Write(w, activity);
        w.WriteEndArray();
    });

    /// <summary>The data of <c>pem.incentive.partner-complied.v1</c>.</summary>
    public static byte[] Encode(PartnerComplied complied) =>
        Json.Object(w => w.Text("partner", complied.Partner.Value).Whole("version", complied.Version).Word("status", complied.Status));

    /// <summary>Reads what a partner earned.</summary>
    public static PartnerEarned Earned(ReadOnlyMemory<byte> data)
    {
        using var document = JsonDocument.Parse(data);
        var root = document.RootElement;
        var partner = new PartnerId(root.GetProperty("partner"u8).GetString()!);
        return new(
            partner,
            root.GetProperty("version"u8).GetInt64(),
            At(root.GetProperty("quarter"u8)),
            [.. root.GetProperty("entitlements"u8).EnumerateArray().Select(entitlement => Entitlement(partner, entitlement))],
            [.. root.GetProperty("activities"u8).EnumerateArray().Select(Activity)]);
    }

    /// <summary>Reads what is in force for a partner.</summary>
    public static PartnerComplied Complied(ReadOnlyMemory<byte> data)
    {
        using var document = JsonDocument.Parse(data);
        var root = document.RootElement;
        return new(new(root.GetProperty("partner"u8).GetString()!), root.GetProperty("version"u8).GetInt64(), Words.Read<ComplianceStatus>(root.GetProperty("status"u8)));
    }

    /// <summary>Writes a standing as the object that <see cref="Standing(JsonElement)"/> reads.</summary>
    public static void Write(Utf8JsonWriter w, in PartnerStanding standing)
    {
        w.WriteStartObject();
        w.Word("tier", standing.Tier).Word("type", standing.Type).Text("region", standing.Region).Whole("specializations", standing.Specializations)
            .Whole("strikes", standing.Strikes).Flag("suspended", standing.Suspended).Flag("terminated", standing.Terminated).WriteEndObject();
    }

    /// <summary>Reads a standing.</summary>
    public static PartnerStanding Standing(JsonElement standing) => new(
        Words.Read<Tier>(standing.GetProperty("tier"u8)),
        Words.Read<PartnerType>(standing.GetProperty("type"u8)),
        standing.GetProperty("region"u8).GetString()!,
        standing.GetProperty("specializations"u8).GetInt32(),
        standing.GetProperty("strikes"u8).GetInt32(),
        standing.GetProperty("suspended"u8).GetBoolean(),
        standing.GetProperty("terminated"u8).GetBoolean());

    private static void Write(Utf8JsonWriter w, Entitlement entitlement)
    {
        w.WriteStartObject();
        w.Text("payout", entitlement.Payout.Value).Text("opportunity", entitlement.Opportunity?.Value);
        Write(w, "cause", entitlement.Cause);
        w.Whole("amountMinor", entitlement.AmountMinor).Whole("dueAt", entitlement.Due.Ticks).WriteStartArray("lines");
        foreach (var line in entitlement.Lines)
        {
            w.WriteStartObject();
            w.Word("kind", line.Kind).Whole("baseMinor", line.BaseMinor).Whole("ratePpm", line.RatePpm).Whole("amountMinor", line.AmountMinor).WriteEndObject();
        }
        w.WriteEndArray();
        w.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter w, EarnedActivity activity)
    {
        w.WriteStartObject();
        Write(w, "key", activity.Key);
        w.Word("kind", activity.Kind).Flag("verified", activity.Verified).WritePropertyName("standing");
        Write(w, activity.Standing);
        w.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter w, string name, FactKey key)
    {
        w.WriteStartObject(name);
        w.Whole("time", key.Time.Ticks).Text("source", key.Source).Text("id", key.Id).WriteEndObject();
    }

    private static Entitlement Entitlement(PartnerId partner, JsonElement entitlement) => new(
        new(entitlement.GetProperty("payout"u8).GetString()!),
        partner,
        entitlement.TryGetProperty("opportunity"u8, out var opportunity) ? new(opportunity.GetString()!) : null,
        Key(entitlement.GetProperty("cause"u8)),
        entitlement.GetProperty("amountMinor"u8).GetInt64(),
        At(entitlement.GetProperty("dueAt"u8)),
        [.. entitlement.GetProperty("lines"u8).EnumerateArray().Select(Line)]);

    private static StatementLine Line(JsonElement line) => new(
        Words.Read<LineKind>(line.GetProperty("kind"u8)), line.GetProperty("baseMinor"u8).GetInt64(), line.GetProperty("ratePpm"u8).GetInt32(), line.GetProperty("amountMinor"u8).GetInt64());

    private static EarnedActivity Activity(JsonElement activity) => new(
        Key(activity.GetProperty("key"u8)), Words.Read<ActivityKind>(activity.GetProperty("kind"u8)), activity.GetProperty("verified"u8).GetBoolean(),
        Standing(activity.GetProperty("standing"u8)));

    private static FactKey Key(JsonElement key) => new(At(key.GetProperty("time"u8)), key.GetProperty("source"u8).GetString()!, key.GetProperty("id"u8).GetString()!);

    private static Instant At(JsonElement ticks) => new(ticks.GetInt64());
}
