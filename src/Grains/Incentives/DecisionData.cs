using System.Text.Json;
using PemActors.Documents;
using PemActors.Documents.Facts;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Incentives;

/// <summary>
/// Members of a decision's data that has passed its schema but for amounts, which may be out of range: the rules answer those. Amounts come in the
/// installation's currency; one that no number of ours holds is as far out as a number can be.
/// </summary>
internal readonly struct DecisionData(JsonElement data, FactKey key, CurrencyConverter currencies)
{
    private readonly CurrencyConverter currencies = currencies;

    public FactKey Key { get; } = key;

    public JsonElement? this[string name] =>
        data.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    public string? Text(string name) => this[name]?.GetString();

    /// <summary>The members of an object within this one.</summary>
    public DecisionData Within(JsonElement inner) => new(inner, Key, currencies);

    public PayoutId Name(string member) => new(Text(member) ?? throw new FormatException($"The data lacks {member}."));

    public PartnerId Partner => new(Text("partner") ?? throw new FormatException("The data lacks partner."));

    public PersonId? By => Text("by") is { } person ? new(person) : null;

    public long? Amount(string name) => this[name] is { } money ? MoneyJson.Minor(money, Key.Time, currencies) : null;

    /// <summary>A calendar day is its first instant.</summary>
    public Instant? Day(string name)
    {
        if (Text(name) is not { } text) return null;
        return TryDay(text, out var day) ? day : throw new FormatException($"'{text}' is no day.");
    }

    /// <summary>Whether a member is a day of the calendar, or is not there.</summary>
    public bool IsDay(string name) => Text(name) is not { } text || TryDay(text, out _);

    /// <summary>Whether an amount's currency can be converted at the decision's time.</summary>
    public bool IsKnownCurrency(string name) =>
        this[name] is not { } money || MoneyJson.IsKnown(money, Key.Time, currencies);

    private static bool TryDay(string text, out Instant day) => Rfc3339.TryParse(text.Length == 10 ? $"{text}T00:00:00Z" : text, out day);
}
