using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PemActors.Documents.Schemas;
using PemActors.Rulebook.Primitives;

namespace PemActors.Documents.Mapping;

/// <summary>How one member of an event is made of a row: from a column, a template, or a constant.</summary>
internal sealed record MappedMember(
    string[] Path, string? Column, JsonNode? Constant, string? Template, string As, IReadOnlyDictionary<string, string>? Words,
    string? Format, TimeZoneInfo Zone, string? Currency, string? CurrencyColumn)
{
    private static readonly Regex Braces = new(@"\{([^{}]+)\}", RegexOptions.CultureInvariant);

    /// <summary>The columns it reads.</summary>
    public IEnumerable<string> Columns => new[] { Column, CurrencyColumn }.OfType<string>().Concat(Template is null ? [] : ColumnsOf(Template));

    /// <summary>Where its value comes from, for faults.</summary>
    public string Origin => Column ?? (Template is null ? "(constant)" : string.Join(", ", ColumnsOf(Template)));

    public static MappedMember Of(string path, JsonElement member)
    {
        string? Text(string name) => member.TryGetProperty(name, out var value) ? value.GetString() : null;
        var words = member.TryGetProperty("words", out var map) ? map.EnumerateObject().ToDictionary(w => w.Name, w => w.Value.GetString()!, StringComparer.Ordinal) : null;
        var constant = member.TryGetProperty("value", out var given) ? JsonNode.Parse(given.GetRawText()) : null;
        return new(path.Split('/'), Text("column"), constant, Text("template"), Text("as") ?? "text", words,
            Text("format"), Text("zone") is { } zone ? TimeZoneInfo.FindSystemTimeZoneById(zone) : TimeZoneInfo.Utc, Text("currency"), Text("currencyColumn"));
    }

    public static IEnumerable<string> ColumnsOf(string template) => Braces.Matches(template).Select(m => m.Groups[1].Value);

    public static string Fill(string template, Row row) => Braces.Replace(template, m => row[m.Groups[1].Value]);

    /// <summary>The value for a row; null leaves the member out.</summary>
    public JsonNode? Value(Row row)
    {
        if (Constant is not null) return Constant.DeepClone();
        var cell = Template is null ? row[Column!] : Fill(Template, row);
        if (cell.Length == 0) return null;
        if (Words is not null) cell = Words.TryGetValue(cell, out var word) ? word : throw Fault(cell, $"legal are {string.Join(", ", Words.Keys)}");
        return As switch
        {
            "number" => Number(cell),
            "boolean" => cell.ToLowerInvariant() switch { "true" => true, "false" => false, _ => throw Fault(cell, "legal are true and false") },
            "instant" => At(cell).ToString(),
            "money" => Money(cell, row),
            _ => cell,
        };
    }

    private JsonNode Number(string cell) =>
        ExactNumber.TryParse(Encoding.UTF8.GetBytes(cell), out var number) && Math.Abs(number.Exponent) < 100
            ? JsonNode.Parse(number.ToString())! : throw Fault(cell, "legal is a number with a decimal point, such as 12.5");

    private JsonObject Money(string cell, Row row)
    {
        if (!ExactNumber.TryParse(Encoding.UTF8.GetBytes(cell), out var number) || !number.TryScale(2, out var minor))
            throw Fault(cell, "legal is an amount in major units with at most 2 decimals, such as 1250.50");
        return new JsonObject { ["minor"] = minor, ["currency"] = Currency ?? row[CurrencyColumn!] };
    }

    private Instant At(string cell)
    {
        if (Format is null) return Rfc3339.TryParse(cell, out var at) ? at : throw Fault(cell, $"legal is {Rfc3339.Legal}");
        if (!DateTime.TryParseExact(cell, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) throw Fault(cell, $"legal is a date of the form {Format}");
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        // An hour that the clocks skip does not exist; one that they repeat is taken as its second, in standard time.
        if (Zone.IsInvalidTime(local)) throw Fault(cell, $"legal is a time that exists in {Zone.Id}");
        try
        {
            return new(TimeZoneInfo.ConvertTimeToUtc(local, Zone).Ticks);
        }
        catch (ArgumentException)
        {
            throw Fault(cell, "legal is a date within the years 1 to 9999");
        }
    }

    private RowFault Fault(string value, string legal) => new(Origin, value, legal);
}
