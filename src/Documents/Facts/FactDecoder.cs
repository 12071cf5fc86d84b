using System.Text.Json;
using PemActors.Documents.Events;
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

    /// <summary>The key of an event.</summary>
    public static FactKey Key(CloudEvent cloudEvent) => new(cloudEvent.Time, cloudEvent.Source, cloudEvent.Id);
}
