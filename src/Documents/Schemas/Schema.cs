using System.Text;
using PemActors.Documents.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Documents.Schemas;

/// <summary>JSON types a schema allows.</summary>
[Flags]
public enum JsonTypes : byte
{
    /// <summary>None named: any type is allowed.</summary>
    Any = 0,
    /// <summary>The literal null.</summary>
    Null = 1,
    /// <summary>true or false.</summary>
    Boolean = 2,
    /// <summary>A text.</summary>
    String = 4,
    /// <summary>A number.</summary>
    Number = 8,
    /// <summary>A number without a fractional part; 12.0 is one.</summary>
    Integer = 16,
    /// <summary>An object.</summary>
    Object = 32,
    /// <summary>An array.</summary>
    Array = 64,
}

/// <summary>
/// A JSON Schema (2020-12, the keywords our documents use) compiled to arrays. Immutable and safe for many threads.
/// Validation reads UTF-8 JSON in one pass and allocates only for faults.
/// </summary>
public sealed class Schema
{
    internal JsonTypes Types;
    internal SchemaMember[] Members = [];
    internal ulong RequiredMask;
    internal bool AllowsOthers = true;
    internal Schema? Others;
    internal Schema? Items;
    internal int MinItems;
    internal int MaxItems = int.MaxValue;
    internal bool UniqueItems;
    internal byte[][]? Values;
    internal ExactNumber? Minimum;
    internal ExactNumber? Maximum;
    internal int MaxDecimals = -1;
    internal int MinLength;
    internal int MaxLength = int.MaxValue;
    internal TextForm? Pattern;
    internal bool IsInstant;
    internal bool IsMoney;

    internal Schema() { }

    /// <summary>The schema's <c>title</c>; empty when it has none.</summary>
    public string Title { get; internal init; } = "";

    /// <summary>Checks a JSON value and returns every fault found, at most 100, in document order.</summary>
    /// <param name="utf8">One well-formed JSON value, at most 1,000 levels deep.</param>
    /// <param name="pointer">Where the value stands; put before every fault's pointer.</param>
    public IReadOnlyList<SchemaFault> Validate(ReadOnlySpan<byte> utf8, string pointer = "")
    {
        var walk = new SchemaWalk(utf8, pointer, null);
        walk.Document(this);
        return (IReadOnlyList<SchemaFault>?)walk.Faults ?? [];
    }

    /// <summary>The same, with a fault for each amount of money whose currency has no rate at an instant, or that is too large once converted.</summary>
    public IReadOnlyList<SchemaFault> Validate(ReadOnlySpan<byte> utf8, CurrencyConverter currencies, Instant at)
    {
        var walk = new SchemaWalk(utf8, "", currencies) { At = at };
        walk.Document(this);
        return (IReadOnlyList<SchemaFault>?)walk.Faults ?? [];
    }

    internal Schema OrNull()
    {
        var copy = (Schema)MemberwiseClone();
        copy.Types |= JsonTypes.Null;
        return copy;
    }

    internal string LegalValues() => string.Join(", ", Values!.Select(Encoding.UTF8.GetString));
}

/// <summary>A member that a schema names.</summary>
internal sealed record SchemaMember(string Name, byte[] Utf8Name, Schema Schema, bool Required);
