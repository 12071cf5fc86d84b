using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using PemActors.Documents.Schemas;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Documents.Facts;

/// <summary>The members of an event's data, read exactly. A member that is null is as one that is not there.</summary>
internal readonly ref struct Members(JsonElement data, FactKey key, CurrencyConverter currencies)
{
    private readonly JsonElement _data = data;
    private readonly CurrencyConverter _currencies = currencies;

    public FactKey Key { get; } = key;

    public JsonElement Data => _data;

    /// <summary>The members of an object within this one.</summary>
    public Members Within(JsonElement inner) => new(inner, Key, _currencies);

    public JsonElement? Optional(ReadOnlySpan<byte> name) =>
        _data.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    public JsonElement this[ReadOnlySpan<byte> name] => Optional(name) ?? throw new FormatException($"The data lacks {Encoding.UTF8.GetString(name)}.");

    public string Text(ReadOnlySpan<byte> name) => this[name].GetString()!;

    public string? OptionalText(ReadOnlySpan<byte> name) => Optional(name)?.GetString();

    public bool Flag(ReadOnlySpan<byte> name) => this[name].GetBoolean();

    public bool Flag(ReadOnlySpan<byte> name, bool otherwise) => Optional(name)?.GetBoolean() ?? otherwise;

    public PartnerId Partner(ReadOnlySpan<byte> name) => new(Text(name));

    public T Word<T>(ReadOnlySpan<byte> name) where T : struct, Enum => Words.Read<T>(this[name]);

    public Instant At(ReadOnlySpan<byte> name) => Instant(this[name]);

    public Instant? OptionalAt(ReadOnlySpan<byte> name) => Optional(name) is { } member ? Instant(member) : null;

    public int Whole(ReadOnlySpan<byte> name) => checked((int)Scaled(this[name], 0));

    public int? OptionalWhole(ReadOnlySpan<byte> name) => Optional(name) is { } member ? checked((int)Scaled(member, 0)) : null;

    public int Hundredths(ReadOnlySpan<byte> name) => checked((int)Scaled(this[name], 2));

    public int? OptionalHundredths(ReadOnlySpan<byte> name) => Optional(name) is { } member ? checked((int)Scaled(member, 2)) : null;

    public long Money(ReadOnlySpan<byte> name) => Money(this[name]);

    public long? OptionalMoney(ReadOnlySpan<byte> name) => Optional(name) is { } member ? Money(member) : null;

    public static long Scaled(JsonElement number, int decimals) =>
        ExactNumber.TryParse(JsonMarshal.GetRawUtf8Value(number), out var exact) && exact.TryScale(decimals, out var scaled)
            ? scaled
            : throw new FormatException($"{number} has more than {decimals} decimals or is too large.");

    private static Instant Instant(JsonElement text) =>
        Rfc3339.TryParse(text.GetString()!, out var at) ? at : throw new FormatException($"'{text}' is not {Rfc3339.Legal}.");

    private long Money(JsonElement money)
    {
        var currency = money.GetProperty("currency"u8).GetString()!;
        Span<byte> code = stackalloc byte[8];
        if (!Encoding.UTF8.TryGetBytes(currency, code, out var length) ||
            _currencies.Convert(Scaled(money.GetProperty("minor"u8), 0), code[..length], Key.Time, out var minor) != Conversion.Done)
            throw new FormatException($"{money} has no rate at {Key.Time}, or is too large.");
        return minor;
    }
}
