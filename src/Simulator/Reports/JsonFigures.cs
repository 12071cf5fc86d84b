using System.Text.Json;
using PemActors.Simulator.Statistics;

namespace PemActors.Simulator.Reports;

/// <summary>How figures stand in JSON.</summary>
internal static class JsonFigures
{
    public static void WriteList<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> members)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            members(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>n, mean, deviation, half-width and interval: none without the others.</summary>
    public static void WriteEstimate(this Utf8JsonWriter json, Estimate estimate, double confidence)
    {
        json.WriteNumber("n", estimate.Count);
        json.WriteFigure("mean", estimate.Mean);
        json.WriteFigure("deviation", estimate.Deviation);
        json.WriteFigure("halfWidth", estimate.HalfWidth(confidence));
        json.WriteInterval("interval", estimate.At(confidence));
    }

    public static void WriteInterval(this Utf8JsonWriter json, string name, Interval interval)
    {
        json.WriteStartArray(name);
        Value(json, interval.Lower);
        Value(json, interval.Upper);
        json.WriteEndArray();
    }

    public static void WriteFigure(this Utf8JsonWriter json, string name, double value)
    {
        json.WritePropertyName(name);
        Value(json, value);
    }

    private static void Value(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value)) json.WriteNumberValue(value);
        else json.WriteNullValue();
    }
}
