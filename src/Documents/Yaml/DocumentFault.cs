namespace PemActors.Documents.Yaml;

/// <summary>One fault of a document that people write.</summary>
/// <param name="Line">1-based line.</param>
/// <param name="Column">1-based column.</param>
/// <param name="Path">Where in the document, such as <c>health.weights.activity</c>; empty for the whole.</param>
/// <param name="Value">What stands there; null for an object, a list or nothing.</param>
/// <param name="Detail">A sentence that names the fault and what is legal.</param>
public sealed record DocumentFault(int Line, int Column, string Path, string? Value, string Detail)
{
    /// <summary>As people read it: place first.</summary>
    public override string ToString() => $"line {Line}, column {Column}: {Detail}";
}
