using System.Text;
using System.Text.Json;
using PemActors.Documents.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Documents.Schemas;

/// <summary>
/// One pass over UTF-8 JSON beside a compiled schema. The path is kept in an array and becomes a pointer only for a fault, so a good
/// value costs no allocation.
/// </summary>
internal ref struct SchemaWalk
{
    private const int MaxFaults = 100;
    private const int MaxSchemaDepth = 64;

    [ThreadStatic] private static PathStep[]? _pathOfThread;

    private readonly PathStep[] _path;
    private readonly string _prefix;
    private readonly CurrencyConverter? _currencies;
    private Utf8JsonReader _reader;
    private int _depth;
    private ExactNumber _lastNumber;
    private ReadOnlySpan<byte> _lastText;

    /// <summary>Starts before the value; money is checked against <paramref name="currencies"/> at <see cref="At"/> unless there are none.</summary>
    public SchemaWalk(ReadOnlySpan<byte> utf8, string prefix, CurrencyConverter? currencies)
    {
        _reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 1_000 });
        _path = _pathOfThread ??= new PathStep[MaxSchemaDepth];
        _prefix = prefix;
        _currencies = currencies;
    }

    /// <summary>The time at which a currency needs a rate.</summary>
    public Instant At { get; init; }

    /// <summary>What was found; null for nothing.</summary>
    public List<SchemaFault>? Faults { get; private set; }

    /// <summary>Whether two members no schema names stood in one object, or one held others, so that duplicates have to be looked for.</summary>
    public bool HasUnknownMembers { get; private set; }

    /// <summary>Whether a member that the schema names stood twice in an object; its pointer.</summary>
    public string? Duplicate { get; private set; }

    /// <summary>Walks the whole value.</summary>
    public void Document(Schema schema)
    {
        _reader.Read();
        Value(schema);
    }

    private void Value(Schema schema)
    {
        var type = TypeOfToken();
        if (schema.Types != JsonTypes.Any && !Allows(schema.Types, type))
        {
            Fault(SchemaFaultKind.WrongType, $"is {Article(type)}{Shown()}; legal is {Names(schema.Types)}");
            if (type is JsonTypes.Object or JsonTypes.Array) SkipUnknown();
            return;
        }
        switch (type)
        {
            case JsonTypes.Object: Object(schema); break;
            case JsonTypes.Array: Array(schema); break;
            case JsonTypes.String: Text(schema); break;
            case JsonTypes.Number: Number(schema); break;
            default: break;
        }
    }

    private void Object(Schema schema)
    {
        var members = schema.Members;
        ulong seen = 0;
        int expected = 0, unknown = 0, faultsBefore = Faults?.Count ?? 0;
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var index = Find(members, expected);
            if (index < 0)
            {
                if (++unknown > 1) HasUnknownMembers = true;
                UnknownMember(schema);
                continue;
            }
            expected = index + 1;
            _path[_depth++] = new(members[index].Name, 0);
            if ((seen & (1UL << index)) != 0) Duplicate ??= Pointer();
            seen |= 1UL << index;
            _reader.Read();
            // An optional member allows null by its schema; a required one that is null is ill-typed.
            Value(members[index].Schema);
            _depth--;
        }
        if ((schema.RequiredMask & ~seen) != 0) Missing(schema, seen);
        if (schema.IsMoney && _currencies is not null && (Faults?.Count ?? 0) == faultsBefore) Money();
    }

    private void UnknownMember(Schema schema)
    {
        if (schema.AllowsOthers && schema.Others is null)
        {
            _reader.Read();
            SkipUnknown();
            return;
        }
        _path[_depth++] = new(_reader.GetString()!, 0);
        if (schema.Others is { } others)
        {
            HasUnknownMembers = true;
            _reader.Read();
            Value(others);
        }
        else
        {
            Fault(SchemaFaultKind.UnknownMember, $"is not known here; legal are {string.Join(", ", schema.Members.Select(m => m.Name))}");
            _reader.Read();
            SkipUnknown();
        }
        _depth--;
    }

    private void Array(Schema schema)
    {
        var count = 0;
        List<byte[]>? items = schema.UniqueItems ? [] : null;
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            if (schema.Items is null) SkipUnknown();
            else
            {
                _path[_depth++] = new(null, count);
                Value(schema.Items);
                if (items is not null && count < schema.MaxItems) Unique(items);
                _depth--;
            }
            count++;
        }
        if (count < schema.MinItems || count > schema.MaxItems)
            Fault(SchemaFaultKind.OutOfRange, $"has {count} items; legal are {schema.MinItems} to {schema.MaxItems}");
    }

    private void Unique(List<byte[]> items)
    {
        var item = _reader.ValueSpan.ToArray();
        if (items.Any(other => other.AsSpan().SequenceEqual(item))) Fault(SchemaFaultKind.BadValue, $"stands in the list before{Shown()}; each item may stand once");
        items.Add(item);
    }

    private void Text(Schema schema)
    {
        var text = _reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(_reader.GetString()!) : _reader.ValueSpan;
        _lastText = text;
        if (text.Length < schema.MinLength || text.Length > schema.MaxLength || schema.MinLength > 1)
        {
            var length = CodePoints(text);
            if (length < schema.MinLength || length > schema.MaxLength)
            {
                Fault(SchemaFaultKind.OutOfRange, $"has {length} characters; legal are {schema.MinLength} to {schema.MaxLength}");
                return;
            }
        }
        if (schema.Values is { } values && !Contains(values, text))
            Fault(SchemaFaultKind.BadValue, $"is{Shown()}; legal are {schema.LegalValues()}");
        if (schema.Pattern is { } form && !form.Matches(text))
            Fault(SchemaFaultKind.BadValue, $"is{Shown()}; legal is a text {form.Description}");
        if (schema.IsInstant && !Rfc3339.TryParse(text, out _))
            Fault(SchemaFaultKind.BadValue, $"is{Shown()}; legal is {Rfc3339.Legal}");
    }

    private void Number(Schema schema)
    {
        var whole = (schema.Types & (JsonTypes.Number | JsonTypes.Integer)) == JsonTypes.Integer;
        if (!ExactNumber.TryParse(_reader.ValueSpan, out var number))
        {
            if (whole || schema.MaxDecimals >= 0 || !_reader.TryGetDecimal(out var rounded) ||
                // More digits than are kept, and the schema does not care how many: the range is judged on 15 decimals.
                !ExactNumber.TryParse(Encoding.UTF8.GetBytes(decimal.Round(rounded, 15).ToString("0.###############")), out number))
            {
                Fault(SchemaFaultKind.OutOfRange, $"is{Shown()}; {Range(schema)}");
                return;
            }
        }
        _lastNumber = number;
        if (whole && !number.TryScale(0, out _))
            Fault(number.Exponent < 0 ? SchemaFaultKind.WrongType : SchemaFaultKind.OutOfRange, $"is{Shown()}; {Range(schema)}");
        else if ((schema.Minimum is { } low && number.CompareTo(low) < 0) || (schema.Maximum is { } high && number.CompareTo(high) > 0))
            Fault(SchemaFaultKind.OutOfRange, $"is{Shown()}; {Range(schema)}");
        else if (schema.MaxDecimals >= 0 && number.Exponent < -schema.MaxDecimals)
            Fault(SchemaFaultKind.OutOfRange, $"is{Shown()}; {Range(schema)}");
    }

    private void Money()
    {
        _lastNumber.TryScale(0, out var minor);
        switch (_currencies!.Convert(minor, _lastText, At, out _))
        {
            case Conversion.NoRate:
                _path[_depth++] = new("currency", 0);
                Fault(SchemaFaultKind.UnknownCurrency, $"is '{Encoding.UTF8.GetString(_lastText)}', which has no rate at {At}; legal are {_currencies.Legal(At)}");
                _depth--;
                break;
            case Conversion.TooLarge:
                Fault(SchemaFaultKind.OutOfRange, $"converts to too much; legal are at most {CurrencyConverter.MaxMinor} minor units of {_currencies.Currency}");
                break;
            default: break;
        }
    }

    private void Missing(Schema schema, ulong seen)
    {
        for (var i = 0; i < schema.Members.Length; i++)
        {
            if (!schema.Members[i].Required || (seen & (1UL << i)) != 0) continue;
            _path[_depth++] = new(schema.Members[i].Name, 0);
            Fault(SchemaFaultKind.Missing, $"is missing; legal is {Names(schema.Members[i].Schema.Types)}");
            _depth--;
        }
    }

    private void SkipUnknown()
    {
        if (_reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray)) return;
        HasUnknownMembers = true;
        _reader.Skip();
    }

    private int Find(SchemaMember[] members, int expected)
    {
        if (_reader.ValueIsEscaped)
        {
            for (var i = 0; i < members.Length; i++)
                if (_reader.ValueTextEquals(members[i].Utf8Name)) return i;
            return -1;
        }
        // Senders keep the order of the contract, so the next member is mostly the one expected.
        var name = _reader.ValueSpan;
        if (expected < members.Length && name.SequenceEqual(members[expected].Utf8Name)) return expected;
        for (var i = 0; i < members.Length; i++)
            if (name.SequenceEqual(members[i].Utf8Name)) return i;
        return -1;
    }

    private readonly JsonTypes TypeOfToken() => _reader.TokenType switch
    {
        JsonTokenType.StartObject => JsonTypes.Object,
        JsonTokenType.StartArray => JsonTypes.Array,
        JsonTokenType.String => JsonTypes.String,
        JsonTokenType.Number => JsonTypes.Number,
        JsonTokenType.True or JsonTokenType.False => JsonTypes.Boolean,
        _ => JsonTypes.Null,
    };

    private static bool Allows(JsonTypes legal, JsonTypes type) =>
        (legal & type) != 0 || (type == JsonTypes.Number && (legal & JsonTypes.Integer) != 0);

    private readonly string Pointer() => JsonPointer.Build(_prefix, _path.AsSpan(0, _depth));

    private void Fault(SchemaFaultKind kind, string sentence)
    {
        Faults ??= [];
        if (Faults.Count >= MaxFaults) return;
        var pointer = Pointer();
        Faults.Add(new(kind, pointer, $"{(pointer.Length == 0 ? "The document" : pointer)} {sentence}."));
    }

    private readonly string Shown() => _reader.TokenType switch
    {
        JsonTokenType.String => $" '{Excerpt.Of(_reader.ValueSpan)}'",
        JsonTokenType.Number => $" {Excerpt.Of(_reader.ValueSpan)}",
        _ => "",
    };

    private static string Range(Schema schema)
    {
        var kind = (schema.Types & JsonTypes.Integer) != 0 && (schema.Types & JsonTypes.Number) == 0 ? "a whole number" : "a number";
        var range = (schema.Minimum, schema.Maximum) switch
        {
            ({ } low, { } high) => $" from {low} to {high}",
            ({ } low, null) => $" from {low} up",
            (null, { } high) => $" up to {high}",
            _ => "",
        };
        return $"legal is {kind}{range}{(schema.MaxDecimals > 0 ? $" with at most {schema.MaxDecimals} decimals" : "")}";
    }

    private static string Article(JsonTypes type) => type switch
    {
        JsonTypes.Object => "an object",
        JsonTypes.Array => "an array",
        JsonTypes.String => "the text",
        JsonTypes.Number => "the number",
        JsonTypes.Boolean => "true or false",
        _ => "null",
    };

    private static string Names(JsonTypes types) =>
        types == JsonTypes.Any ? "any value" : types.ToString().ToLowerInvariant().Replace(", ", " or ", StringComparison.Ordinal);

    private static int CodePoints(ReadOnlySpan<byte> utf8)
    {
        var count = 0;
        foreach (var b in utf8)
            if ((b & 0xC0) != 0x80) count++;
        return count;
    }

    private static bool Contains(byte[][] values, ReadOnlySpan<byte> text)
    {
        foreach (var value in values)
            if (text.SequenceEqual(value)) return true;
        return false;
    }
}
