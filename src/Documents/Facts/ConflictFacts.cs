using System.Text.Json;
using PemActors.Documents.Events;
using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using static PemActors.Rulebook.Facts.ConflictFact;

namespace PemActors.Documents.Facts;

/// <summary>Facts about conflicts, type by type.</summary>
internal static class ConflictFacts
{
    public static ConflictFact? Decode(string type, FactKey key, JsonElement data) => type switch
    {
        EventNames.ConflictOpened => new Opened(key, new(data.GetProperty("opportunity"u8).GetString()!), KeyJson.Partners(data.GetProperty("parties"u8)),
            KeyJson.Optional(data, "level"u8) is { } level ? Words.Read<ConflictLevel>(level) : ConflictLevel.Mediation),
        EventNames.ConflictDecided => ConflictJson.OutcomeOf(data) is { } outcome ? new Decided(key, outcome) : null,
        EventNames.ConflictContestNoted => new ContestNoted(key, ConflictJson.Note(data)),
        _ => null,
    };

    public static (string Type, byte[] Data) Encode(ConflictFact fact, OpportunityId opportunity, IReadOnlyList<PartnerId> parties) => fact switch
    {
        Opened f => (EventNames.ConflictOpened, Json.Object(w => w.Text("opportunity", f.Opportunity.Value).Partners("parties", f.Parties).Word("level", f.Level))),
        Decided f => (EventNames.ConflictDecided, Json.Object(w => ConflictJson.Encode(w.Text("opportunity", opportunity.Value).Partners("parties", parties), f.Outcome))),
        ContestNoted f => (EventNames.ConflictContestNoted, Json.Object(w => ConflictJson.Encode(w, f.Note))),
        _ => throw new System.Diagnostics.UnreachableException($"No event type for {fact.GetType().Name}."),
    };
}
