using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PemActors.Benchmarks.Figures;

/// <summary>The figures of one run with the machine they were taken on.</summary>
internal sealed record FigureSheet(string Benchmark, Machine Machine, string Method, IReadOnlyList<Figure> Figures)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A table for people, or JSON for programs.</summary>
    public void Print(TextWriter output, bool json)
    {
        if (json) output.WriteLine(JsonSerializer.Serialize(this, Json));
        else foreach (var line in Lines()) output.WriteLine(line);
    }

    private IEnumerable<string> Lines()
    {
        yield return $"{Benchmark} — {Method}";
        yield return $"{Machine.Cores} cores, {Machine.Processor}, {Machine.Runtime}, {Machine.System}; load {Text(Machine.Load)} at {Machine.At:yyyy-MM-dd HH:mm} UTC";
        foreach (var figure in Figures)
        {
            var aim = figure.Aim is { } wished ? $"   aim {(wished.AtLeast ? '≥' : '≤')} {Text(wished.Value)}: {(wished.IsMet(figure.Value) ? "met" : "missed")}" : "";
            yield return $"  {figure.Name,-46} {Text(figure.Value),12} {figure.Unit,-10}{aim}".TrimEnd();
        }
    }

    private static string Text(double value) => value.ToString(Math.Abs(value) >= 100 ? "N0" : "0.###", CultureInfo.InvariantCulture);
}
