using System.Text;
using System.Text.Json;
using PemActors.Rulebook.Primitives;

namespace PemActors.Documents.Facts;

/// <summary>Amounts as somebody asks for them, who may ask for any.</summary>
public static class MoneyJson
{
    /// <summary>
    /// The minor units of the installation's currency that an amount <c>{minor, currency}</c> is; one that is out of our range is as far out as a number can be,
    /// so that a rule can say so.
    /// </summary>
    /// <exception cref="FormatException">The currency has no rate then.</exception>
    public static long Minor(JsonElement money, Instant at, CurrencyConverter currencies)
    {
        var minor = money.GetProperty("minor"u8);
        var given = minor.TryGetInt64(out var whole) ? whole
            : minor.TryGetDecimal(out var number) && number >= long.MinValue && number <= long.MaxValue ? (long)number
            : Most(minor.GetRawText().StartsWith('-'));
        return currencies.Convert(given, Currency(money), at, out var converted) switch
        {
            Conversion.Done => converted,
            Conversion.TooLarge => Most(given < 0),
            _ => throw new FormatException($"{money} has no rate at {at}."),
        };
    }

    /// <summary>Whether the currency of an amount can be converted at an instant.</summary>
    public static bool IsKnown(JsonElement money, Instant at, CurrencyConverter currencies) => currencies.Convert(0, Currency(money), at, out _) == Conversion.Done;

    private static long Most(bool negative) => negative ? -long.MaxValue : long.MaxValue;

    private static byte[] Currency(JsonElement money) => Encoding.UTF8.GetBytes(money.GetProperty("currency"u8).GetString()!);
}
