namespace PemActors.Silo.Imports;

/// <summary>A row of an import that was not taken.</summary>
public sealed record ImportRefusal(long Row, string? Source, string? Id, string Reason, string Pointer, string Detail, long? Quarantine);

/// <summary>What became of a file.</summary>
/// <param name="Rows">Rows read.</param>
/// <param name="Accepted">Taken.</param>
/// <param name="Duplicates">There already.</param>
/// <param name="Refused">In quarantine; the first <see cref="Kept"/> of them are in <paramref name="Refusals"/>.</param>
/// <param name="Seconds">Time it took, settling included.</param>
/// <param name="Refusals">Which rows, and why.</param>
public sealed record ImportReport(long Rows, long Accepted, long Duplicates, long Refused, double Seconds, IReadOnlyList<ImportRefusal> Refusals)
{
    /// <summary>Refusals that a report keeps.</summary>
    public const int Kept = 10_000;
}
