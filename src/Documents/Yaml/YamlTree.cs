using PemActors.Documents.Schemas;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PemActors.Documents.Yaml;

/// <summary>
/// Reads a YAML text strictly: one document, each key once, no anchors, no tags, no keys but texts, at most 32 deep. Reads on after
/// each fault except a broken syntax and too deep a nesting, so that all are told at once.
/// </summary>
internal sealed class YamlTree
{
    private const int MaxDepth = 32;
    private const int MaxCharacters = 1_000_000;

    private readonly Parser _parser;
    private readonly List<DocumentFault> _faults = [];

    private YamlTree(string text) => _parser = new(new StringReader(text));

    /// <summary>The document's root, null when there is none, and what is wrong so far.</summary>
    public static (YamlNode? Root, List<DocumentFault> Faults) Read(string text)
    {
        var tree = new YamlTree(text);
        if (text.Length > MaxCharacters)
        {
            tree.Fault(Mark.Empty, "", null, $"The document has {text.Length} characters; legal are at most {MaxCharacters}");
            return (null, tree._faults);
        }
        try
        {
            return (tree.Document(), tree._faults);
        }
        catch (YamlException broken)
        {
            tree.Fault(broken.Start, "", null, $"The text cannot be read as YAML: {broken.InnerException?.Message ?? broken.Message}");
            return (null, tree._faults);
        }
        catch (Exception broken) when (broken is ArgumentException or InvalidOperationException or IndexOutOfRangeException or FormatException or OverflowException or NullReferenceException)
        {
            // The scanner fails in these ways on some broken texts (a mutated default program shows them) instead of saying where.
            tree.Fault(tree._parser.Current?.End ?? Mark.Empty, "", null, "The text cannot be read as YAML after this place");
            return (null, tree._faults);
        }
    }

    private YamlNode? Document()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            Fault(_parser.Current!.Start, "", null, "The document is empty; legal is one object");
            return null;
        }
        var root = Value("", 1);
        _parser.Consume<DocumentEnd>();
        if (_parser.Current is DocumentStart second || (_parser.MoveNext() && _parser.Current is DocumentStart)) Fault(_parser.Current!.Start, "", null, "A second document starts here; legal is one");
        return root;
    }

    private YamlNode Value(string path, int depth)
    {
        if (_parser.Current is not ParsingEvent current) throw new YamlException("The document ends too early.");
        // Reading on would cost the scanner time by the square of the depth.
        if (depth > MaxDepth) throw new YamlException(current.Start, current.End, $"it is nested more than {MaxDepth} deep; legal are at most {MaxDepth} levels");
        if (current is NodeEvent { Anchor.IsEmpty: false } or AnchorAlias) Fault(current.Start, path, null, $"{Name(path)} uses an anchor; legal are plain values");
        if (current is NodeEvent { Tag.IsEmpty: false }) Fault(current.Start, path, null, $"{Name(path)} has a tag; legal are plain values");
        switch (current)
        {
            case Scalar scalar:
                _parser.MoveNext();
                return new YamlNode.Scalar((int)scalar.Start.Line, (int)scalar.Start.Column, scalar.Value, scalar.Style == ScalarStyle.Plain);
            case MappingStart start:
                _parser.MoveNext();
                return Map(start, path, depth);
            case SequenceStart start:
                _parser.MoveNext();
                var items = new List<YamlNode>();
                while (!_parser.TryConsume<SequenceEnd>(out _)) items.Add(Value($"{path}[{items.Count}]", depth + 1));
                return new YamlNode.List((int)start.Start.Line, (int)start.Start.Column, items);
            default:
                _parser.MoveNext();
                return Null(current.Start);
        }
    }

    private YamlNode.Map Map(MappingStart start, string path, int depth)
    {
        var entries = new List<YamlNode.Entry>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var at = _parser.Current!.Start;
            var key = Value(path, depth + 1) is YamlNode.Scalar scalar ? scalar.Text : null;
            var inner = key is null || path.Length == 0 ? key ?? path : $"{path}.{key}";
            var value = Value(inner, depth + 1);
            if (key is null) Fault(at, path, null, $"{Name(path)} has a key that is not a text; legal are texts");
            else if (entries.Find(e => e.Key == key) is { } first) Fault(at, inner, key, $"{inner} stands twice, first in line {first.Line}; legal is once");
            else entries.Add(new(key, (int)at.Line, (int)at.Column, value));
        }
        return new((int)start.Start.Line, (int)start.Start.Column, entries);
    }

    private static YamlNode.Scalar Null(Mark at) => new((int)at.Line, (int)at.Column, "", true);

    private static string Name(string path) => path.Length == 0 ? "The document" : path;

    private void Fault(Mark at, string path, string? value, string detail) =>
        _faults.Add(new((int)at.Line, (int)at.Column, path, value is null ? null : Excerpt.Of(value), detail + "."));
}
