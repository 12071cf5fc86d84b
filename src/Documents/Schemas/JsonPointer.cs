using System.Text;

namespace PemActors.Documents.Schemas;

/// <summary>JSON pointers (RFC 6901).</summary>
public static class JsonPointer
{
    /// <summary>The pointer one step further down.</summary>
    public static string Append(string pointer, string member) =>
        $"{pointer}/{(member.AsSpan().ContainsAny('~', '/') ? member.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal) : member)}";

    /// <summary>The unescaped steps of a pointer; none for the whole document.</summary>
    public static string[] Steps(string pointer) =>
        pointer.Length == 0 ? [] : [.. pointer[1..].Split('/').Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];

    internal static string Build(string prefix, ReadOnlySpan<PathStep> steps)
    {
        if (steps.IsEmpty) return prefix;
        var text = new StringBuilder(prefix);
        foreach (var step in steps)
            text.Append(step.Name is null ? $"/{step.Index}" : Append("", step.Name));
        return text.ToString();
    }
}

/// <summary>One step of a path: a member's name, or an index where the name is null.</summary>
internal readonly record struct PathStep(string? Name, int Index);
