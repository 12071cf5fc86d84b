using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Cadence;

/// <summary>A table of a document.</summary>
/// <param name="Name">Kebab-case.</param>
/// <param name="Columns">In order.</param>
/// <param name="Rows">In order; each has a cell per column, of the column's kind, or null where nothing is known.</param>
public sealed record Section(string Name, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<Cell?>> Rows);

/// <summary>A column: a name in kebab-case, and the kind of all its cells.</summary>
public sealed record Column(string Name, CellKind Kind);

/// <summary>What a cell holds.</summary>
public enum CellKind : byte
{
    /// <summary>Words.</summary>
    Text,
    /// <summary>A whole number.</summary>
    Count,
    /// <summary>Minor units of the installation's currency.</summary>
    Money,
    /// <summary>A share or a ratio, in ppm.</summary>
    Share,
    /// <summary>A score or a mean, in hundredths.</summary>
    Score,
    /// <summary>An instant.</summary>
    Date,
    /// <summary>A partner, an opportunity, a conflict or an incentive.</summary>
    Id,
}

/// <summary>A value in a table.</summary>
public abstract record Cell
{
    private Cell()
    {
    }

    /// <summary>Words.</summary>
    public sealed record Text(string Value) : Cell;

    /// <summary>A whole number.</summary>
    public sealed record Count(long Value) : Cell;

    /// <summary>Minor units of the installation's currency.</summary>
    public sealed record Money(long Minor) : Cell;

    /// <summary>A share or a ratio, in ppm.</summary>
    public sealed record Share(long Ppm) : Cell;

    /// <summary>A score or a mean, in hundredths.</summary>
    public sealed record Score(long Hundredths) : Cell;

    /// <summary>An instant.</summary>
    public sealed record Date(Instant At) : Cell;

    /// <summary>An entity that has a page of its own.</summary>
    public sealed record Id(Subject Subject) : Cell;
}
