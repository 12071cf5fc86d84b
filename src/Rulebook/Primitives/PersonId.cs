namespace PemActors.Rulebook.Primitives;

/// <summary>Names a person who gives commands, in whatever role: the same person through two roles has one id. Ordered by bytes.</summary>
public readonly record struct PersonId(string Value) : IComparable<PersonId>
{
    /// <inheritdoc/>
    public int CompareTo(PersonId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The id itself.</summary>
    public override string ToString() => Value;
}
