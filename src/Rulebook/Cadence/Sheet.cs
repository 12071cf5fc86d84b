using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Cadence;

/// <summary>Makes a section of items already in order, column by column.</summary>
internal sealed class Sheet<T>(string name, IEnumerable<T> items)
{
    private readonly T[] items = [.. items];
    private readonly List<Column> columns = [];
    private readonly List<Func<T, Cell?>> cells = [];

    public Section Section => new(name, columns, [.. items.Select(item => (IReadOnlyList<Cell?>)[.. cells.Select(cell => cell(item))])]);

    public Sheet<T> Text(string column, Func<T, string?> value) => Add(column, CellKind.Text, item => value(item) is { } text ? new Cell.Text(text) : null);

    public Sheet<T> Word<TWord>(string column, Func<T, TWord> value) where TWord : struct, Enum => Text(column, item => Primitives.Word.Of(value(item)));

    public Sheet<T> Count(string column, Func<T, long?> value) => Add(column, CellKind.Count, item => value(item) is { } count ? new Cell.Count(count) : null);

    public Sheet<T> Money(string column, Func<T, long?> value) => Add(column, CellKind.Money, item => value(item) is { } minor ? new Cell.Money(minor) : null);

    public Sheet<T> Share(string column, Func<T, long?> value) => Add(column, CellKind.Share, item => value(item) is { } ppm ? new Cell.Share(ppm) : null);

    /// <summary>A part of a whole in ppm, half to even; nothing of nothing.</summary>
    public Sheet<T> Share(string column, Func<T, long> part, Func<T, long> whole) =>
        Share(column, item => whole(item) == 0 ? null : Ratio.Shown((Int128)part(item) * 1_000_000, whole(item)));

    public Sheet<T> Score(string column, Func<T, long?> value) => Add(column, CellKind.Score, item => value(item) is { } hundredths ? new Cell.Score(hundredths) : null);

    public Sheet<T> Date(string column, Func<T, Instant> value) => Add(column, CellKind.Date, item => new Cell.Date(value(item)));

    public Sheet<T> Partner(Func<T, PartnerId?> value) => Id("partner", item => value(item) is { } partner ? Subject.Of(partner) : null);

    public Sheet<T> Opportunity(Func<T, OpportunityId> value) => Id("opportunity", item => Subject.Of(value(item)));

    public Sheet<T> Incentive(Func<T, IncentiveId> value) => Id("incentive", item => new(SubjectKind.Incentive, value(item).Value));

    public Sheet<T> Conflict(Func<T, ConflictId> value) => Id("conflict", item => new(SubjectKind.Conflict, value(item).Value));

    private Sheet<T> Id(string column, Func<T, Subject?> value) => Add(column, CellKind.Id, item => value(item) is { } subject ? new Cell.Id(subject) : null);

    private Sheet<T> Add(string column, CellKind kind, Func<T, Cell?> cell)
    {
        columns.Add(new(column, kind));
        cells.Add(cell);
        return this;
    }
}

/// <summary>Starts sheets.</summary>
internal static class Sheet
{
    public static Sheet<T> Of<T>(string name, IEnumerable<T> items) => new(name, items);

    /// <summary>A sheet of one row.</summary>
    public static Sheet<T> One<T>(string name, T item) => new(name, [item]);
}
