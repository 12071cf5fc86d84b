namespace PemActors.Documents.Yaml;

/// <summary>A value of a YAML document with its place.</summary>
internal abstract record YamlNode(int Line, int Column)
{
    /// <summary>A text, number, truth value or null; only a plain one can be other than a text.</summary>
    public sealed record Scalar(int Line, int Column, string Text, bool IsPlain) : YamlNode(Line, Column);

    /// <summary>Members in order, each key once.</summary>
    public sealed record Map(int Line, int Column, List<Entry> Entries) : YamlNode(Line, Column);

    /// <summary>Items in order.</summary>
    public sealed record List(int Line, int Column, List<YamlNode> Items) : YamlNode(Line, Column);

    /// <summary>A key with its place, and its value.</summary>
    public sealed record Entry(string Key, int Line, int Column, YamlNode Value);
}
