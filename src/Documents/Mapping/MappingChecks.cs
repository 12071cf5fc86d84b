using System.Text.Json;
using PemActors.Documents.Events;
using PemActors.Documents.Schemas;
using PemActors.Documents.Yaml;

namespace PemActors.Documents.Mapping;

/// <summary>What the schema of mappings cannot say.</summary>
internal static class MappingChecks
{
    private static readonly string[] Origins = ["column", "value", "template"];

    public static void Check(StrictYaml document, JsonElement root)
    {
        var type = root.GetProperty("type").GetString()!;
        if (!EventCatalog.TryFind(type, out _)) document.Fault("/type", $"/type is '{type}'; legal are the types of the event contract.");
        Member(document, root.GetProperty("time"), "/time");
        var paths = root.GetProperty("data").EnumerateObject().Select(p => p.Name).ToList();
        foreach (var member in root.GetProperty("data").EnumerateObject())
        {
            var pointer = JsonPointer.Append("/data", member.Name);
            Member(document, member.Value, pointer);
            if (member.Name.Split('/').Any(step => step.Length == 0)) document.Fault(pointer, $"{pointer} has an empty step; legal are names parted by one slash.");
            if (paths.Any(other => other.StartsWith($"{member.Name}/", StringComparison.Ordinal))) document.Fault(pointer, $"{pointer} is a value and has members as well; legal is one of the two.");
        }
    }

    private static void Member(StrictYaml document, JsonElement member, string pointer)
    {
        bool Has(string name) => member.TryGetProperty(name, out _);
        var kind = Has("as") ? member.GetProperty("as").GetString() : "text";
        if (Origins.Count(Has) != 1) document.Fault(pointer, $"{pointer} needs one of column, value and template; legal is exactly one.");
        if (kind == "money" && Has("currency") == Has("currencyColumn")) document.Fault(pointer, $"{pointer} is money; legal is exactly one of currency and currencyColumn.");
        if (Has("zone") && !TimeZoneInfo.TryFindSystemTimeZoneById(member.GetProperty("zone").GetString()!, out _))
            document.Fault($"{pointer}/zone", $"{pointer}/zone is '{member.GetProperty("zone").GetString()}'; legal are IANA time zones such as Europe/Berlin.");
    }
}
