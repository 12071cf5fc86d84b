using ScottPlot;

namespace PemActors.Simulator.Reports.Html;

/// <summary>A chart of rows, each with its label above its mark, so that labels of any length have room on a narrow screen too.</summary>
internal sealed class RowChart
{
    private const int RowHeight = 46;
    private const int AxisHeight = 24;

    // What a row's label and value have together; a value is set in bold and wider.
    private const int Characters = 60;
    private readonly int _rows;
    private readonly double _left;
    private readonly double _right;

    /// <summary>A chart of <paramref name="rows"/> rows over <paramref name="left"/> to <paramref name="right"/>.</summary>
    public RowChart(int rows, double left, double right, Func<double, string>? ticks)
    {
        // A chart of nothing but one value still needs a width, but no scale.
        if (!(right > left)) (left, right, ticks) = (left - 1, left + 1, null);
        (_rows, _left, _right) = (rows, left, right);
        var axis = ticks is null ? 4 : AxisHeight;
        Chart = new(rows * RowHeight + axis, 8, 8, axis, 0);
        Chart.Ticks(ticks, null);
        Chart.Plot.Axes.SetLimits(left, right, 0, rows);
    }

    public Chart Chart { get; }

    /// <summary>The height at which a row's mark has its centre; the mark may reach <see cref="HalfHeight"/> from there.</summary>
    public double Centre(int row) => _rows - row - 0.66;

    /// <summary>Half of the room of a mark, in rows.</summary>
    public const double HalfHeight = 0.2;

    /// <summary>Where a row's mark stands when it grows upward.</summary>
    public double Foot(int row) => Centre(row) - HalfHeight;

    public void Label(int row, string label, string value, Color? valueColor = null)
    {
        var (y, room) = (_rows - row - 0.2, Characters - value.Length * 9 / 8);
        Chart.Text(label.Length <= room ? label : $"{label[..Math.Max(1, room - 1)].TrimEnd()}…", _left, y, Alignment.MiddleLeft);
        Chart.Text(value, _right, y, Alignment.MiddleRight, valueColor ?? Ink.Text, strong: true);
    }

    /// <summary>A line through all rows at <paramref name="x"/>, beside the labels.</summary>
    public void Rule(double x, Color color, LinePattern pattern)
    {
        if (x < _left || x > _right) return;
        for (var row = 0; row < _rows; row++) Chart.Line(x, Centre(row) - 0.3, x, Centre(row) + 0.27, color, 1.5f, pattern);
    }

    /// <summary>An interval with its middle.</summary>
    public void Whisker(int row, double lower, double middle, double upper, Color color, float width = 3)
    {
        Chart.Line(lower, Centre(row), upper, Centre(row), color, width);
        Chart.Dot(middle, Centre(row), color);
    }
}
