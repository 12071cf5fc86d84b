namespace PemActors.Rulebook.Primitives;

/// <summary>Names a partner; 1–64 of <c>A-Z a-z 0-9 . _ : -</c>. Ordered by bytes.</summary>
public readonly record struct PartnerId(string Value) : IComparable<PartnerId>
{
    /// <inheritdoc/>
    public int CompareTo(PartnerId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The id itself.</summary>
    public override string ToString() => Value;
}

/// <summary>Names an opportunity; 1–64 of <c>A-Z a-z 0-9 . _ : -</c>. Ordered by bytes.</summary>
public readonly record struct OpportunityId(string Value) : IComparable<OpportunityId>
{
    /// <inheritdoc/>
    public int CompareTo(OpportunityId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The id itself.</summary>
    public override string ToString() => Value;
}

/// <summary>Names an incentive; 1–64 of <c>A-Z a-z 0-9 . _ : -</c>. Ordered by bytes.</summary>
public readonly record struct IncentiveId(string Value) : IComparable<IncentiveId>
{
    /// <inheritdoc/>
    public int CompareTo(IncentiveId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The id itself.</summary>
    public override string ToString() => Value;
}

/// <summary>Names a conflict; 1–64 of <c>A-Z a-z 0-9 . _ : -</c>. Ordered by bytes.</summary>
public readonly record struct ConflictId(string Value) : IComparable<ConflictId>
{
    /// <inheritdoc/>
    public int CompareTo(ConflictId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The id itself.</summary>
    public override string ToString() => Value;
}

/// <summary>Names a payout, an MDF request or a SPIF claim within its incentive; 1–64 of <c>A-Z a-z 0-9 . _ : -</c>. Ordered by bytes.</summary>
public readonly record struct PayoutId(string Value) : IComparable<PayoutId>
{
    /// <inheritdoc/>
    public int CompareTo(PayoutId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The id itself.</summary>
    public override string ToString() => Value;
}

/// <summary>What a subject is; each kind has an id space of its own.</summary>
public enum SubjectKind : byte
{
    /// <summary>A partner company.</summary>
    Partner = 1,

    /// <summary>A sales opportunity.</summary>
    Opportunity = 2,

    /// <summary>An incentive under the program.</summary>
    Incentive = 3,

    /// <summary>A conflict between partners over an opportunity.</summary>
    Conflict = 4,

    /// <summary>The program document, in all its versions.</summary>
    Program = 5,

    /// <summary>A customer account and product line.</summary>
    Account = 6,

    /// <summary>A cadence at which documents are made.</summary>
    Cadence = 7,
}

/// <summary>An entity that has a journal of its own: a kind and an id within it. Printed as <c>kind/id</c>.</summary>
/// <param name="Kind">The id space.</param>
/// <param name="Id">1–64 of <c>A-Z a-z 0-9 . _ : -</c>; of an account two such with <c>~</c> between them.</param>
public readonly record struct Subject(SubjectKind Kind, string Id)
{
    /// <summary>The subject of a partner.</summary>
    public static Subject Of(PartnerId id) => new(SubjectKind.Partner, id.Value);

    /// <summary>The subject of an opportunity.</summary>
    public static Subject Of(OpportunityId id) => new(SubjectKind.Opportunity, id.Value);

    /// <summary>The subject of an incentive.</summary>
    public static Subject Of(IncentiveId id) => new(SubjectKind.Incentive, id.Value);

    /// <summary>The subject of a conflict.</summary>
    public static Subject Of(ConflictId id) => new(SubjectKind.Conflict, id.Value);

    /// <summary>The subject of a customer account and product line, <c>account~productLine</c>.</summary>
    public static Subject OfAccount(string account, string productLine) => new(SubjectKind.Account, $"{account}~{productLine}");

    /// <summary><c>partner/acme</c>, <c>opportunity/o-17</c>, …</summary>
    public override string ToString() => $"{Name(Kind)}/{Id}";

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">The text has no known kind before its first slash.</exception>
    public static Subject Parse(string text)
    {
        var slash = text.IndexOf('/');
        foreach (var kind in Enum.GetValues<SubjectKind>())
            if (slash > 0 && text.AsSpan(0, slash).SequenceEqual(Name(kind)))
                return new(kind, text[(slash + 1)..]);
        throw new FormatException($"'{text}' is not kind/id with a known kind.");
    }

    /// <summary>The word of a kind, as before the slash.</summary>
    public static string Name(SubjectKind kind) => kind switch
    {
        SubjectKind.Partner => "partner",
        SubjectKind.Opportunity => "opportunity",
        SubjectKind.Incentive => "incentive",
        SubjectKind.Conflict => "conflict",
        SubjectKind.Program => "program",
        SubjectKind.Account => "account",
        SubjectKind.Cadence => "cadence",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a subject kind."),
    };
}
