using System.Diagnostics;
using System.Text.Json;
using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Primitives;

namespace PemActors.Documents.Facts;

/// <summary>Conflicts: how one ended, as events tell it, and what account, conflict and opportunity tell each other.</summary>
internal static class ConflictJson
{
    private const int Whole = 1_000_000;
    private const int PpmDecimals = 6;

    private enum Outcome
    {
        Award,
        Split,
        Void,
    }

    public static void Encode(Utf8JsonWriter w, ConflictOutcome outcome)
    {
        switch (outcome)
        {
            case ConflictOutcome.Award award:
                w.Word("outcome", Outcome.Award);
                Shares(w, [new(award.Winner, Whole)]);
                break;
            case ConflictOutcome.Split split:
                w.Word("outcome", Outcome.Split);
                Shares(w, split.Shares);
                break;
            case ConflictOutcome.Void: w.Word("outcome", Outcome.Void); break;
            default: throw new UnreachableException($"No event tells {outcome.GetType().Name}.");
        }
    }

    /// <summary>How a conflict ended; null where the data does not say, or names no winner of an award: such a decision has no effect.</summary>
    public static ConflictOutcome? OutcomeOf(JsonElement data)
    {
        if (KeyJson.Optional(data, "outcome"u8) is not { } word) return null;
        switch (Words.Read<Outcome>(word))
        {
            case Outcome.Void: return new ConflictOutcome.Void();
            case Outcome.Split: return new ConflictOutcome.Split(Shares(data));
            case Outcome.Award:
                var named = KeyJson.Optional(data, "winner"u8)?.GetString();
                var winner = named is not null ? new PartnerId(named) : Shares(data).FirstOrDefault(share => share.Ppm == Whole).Partner;
                return winner.Value is null ? null : new ConflictOutcome.Award(winner);
            case var other: throw new UnreachableException($"No conflict ends in {other}.");
        }
    }

    private static void Shares(Utf8JsonWriter w, IReadOnlyList<PartyShare> shares)
    {
        w.WriteStartObject("shares");
        foreach (var (partner, ppm) in shares) w.WriteNumber(partner.Value, ppm / (decimal)Whole);
        w.WriteEndObject();
    }

    private static PartyShare[] Shares(JsonElement data) => KeyJson.Optional(data, "shares"u8) is { } shares
        ? [.. shares.EnumerateObject().Select(share => new PartyShare(new(share.Name), checked((int)Members.Scaled(share.Value, PpmDecimals))))]
        : [];

    public static void Encode(Utf8JsonWriter w, ConflictRecord record)
    {
        w.Text("conflict", record.Conflict.Value).Whole("version", record.Version).Text("opportunity", record.Opportunity.Value)
            .Partners("parties", record.Parties).Key("opened", record.Opened);
        if (record.Decision is not { } decision) return;
        w.WriteStartObject("decision");
        w.Key(decision.Key);
        switch (decision.Outcome)
        {
            case ConflictOutcome.Award award: w.Word("outcome", Outcome.Award).Text("winner", award.Winner.Value); break;
            case ConflictOutcome.Split split: Parts(w.Word("outcome", Outcome.Split), split.Shares); break;
            case ConflictOutcome.Void: w.Word("outcome", Outcome.Void); break;
            default: throw new UnreachableException($"No message tells {decision.Outcome.GetType().Name}.");
        }
        w.WriteEndObject();
    }

    public static ConflictRecord Record(JsonElement data) => new(
        new(data.GetProperty("conflict"u8).GetString()!),
        data.GetProperty("version"u8).GetInt64(),
        new(data.GetProperty("opportunity"u8).GetString()!),
        KeyJson.Partners(data.GetProperty("parties"u8)),
        KeyJson.Optional(data, "opened"u8) is { } opened ? KeyJson.Key(opened) : null,
        KeyJson.Optional(data, "decision"u8) is { } decision && Ended(decision) is { } outcome ? new(KeyJson.Key(decision), outcome) : null);

    // Shares inside of messages: whole parts per million, in order.
    public static void Parts(Utf8JsonWriter w, IReadOnlyList<PartyShare> shares) =>
        w.List("shares", shares, share => w.Text("partner", share.Partner.Value).Whole("ppm", share.Ppm));

    public static PartyShare[] Parts(JsonElement data) =>
        KeyJson.List(data.GetProperty("shares"u8), share => new PartyShare(KeyJson.Partner(share), share.GetProperty("ppm"u8).GetInt32()));

    private static ConflictOutcome? Ended(JsonElement decision) => Words.Read<Outcome>(decision.GetProperty("outcome"u8)) switch
    {
        Outcome.Void => new ConflictOutcome.Void(),
        Outcome.Split => KeyJson.Optional(decision, "shares"u8) is null ? null : new ConflictOutcome.Split(Parts(decision)),
        _ => KeyJson.Optional(decision, "winner"u8) is { } winner ? new ConflictOutcome.Award(new(winner.GetString()!)) : null,
    };

    public static void Encode(Utf8JsonWriter w, ContestNote note) => w
        .Text("account", note.Account.Account).Text("productLine", note.Account.ProductLine).Whole("version", note.Version)
        .Text("opportunity", note.Opening.Opportunity.Value).Partners("parties", note.Opening.Parties).Word("level", note.Opening.Level)
        .Key("cause", note.Opening.Key).Flag("withdrawn", note.IsWithdrawn);

    public static ContestNote Note(JsonElement data) => new(
        new(data.GetProperty("account"u8).GetString()!, data.GetProperty("productLine"u8).GetString()!),
        data.GetProperty("version"u8).GetInt64(),
        new(KeyJson.Key(data.GetProperty("cause"u8)), new(data.GetProperty("opportunity"u8).GetString()!), KeyJson.Partners(data.GetProperty("parties"u8)),
            Words.Read<ConflictLevel>(data.GetProperty("level"u8))),
        data.GetProperty("withdrawn"u8).GetBoolean());
}
