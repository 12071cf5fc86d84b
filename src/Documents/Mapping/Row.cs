namespace PemActors.Documents.Mapping;

/// <summary>One row of a table.</summary>
internal sealed class Row(int number, string[] heading, string[] cells)
{
    public int Number => number;

    public IEnumerable<(string Column, string Value)> Cells => heading.Zip(cells);

    /// <summary>The cell of a column without white space around it; empty when the row is too short.</summary>
    public string this[string column]
    {
        get
        {
            var index = Array.IndexOf(heading, column);
            if (index < 0) throw new RowFault(column, null, $"the table has no such column; legal are {string.Join(", ", heading)}");
            return index < cells.Length ? cells[index].Trim() : "";
        }
    }
}

/// <summary>A cell that does not convert; ends the reading of its row only.</summary>
internal sealed class RowFault(string column, string? value, string why) : Exception(why)
{
    public string Column => column;

    public string? Value => value;
}
