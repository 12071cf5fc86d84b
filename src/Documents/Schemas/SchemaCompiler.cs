using System.Text;
using System.Text.Json;

namespace PemActors.Documents.Schemas;

/// <summary>
/// Compiles JSON Schemas. A keyword outside the set that we use throws, so a schema can never ask for something that is
/// silently not checked.
/// </summary>
public static class SchemaCompiler
{
    private const int MaxMembers = 64;

    /// <summary>Compiles a schema; a <c>$ref</c> is looked up by its fragment in the document itself, else in <paramref name="common"/>.</summary>
    /// <exception cref="NotSupportedException">The schema uses a keyword or reference that is not supported.</exception>
    public static Schema Compile(JsonElement root, JsonElement common) => Compile(root, root, common);

    private static Schema Compile(JsonElement node, JsonElement root, JsonElement common)
    {
        if (node.TryGetProperty("$ref", out var reference)) return Compile(Resolve(reference.GetString()!, root, common), root, common);
        if (node.TryGetProperty("oneOf", out var choices)) return Nullable(choices, root, common);
        var schema = new Schema { Title = node.TryGetProperty("title", out var title) ? title.GetString()! : "" };
        foreach (var keyword in node.EnumerateObject())
            Apply(schema, keyword, node, root, common);
        return schema;
    }

    private static void Apply(Schema schema, JsonProperty keyword, JsonElement node, JsonElement root, JsonElement common)
    {
        var value = keyword.Value;
        switch (keyword.Name)
        {
            case "type": schema.Types = Types(value); break;
            case "properties": schema.Members = Members(value, node, root, common, out schema.RequiredMask); break;
            case "required": break;
            case "additionalProperties":
                schema.AllowsOthers = value.ValueKind != JsonValueKind.False;
                if (value.ValueKind == JsonValueKind.Object) schema.Others = Compile(value, root, common);
                break;
            case "items": schema.Items = Compile(value, root, common); break;
            case "minItems": schema.MinItems = value.GetInt32(); break;
            case "maxItems": schema.MaxItems = value.GetInt32(); break;
            case "uniqueItems": schema.UniqueItems = value.GetBoolean(); break;
            case "enum":
                schema.Values = [.. value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => Encoding.UTF8.GetBytes(v.GetString()!))];
                break;
            case "minimum": schema.Minimum = Number(value); break;
            case "maximum": schema.Maximum = Number(value); break;
            case "multipleOf": schema.MaxDecimals = Decimals(value); break;
            case "minLength": schema.MinLength = value.GetInt32(); break;
            case "maxLength": schema.MaxLength = value.GetInt32(); break;
            case "pattern": schema.Pattern = TextForm.Of(value.GetString()!); break;
            case "format": schema.IsInstant = value.GetString() == "date-time" ? true : throw Unsupported(value.GetString()!); break;
            case "x-pem-money": schema.IsMoney = value.GetBoolean(); break;
            case "$schema" or "$id" or "$defs" or "title" or "description" or "default" or "examples" or "x-pem-subject" or "x-pem-class": break;
            default: throw Unsupported(keyword.Name);
        }
    }

    private static SchemaMember[] Members(JsonElement properties, JsonElement node, JsonElement root, JsonElement common, out ulong mask)
    {
        var required = node.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(n => n.GetString()!).ToHashSet() : [];
        SchemaMember[] members = [.. properties.EnumerateObject().Select(p =>
            new SchemaMember(p.Name, Encoding.UTF8.GetBytes(p.Name), Compile(p.Value, root, common), required.Contains(p.Name)))];
        if (members.Length > MaxMembers) throw Unsupported($"more than {MaxMembers} properties");
        if (required.FirstOrDefault(name => members.All(m => m.Name != name)) is { } lost) throw Unsupported($"required '{lost}' without a property");
        mask = 0;
        for (var i = 0; i < members.Length; i++)
            if (members[i].Required) mask |= 1UL << i;
        return members;
    }

    private static Schema Nullable(JsonElement choices, JsonElement root, JsonElement common)
    {
        if (choices.GetArrayLength() != 2 || choices[1].ToString() is not { } second || JsonDocument.Parse(second).RootElement.GetProperty("type").ToString() != "null")
            throw Unsupported("oneOf other than [schema, null]");
        return Compile(choices[0], root, common).OrNull();
    }

    private static JsonElement Resolve(string reference, JsonElement root, JsonElement common)
    {
        const string Marker = "#/$defs/";
        var at = reference.IndexOf(Marker, StringComparison.Ordinal);
        if (at < 0) throw Unsupported(reference);
        var name = reference[(at + Marker.Length)..];
        foreach (var document in new[] { root, common })
            if (document.TryGetProperty("$defs", out var definitions) && definitions.TryGetProperty(name, out var found)) return found;
        throw Unsupported(reference);
    }

    private static JsonTypes Types(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Aggregate(JsonTypes.Any, (all, one) => all | Types(one))
            : Enum.TryParse<JsonTypes>(value.GetString(), ignoreCase: true, out var type) && type != JsonTypes.Any ? type : throw Unsupported(value.GetString()!);

    private static ExactNumber Number(JsonElement value) =>
        ExactNumber.TryParse(Encoding.UTF8.GetBytes(value.GetRawText()), out var number) ? number : throw Unsupported(value.GetRawText());

    private static int Decimals(JsonElement value) => Number(value) is { Digits: 1, Exponent: <= 0 } unit ? -unit.Exponent : throw Unsupported($"multipleOf {value.GetRawText()}");

    private static NotSupportedException Unsupported(string what) => new($"The schema asks for {what}, which this validator does not know.");
}
