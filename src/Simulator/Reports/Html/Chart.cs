using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ScottPlot;

namespace PemActors.Simulator.Reports.Html;

/// <summary>
/// A drawing of ScottPlot's as inline SVG. Colours are placeholders that become CSS variables, so that one drawing serves the light and the
/// dark theme; text keeps its anchor but not its measured glyphs, so that it looks right in whatever font the reader has.
/// </summary>
internal sealed partial class Chart
{
    public const int Width = 400;
    private const int FontSize = 12;

    public Chart(int height, float left, float right, float bottom, float top)
    {
        Height = height;
        Plot.FigureBackground.Color = Colors.Transparent;
        Plot.DataBackground.Color = Colors.Transparent;
        Plot.Layout.Fixed(new PixelPadding(left, right, bottom, top));
        foreach (var axis in new IAxis[] { Plot.Axes.Left, Plot.Axes.Bottom, Plot.Axes.Right, Plot.Axes.Top })
        {
            axis.FrameLineStyle.Width = 0;
            axis.TickLabelStyle.ForeColor = Ink.Muted;
            axis.TickLabelStyle.FontSize = FontSize - 1;
            axis.MajorTickStyle.Length = 0;
            axis.MinorTickStyle.Length = 0;
        }

        Plot.Grid.MajorLineColor = Ink.Grid;
    }

    public Plot Plot { get; } = new();

    public int Height { get; }

    /// <summary>Ticks that read as they are told; none where that is null.</summary>
    public void Ticks(Func<double, string>? bottom, Func<double, string>? left)
    {
        Ticks(Plot.Axes.Bottom, bottom, 0.6);
        Ticks(Plot.Axes.Left, left, 0.6);
        Plot.Grid.XAxisStyle.IsVisible = bottom is not null;
        Plot.Grid.YAxisStyle.IsVisible = left is not null;
    }

    public void Text(string text, double x, double y, Alignment alignment, Color? color = null, float offsetX = 0, float offsetY = 0, bool strong = false)
    {
        var label = Plot.Add.Text(text, x, y);
        label.LabelFontColor = color ?? Ink.Text;
        label.LabelFontSize = FontSize;
        label.LabelBold = strong;
        label.LabelAlignment = alignment;
        (label.OffsetX, label.OffsetY) = (offsetX, offsetY);
    }

    public void Line(double x1, double y1, double x2, double y2, Color color, float width, LinePattern? pattern = null)
    {
        var line = Plot.Add.Line(x1, y1, x2, y2);
        (line.LineColor, line.LineWidth, line.LinePattern) = (color, width, pattern ?? LinePattern.Solid);
    }

    public void Curve(double[] xs, double[] ys, Color color, float width, LinePattern? pattern = null)
    {
        var curve = Plot.Add.ScatterLine(xs, ys);
        (curve.LineColor, curve.LineWidth, curve.LinePattern) = (color, width, pattern ?? LinePattern.Solid);
    }

    public void Area(double[] xs, double[] low, double[] high, Color fill) =>
        Polygon([.. xs.Zip(low, (x, y) => new Coordinates(x, y)), .. xs.Zip(high, (x, y) => new Coordinates(x, y)).Reverse()], fill);

    public void Polygon(Coordinates[] corners, Color fill)
    {
        var polygon = Plot.Add.Polygon(corners);
        (polygon.FillColor, polygon.LineWidth) = (fill, 0);
    }

    public void Bar(double left, double right, double bottom, double top, Color fill) =>
        Polygon([new(left, bottom), new(left, top), new(right, top), new(right, bottom)], fill);

    public void Dot(double x, double y, Color color, float size = 9)
    {
        var marker = Plot.Add.Marker(x, y);
        (marker.MarkerFillColor, marker.MarkerLineColor, marker.MarkerSize, marker.MarkerShape) = (color, color, size, MarkerShape.FilledCircle);
    }

    public void Ring(double x, double y, Color color)
    {
        var marker = Plot.Add.Marker(x, y);
        (marker.MarkerLineColor, marker.MarkerLineWidth, marker.MarkerSize, marker.MarkerShape) = (color, 2, 10, MarkerShape.OpenCircle);
    }

    /// <summary>The drawing, described by <paramref name="label"/> for those who do not see it; <paramref name="id"/> is unique in the page.</summary>
    public string Svg(string id, string label)
    {
        var svg = Plot.GetSvgXml(Width, Height);
        svg = svg[svg.IndexOf("<svg", StringComparison.Ordinal)..];
        svg = Whitespace().Replace(svg, " ").Replace("> <", "><", StringComparison.Ordinal);
        svg = OpeningTag().Replace(svg, $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(label)}\">", 1);
        svg = TextTag().Replace(svg, Anchor);
        svg = Placeholder().Replace(svg, match => $"\"var(--{Ink.Names[Convert.ToInt32(match.Groups[1].Value, 16)]})\"");
        // Skia numbers clips through the life of the process: here they count from 0 in each drawing.
        var clips = new Dictionary<string, int>(StringComparer.Ordinal);
        return ClipId().Replace(svg, match =>
        {
            clips.TryAdd(match.Value, clips.Count);
            return $"{id}-{clips[match.Value]}";
        });
    }

    // Skia gives the place of every glyph in the font that it measured with. Where the first stands tells the anchor.
    private static string Anchor(Match match)
    {
        var places = match.Groups["x"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        double[] xs = [.. places.Select(x => double.Parse(x, CultureInfo.InvariantCulture))];
        var y = match.Groups["y"].Value.Split(',')[0];
        var advance = xs.Length > 1 ? (xs[^1] - xs[0]) / (xs.Length - 1) : 0.6 * FontSize;
        var share = -xs[0] / (xs[^1] - xs[0] + advance);
        var anchor = share < 0.25 ? "start" : share < 0.75 ? "middle" : "end";
        return $"<text{FontFamily().Replace(match.Groups["before"].Value, "")} text-anchor=\"{anchor}\" y=\"{y}\">{match.Groups["text"].Value.Trim()}</text>";
    }

    private static void Ticks(IAxis axis, Func<double, string>? label, double density) => axis.TickGenerator = label is null
        ? new ScottPlot.TickGenerators.EmptyTickGenerator()
        : new ScottPlot.TickGenerators.NumericAutomatic { LabelFormatter = label, TickDensity = density, IntegerTicksOnly = false };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();

    [GeneratedRegex("<svg[^>]*>")]
    private static partial Regex OpeningTag();

    [GeneratedRegex("<text(?<before>[^>]*?) x=\"(?<x>[^\"]*)\" y=\"(?<y>[^\"]*)\">(?<text>[^<]*)</text>")]
    private static partial Regex TextTag();

    [GeneratedRegex(" font-family=\"[^\"]*\"")]
    private static partial Regex FontFamily();

    [GeneratedRegex("cl_[0-9a-fA-F]+")]
    private static partial Regex ClipId();

    [GeneratedRegex("\"#0A0B([0-9A-F]{2})\"")]
    private static partial Regex Placeholder();
}

/// <summary>Colours by what they mean; each stands for the CSS variable of its name.</summary>
internal static class Ink
{
    public static readonly string[] Names = ["ink", "muted", "grid", "accent", "base", "good", "bad", "s1", "s2", "s3", "s4", "s5", "s6"];

    private const int FirstSeries = 7;

    public static Color Text => Of(0);
    public static Color Muted => Of(1);
    public static Color Grid => Of(2);
    public static Color Accent => Of(3);
    public static Color Base => Of(4);
    public static Color Good => Of(5);
    public static Color Bad => Of(6);

    /// <summary>The colour of a scenario by its place: the baseline's, then six in turn.</summary>
    public static Color Scenario(int index) => index == 0 ? Base : Of(FirstSeries + (index - 1) % (Names.Length - FirstSeries));

    /// <summary>The variable's name of that colour.</summary>
    public static string ScenarioName(int index) => index == 0 ? "base" : Names[FirstSeries + (index - 1) % (Names.Length - FirstSeries)];

    private static Color Of(int index) => new(0x0A, 0x0B, (byte)index);
}
