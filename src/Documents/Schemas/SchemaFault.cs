namespace PemActors.Documents.Schemas;

/// <summary>What is wrong with a value, in order of precedence.</summary>
public enum SchemaFaultKind : byte
{
    /// <summary>A required member is not there.</summary>
    Missing,
    /// <summary>Another JSON type than the schema asks for.</summary>
    WrongType,
    /// <summary>A text that is not one of those allowed, or not of the form asked for.</summary>
    BadValue,
    /// <summary>A number, length or count outside its range.</summary>
    OutOfRange,
    /// <summary>A currency without a rate at the time in question.</summary>
    UnknownCurrency,
    /// <summary>A member the schema does not know, where it allows no others.</summary>
    UnknownMember,
}

/// <summary>One fault of a value.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Pointer">JSON pointer to the value; for a missing member, to where it should be.</param>
/// <param name="Detail">A sentence that names the fault and what is legal.</param>
public readonly record struct SchemaFault(SchemaFaultKind Kind, string Pointer, string Detail);
