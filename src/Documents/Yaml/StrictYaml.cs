using System.Buffers;
using System.Text;
using System.Text.Json;
using PemActors.Documents.Schemas;

namespace PemActors.Documents.Yaml;

/// <summary>
/// A YAML document as JSON, checked against a schema, with the place of every value. All faults are told at once; further checks are added
/// by <see cref="Fault"/>. Plain <c>true</c>, <c>false</c>, <c>null</c>, <c>~</c> and JSON's numbers are what they look like, everything else is text.
/// </summary>
public sealed class StrictYaml
{
    private readonly YamlNode? _root;
    private readonly List<DocumentFault> _faults;

    private StrictYaml(YamlNode? root, List<DocumentFault> faults) => (_root, _faults) = (root, faults);

    /// <summary>The document; null, with at least one fault, when its syntax is broken.</summary>
    public JsonElement? Root { get; private set; }

    /// <summary>All faults found so far, by line and column.</summary>
    public IReadOnlyList<DocumentFault> Faults => [.. _faults.OrderBy(f => f.Line).ThenBy(f => f.Column)];

    /// <summary>Reads a document and checks it.</summary>
    public static StrictYaml Read(string text, Schema schema)
    {
        var (root, faults) = YamlTree.Read(text);
        var yaml = new StrictYaml(root, faults);
        if (root is null) return yaml;
        var json = new ArrayBufferWriter<byte>(text.Length + 256);
        Write(json, root);
        yaml.Root = JsonDocument.Parse(json.WrittenMemory).RootElement;
        foreach (var fault in schema.Validate(json.WrittenSpan)) yaml.Fault(fault.Pointer, fault.Detail);
        return yaml;
    }

    /// <summary>Adds a fault of the value at a JSON pointer, or of the nearest value above it where there is none.</summary>
    public void Fault(string pointer, string detail)
    {
        var (node, line, column) = (_root, _root?.Line ?? 1, _root?.Column ?? 1);
        foreach (var step in JsonPointer.Steps(pointer))
        {
            if (node is YamlNode.Map map && map.Entries.Find(e => e.Key == step) is { } entry) (node, line, column) = (entry.Value, entry.Line, entry.Column);
            else if (node is YamlNode.List list && int.TryParse(step, out var index) && index < list.Items.Count) (node, line, column) = (list.Items[index], list.Items[index].Line, list.Items[index].Column);
            else { node = null; break; }
        }
        var path = Path(pointer);
        var sentence = pointer.Length > 0 && detail.StartsWith(pointer, StringComparison.Ordinal) ? path + detail[pointer.Length..] : detail;
        _faults.Add(new(line, column, path, node is YamlNode.Scalar scalar ? Excerpt.Of(scalar.Text) : null, sentence));
    }

    private static string Path(string pointer)
    {
        var path = new StringBuilder();
        foreach (var step in JsonPointer.Steps(pointer))
        {
            if (int.TryParse(step, out var index)) path.Append($"[{index}]");
            else path.Append(path.Length == 0 ? step : $".{step}");
        }
        return path.ToString();
    }

    private static void Write(ArrayBufferWriter<byte> json, YamlNode node)
    {
        switch (node)
        {
            case YamlNode.Map map:
                json.Write("{"u8);
                for (var i = 0; i < map.Entries.Count; i++)
                {
                    if (i > 0) json.Write(","u8);
                    WriteText(json, map.Entries[i].Key);
                    json.Write(":"u8);
                    Write(json, map.Entries[i].Value);
                }
                json.Write("}"u8);
                break;
            case YamlNode.List list:
                json.Write("["u8);
                for (var i = 0; i < list.Items.Count; i++)
                {
                    if (i > 0) json.Write(","u8);
                    Write(json, list.Items[i]);
                }
                json.Write("]"u8);
                break;
            case YamlNode.Scalar { IsPlain: true, Text: "" or "~" or "null" }:
                json.Write("null"u8);
                break;
            case YamlNode.Scalar { IsPlain: true } scalar when scalar.Text is "true" or "false" || IsNumber(scalar.Text):
                json.Write(Encoding.UTF8.GetBytes(scalar.Text));
                break;
            case YamlNode.Scalar scalar:
                WriteText(json, scalar.Text);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static void WriteText(ArrayBufferWriter<byte> json, string text)
    {
        json.Write("\""u8);
        // Half a surrogate pair becomes the replacement character here; its text is of no legal form anyway.
        json.Write(JsonEncodedText.Encode(Encoding.UTF8.GetBytes(text)).EncodedUtf8Bytes);
        json.Write("\""u8);
    }

    private static bool IsNumber(string text)
    {
        if (text.Length == 0 || (text[0] != '-' && !char.IsAsciiDigit(text[0]))) return false;
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
            return reader.Read() && reader.TokenType == JsonTokenType.Number && reader.BytesConsumed == Encoding.UTF8.GetByteCount(text) && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
