using System.Text.Json;
using PemActors.Documents.Events;
using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;

namespace PemActors.Documents.Facts;

/// <summary>
/// Turns the data of an accepted event into what the rules read. Amounts come out in the installation's currency at the rate in force at
/// the fact's time; scores and CSAT in hundredths, exactly. Data that no reader has accepted throws <see cref="FormatException"/>,
/// <see cref="InvalidOperationException"/>, <see cref="KeyNotFoundException"/> or <see cref="JsonException"/>.
/// </summary>
public static class FactDecoder
{
    /// <summary>The fact about a partner; null for a type that no evidence reads.</summary>
    public static PartnerFact? Partner(string type, FactKey key, ReadOnlyMemory<byte> data, CurrencyConverter currencies)
    {
        using var document = JsonDocument.Parse(data);
        return Partner(type, key, document.RootElement, currencies);
    }

    /// <summary>The fact about a partner; null for a type that no evidence reads.</summary>
    public static PartnerFact? Partner(string type, FactKey key, JsonElement data, CurrencyConverter currencies) =>
        PartnerFacts.Decode(type, new Members(data, key, currencies));

    /// <summary>The fact about an opportunity; null for a type that no evidence reads.</summary>
    public static OpportunityFact? Opportunity(string type, FactKey key, ReadOnlyMemory<byte> data, CurrencyConverter currencies)
    {
        using var document = JsonDocument.Parse(data);
        return Opportunity(type, key, document.RootElement, currencies);
    }

    /// <summary>The fact about an opportunity; null for a type that no evidence reads.</summary>
    public static OpportunityFact? Opportunity(string type, FactKey key, JsonElement data, CurrencyConverter currencies) =>
        OpportunityFacts.Decode(type, new Members(data, key, currencies));

    /// <summary>The fact about a conflict; null for a type that no evidence reads, and for a decision that does not say what it decides.</summary>
    public static ConflictFact? Conflict(string type, FactKey key, ReadOnlyMemory<byte> data)
    {
        using var document = JsonDocument.Parse(data);
        return ConflictFacts.Decode(type, key, document.RootElement);
    }

    /// <summary>How a conflict is asked to end; null where the data does not say, or names no winner of an award.</summary>
    public static ConflictOutcome? Outcome(JsonElement data) => ConflictJson.OutcomeOf(data);

    /// <summary>What an opportunity tells its account.</summary>
    public static RegistrationHistory Registrations(ReadOnlyMemory<byte> data)
    {
        using var document = JsonDocument.Parse(data);
        return RegistrationJson.Decode(document.RootElement);
    }

    /// <summary>The key of an event.</summary>
    public static FactKey Key(CloudEvent cloudEvent) => new(cloudEvent.Time, cloudEvent.Source, cloudEvent.Id);
}
