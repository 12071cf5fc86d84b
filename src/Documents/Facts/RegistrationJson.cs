using System.Text.Json;
using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Primitives;

namespace PemActors.Documents.Facts;

/// <summary>What an opportunity tells its account of registrations, and what the account rules of them.</summary>
internal static class RegistrationJson
{
    public static void Encode(Utf8JsonWriter w, RegistrationHistory history)
    {
        w.Text("opportunity", history.Opportunity.Value).Whole("version", history.Version).Text("account", history.Account).Text("productLine", history.ProductLine)
            .Key("created", history.Created)
            .List("links", history.Links, link => w.Text("partner", link.Partner.Value).Whole("from", link.From.Ticks))
            .List("amounts", history.Amounts, step => w.Whole("at", step.At.Ticks).Whole("minor", step.AmountMinor))
            .Whole("closedAt", history.ClosedAt?.Ticks)
            .List("steps", history.Steps, step => StepJson.Encode(w, step))
            .List("conflicts", history.Conflicts, conflict => ConflictJson.Encode(w, conflict));
    }

    public static RegistrationHistory Decode(JsonElement data)
    {
        var opportunity = new OpportunityId(data.GetProperty("opportunity"u8).GetString()!);
        return new(
            opportunity,
            data.GetProperty("version"u8).GetInt64(),
            data.GetProperty("account"u8).GetString()!,
            data.GetProperty("productLine"u8).GetString()!,
            KeyJson.Key(data.GetProperty("created"u8)),
            KeyJson.List(data.GetProperty("links"u8), link => new PartnerLink(KeyJson.Partner(link), KeyJson.At(link.GetProperty("from"u8)))),
            KeyJson.List(data.GetProperty("amounts"u8), step => new AmountStep(KeyJson.At(step.GetProperty("at"u8)), step.GetProperty("minor"u8).GetInt64())),
            KeyJson.Optional(data, "closedAt"u8) is { } closed ? KeyJson.At(closed) : null,
            KeyJson.List(data.GetProperty("steps"u8), step => StepJson.Decode(step, opportunity)),
            KeyJson.List(data.GetProperty("conflicts"u8), ConflictJson.Record));
    }

    public static void Encode(Utf8JsonWriter w, AccountRuling ruling)
    {
        w.Text("opportunity", ruling.Opportunity.Value).Text("account", ruling.Account.Account).Text("productLine", ruling.Account.ProductLine).Whole("version", ruling.Version)
            .List("protections", ruling.Protections, protection => w.Text("partner", protection.Partner.Value).Key("approved", protection.Approved)
                .List("ends", protection.Ends, end => w.Whole("at", end.At.Ticks).Whole("until", end.Until.Ticks)))
            .List("splits", ruling.Splits, shares => ConflictJson.Parts(w, shares))
            .List("decisions", ruling.Decisions, step => StepJson.Encode(w, step));
    }

    public static AccountRuling Ruling(JsonElement data)
    {
        var opportunity = new OpportunityId(data.GetProperty("opportunity"u8).GetString()!);
        return new(
            opportunity,
            new(data.GetProperty("account"u8).GetString()!, data.GetProperty("productLine"u8).GetString()!),
            data.GetProperty("version"u8).GetInt64(),
            KeyJson.List(data.GetProperty("protections"u8), protection => new Protection(
                opportunity, KeyJson.Partner(protection), KeyJson.Key(protection.GetProperty("approved"u8)),
                KeyJson.List(protection.GetProperty("ends"u8), end => new ProtectionEnd(KeyJson.At(end.GetProperty("at"u8)), KeyJson.At(end.GetProperty("until"u8)))))),
            KeyJson.List(data.GetProperty("splits"u8), ConflictJson.Parts),
            KeyJson.List(data.GetProperty("decisions"u8), step => StepJson.Decode(step, opportunity)));
    }

    public static void Encode(Utf8JsonWriter w, Involvement involvement) => w.Text("partner", involvement.Partner.Value).Whole("version", involvement.Version)
        .List("activities", involvement.Activities, activity => w.Key(activity.Key).Word("kind", activity.Kind))
        .List("lapses", involvement.Lapses, key => w.Key(key));

    public static Involvement Involvement(JsonElement data) => new(
        KeyJson.Partner(data),
        data.GetProperty("version"u8).GetInt64(),
        KeyJson.List(data.GetProperty("activities"u8), activity => new NamedActivity(KeyJson.Key(activity), Words.Read<Rulebook.Facts.ActivityKind>(activity.GetProperty("kind"u8)))),
        KeyJson.List(data.GetProperty("lapses"u8), KeyJson.Key));
}
